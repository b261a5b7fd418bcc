// SPDX-License-Identifier: Apache-2.0

package import NPMModel

/// Why a text is not an advisory.
package struct AdvisoryError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Code: String, Sendable { case notJSON, notARecord, noIdentifier, tooLarge, damagedFile }

    package var code: Code
    package var message: String
    package var remedy: String

    package var description: String { "\(code.rawValue): \(message) \(remedy)" }
}

extension Advisory {
    /// Bounds of one record. The largest real ones stay far below: none is dropped in silence, what exceeds them is an oddity.
    enum Limit {
        static let bytes = 8 << 20
        static let entries = 10_000
        static let ranges = 2_000
        static let events = 10_000
        static let versions = 100_000
        static let aliases = 200
        static let references = 100
        static let severities = 20
        static let shortText = 500
    }

    /// Reads one OSV record.
    /// - Throws: ``AdvisoryError`` for what is not JSON, is larger than 8 MiB, or has no usable id.
    package init(json bytes: [UInt8]) throws(AdvisoryError) {
        guard bytes.count <= Limit.bytes else {
            throw AdvisoryError(
                code: .tooLarge, message: "A record is \(bytes.count) bytes long; the limit is \(Limit.bytes).",
                remedy: "Look at the source: no real advisory is that large.")
        }
        do {
            try self.init(node: JSONDocument(bytes, options: .init(maximumDepth: 64)).root)
        } catch let error as AdvisoryError {
            throw error
        } catch {
            throw AdvisoryError(
                code: .notJSON, message: "A record is not JSON: \(error).", remedy: "Fetch the advisories again.")
        }
    }

    /// Reads one OSV record.
    /// - Throws: ``AdvisoryError`` for what is not an object or has no usable id.
    package init(node: JSONNode) throws(AdvisoryError) {
        guard node.kind == .object else {
            throw AdvisoryError(
                code: .notARecord, message: "A record is \(node.kind.rawValue), not an object.",
                remedy: "Give OSV records: one object each.")
        }
        guard let id = node["id"]?.string.map(cleaned), !id.isEmpty, id.utf8.count <= 200 else {
            throw AdvisoryError(code: .noIdentifier, message: "A record has no usable id.", remedy: "Give OSV records: each has an id.")
        }
        self.init(id: id, title: "")
        var reader = AdvisoryReader()
        reader.read(node, into: &self)
    }
}

/// Line breaks and control characters become spaces, so that a record cannot draw on a terminal or forge a line of a report.
func cleaned(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnprintable) else { return text }
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { out.append(isUnprintable(scalar) ? " " : scalar) }
    return String(out)
}

private func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // C0, DEL, C1; line and paragraph separators; directional overrides and isolates.
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
}

/// Cuts at a character border.
func bounded(_ text: String, bytes limit: Int) -> String {
    guard text.utf8.count > limit else { return text }
    var out = ""
    var size = 0
    for character in text {
        size += character.utf8.count
        if size > limit { break }
        out.append(character)
    }
    return out
}

/// Takes what it understands from a record's object and notes the rest.
struct AdvisoryReader {
    private var oddities: [Oddity] = []
    private var cwes: Set<String> = []
    /// The record's own `database_specific`.
    private var recordSpecific: JSONNode?

    mutating func read(_ node: JSONNode, into advisory: inout Advisory) {
        let limit = Advisory.Limit.self
        advisory.aliases = strings(node["aliases"], "aliases", limit.aliases).filter { $0 != advisory.id }
        advisory.related = strings(node["related"], "related", limit.aliases)
        readTexts(node, into: &advisory)
        advisory.published = time(node["published"], "published")
        advisory.modified = time(node["modified"], "modified")
        if let withdrawn = node["withdrawn"], !withdrawn.isNull, withdrawn.boolean != false {
            advisory.isWithdrawn = true
            advisory.withdrawn = time(withdrawn, "withdrawn")
        }
        advisory.severities = severities(node["severity"], "severity")
        let specific = node["database_specific"]
        recordSpecific = specific
        advisory.severityWord = specific?["severity"]?.string.flatMap(AdvisorySeverity.init(word:))
        readWeaknesses(specific)
        readAffected(node, into: &advisory)
        readReferences(node, into: &advisory)
        for credit in array(node["credits"], "credits").prefix(limit.references) {
            if let name = credit["name"]?.string { advisory.credits.append(bounded(cleaned(name), bytes: limit.shortText)) }
        }
        advisory.cwes = cwes.sorted()
        advisory.oddities = oddities
    }

    private mutating func readTexts(_ node: JSONNode, into advisory: inout Advisory) {
        let details = node["details"]?.string
        advisory.details = details.map { bounded($0, bytes: Advisory.detailsLimit) }
        let summary = node["summary"]?.string.map { cleaned($0).trimmed } ?? ""
        // Records without a summary, or with an empty one, open their details with what it is about.
        let line = summary.isEmpty ? firstLine(of: advisory.details ?? "") : summary
        advisory.title = bounded(line.isEmpty ? advisory.id : line, bytes: 300)
    }

    private func firstLine(of text: String) -> String {
        for line in text.split(whereSeparator: \.isNewline) {
            let bare = cleaned(String(line)).trimmed.drop { $0 == "#" || $0 == " " || $0 == "-" || $0 == "_" }
            if !bare.isEmpty { return String(bare) }
        }
        return ""
    }

    private mutating func readAffected(_ node: JSONNode, into advisory: inout Advisory) {
        let entries = array(node["affected"], "affected")
        for (index, entry) in entries.enumerated() {
            guard index < Advisory.Limit.entries else {
                note("affected", "more than \(Advisory.Limit.entries) entries; the rest was not read")
                break
            }
            let path = "affected.\(index)"
            guard let package = entry["package"], let ecosystem = package["ecosystem"]?.string, let name = package["name"]?.string else {
                note(path, "no package")
                continue
            }
            // `npm:suffix` would be a variant of the ecosystem, as `Debian:11` is.
            guard ecosystem.lowercased() == "npm" || ecosystem.lowercased().hasPrefix("npm:") else {
                advisory.foreignCount += 1
                continue
            }
            guard !name.isEmpty, name.utf8.count <= 214 * 4 else {
                note(path, "unusable name")
                continue
            }
            advisory.affected.append(affected(entry, name: name, path: path))
        }
    }

    private mutating func affected(_ entry: JSONNode, name: String, path: String) -> Advisory.Affected {
        var out = Advisory.Affected(name: name)
        out.versions = strings(entry["versions"], "\(path).versions", Advisory.Limit.versions)
        out.severities = severities(entry["severity"], "\(path).severity")
        let specific = entry["database_specific"]
        readWeaknesses(specific)
        out.lastKnownRange = specific?["last_known_affected_version_range"]?.string.map { bounded($0, bytes: 300) }
        let npmRange = specific?["npm_vulnerable_versions"] ?? recordSpecific?["npm_vulnerable_versions"]
        out.npmRange = npmRange?.string.map { bounded($0, bytes: 2000) }
        if array(entry["versions"], path).count > Advisory.Limit.versions {
            // What was not read must not look unaffected: a range without events says "cannot tell".
            out.ranges.append(AdvisoryRange(kind: .semver, events: []))
        }
        for (index, range) in array(entry["ranges"], "\(path).ranges").enumerated() {
            guard index < Advisory.Limit.ranges else {
                note("\(path).ranges", "more than \(Advisory.Limit.ranges); the rest was not read")
                out.ranges.append(AdvisoryRange(kind: .semver, events: []))
                break
            }
            out.ranges.append(self.range(range, path: "\(path).ranges.\(index)"))
        }
        return out
    }

    /// A range that is not understood stays as one without events: it cannot be evaluated, and says so.
    private mutating func range(_ node: JSONNode, path: String) -> AdvisoryRange {
        guard let kind = node["type"]?.string.flatMap(AdvisoryRange.Kind.init(rawValue:)) else {
            note(path, "unknown type")
            return AdvisoryRange(kind: .semver, events: [])
        }
        var events: [AdvisoryRange.Event] = []
        for event in array(node["events"], "\(path).events") {
            guard events.count < Advisory.Limit.events else {
                note(path, "more than \(Advisory.Limit.events) events")
                return AdvisoryRange(kind: kind, events: [])
            }
            var isKnown = false
            // Schema 1.0 allowed several in one object; they are read in the order of the journey of a bug.
            for word in [AdvisoryRange.Event.Kind.introduced, .fixed, .lastAffected, .limit] {
                guard let value = event[word.rawValue] else { continue }
                guard let version = value.string ?? value.numberText else {
                    note(path, "\(word.rawValue) is no version")
                    return AdvisoryRange(kind: kind, events: [])
                }
                events.append(.init(word, version.trimmed))
                isKnown = true
            }
            if !isKnown { note(path, "unknown event") }
        }
        let range = AdvisoryRange(kind: kind, events: events)
        if kind != .git, range.intervals == nil { note(path, "cannot be evaluated") }
        return range
    }

    private mutating func severities(_ node: JSONNode?, _ path: String) -> [SeverityVector] {
        var out: [SeverityVector] = []
        for entry in array(node, path).prefix(Advisory.Limit.severities) {
            guard let type = entry["type"]?.string, let score = entry["score"]?.string else {
                note(path, "no type or score")
                continue
            }
            if let vector = SeverityVector(type: type, vector: score) {
                out.append(vector)
            } else if type.hasPrefix("CVSS") {
                note(path, "damaged vector")
            }
        }
        return out
    }

    /// `cwe_ids: ["CWE-79"]` (GitHub) and `cwes: [{"cweId": "CWE-506"}]` (malicious-packages).
    private mutating func readWeaknesses(_ specific: JSONNode?) {
        guard let specific else { return }
        var found = specific["cwe_ids"]?.elements.compactMap(\.string) ?? []
        found += specific["cwes"]?.elements.compactMap { $0.string ?? $0["cweId"]?.string } ?? []
        for id in found.prefix(100) {
            let digits = id.uppercased().hasPrefix("CWE-") ? id.dropFirst(4) : ""
            if let number = Int(digits), number > 0 { cwes.insert("CWE-\(number)") }
        }
    }

    private mutating func readReferences(_ node: JSONNode, into advisory: inout Advisory) {
        for entry in array(node["references"], "references").prefix(Advisory.Limit.references) {
            guard let url = (entry["url"] ?? entry).string else { continue }
            guard url.utf8.count <= 2000, url.hasPrefix("https://") || url.hasPrefix("http://") else {
                note("references", "not a web address")
                continue
            }
            advisory.references.append(.init(kind: entry["type"]?.string.map { bounded($0, bytes: 40) } ?? "", url: cleaned(url)))
        }
    }

    private mutating func time(_ node: JSONNode?, _ path: String) -> Timestamp? {
        guard let node, !node.isNull else { return nil }
        if let time = node.string.flatMap(Timestamp.init) { return time }
        note(path, "not a time")
        return nil
    }

    private mutating func strings(_ node: JSONNode?, _ path: String, _ limit: Int) -> [String] {
        var out: [String] = []
        for element in array(node, path) {
            guard out.count < limit else {
                note(path, "more than \(limit); the rest was not read")
                break
            }
            guard let text = element.string else {
                note(path, "not a string")
                continue
            }
            out.append(bounded(cleaned(text).trimmed, bytes: 300))
        }
        return out
    }

    private mutating func array(_ node: JSONNode?, _ path: String) -> [JSONNode] {
        guard let node, !node.isNull else { return [] }
        if node.kind != .array { note(path, "\(node.kind.rawValue) instead of a list") }
        return Array(node.elements)
    }

    private mutating func note(_ path: String, _ problem: String) {
        if oddities.count < 50 { oddities.append(Oddity(path: path, problem: problem)) }
    }
}

extension String {
    /// Without spaces and line breaks at its ends.
    var trimmed: String {
        var slice = Substring(self)
        while let first = slice.first, first.isWhitespace { slice.removeFirst() }
        while let last = slice.last, last.isWhitespace { slice.removeLast() }
        return String(slice)
    }
}
