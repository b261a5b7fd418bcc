// SPDX-License-Identifier: Apache-2.0

package import NPMModel

/// Finds secrets in texts with a set of rules. Compiled once, used from any number of tasks.
package final class SecretScanner: Sendable {
    package let rules: [SecretRule]
    private let anchors: [(anchor: SecretAnchor, rule: Int)]
    private let database: PatternDatabase

    /// All rules; or why the engine cannot run on this machine.
    package static let shared = Result { try SecretScanner(SecretRules.all) }

    /// Earlier rules win where two read the same bytes.
    package init(_ rules: [SecretRule]) throws {
        self.rules = rules
        // One entry an expression, so that a match leads straight to who reads there.
        var expressions: [PatternDatabase.Expression] = []
        var anchors: [(anchor: SecretAnchor, rule: Int)] = []
        for (number, rule) in rules.enumerated() {
            for anchor in rule.anchors {
                expressions += anchor.expressions
                anchors += anchor.expressions.map { _ in (anchor: anchor, rule: number) }
            }
        }
        self.anchors = anchors
        database = try PatternDatabase(expressions)
    }

    /// Places at which rules look closer, in one file: this many and one for every 32 bytes. Ordinary source has one for
    /// some thousands of bytes. Beyond that the rest of the file is reported as unread.
    package static let anchorLimit = 10_000
    /// Secrets kept of one file. Beyond that the rest is reported as unread.
    package static let findingLimit = 100

    /// A scan of many files by one task.
    package struct Session {
        private let scanner: SecretScanner
        private let scratch: PatternDatabase.Scratch

        fileprivate init(_ scanner: SecretScanner) throws(PatternError) {
            self.scanner = scanner
            scratch = try PatternDatabase.Scratch(for: scanner.database)
        }

        /// The secrets of a text in the order of their places, and the reason if a part was not looked at.
        package func scan(_ bytes: ArraySlice<UInt8>, path: String) -> (findings: [SecretFinding], unread: UnreadPart?) {
            bytes.withUnsafeBufferPointer { scanner.scan(SecretText(bytes: $0, path: path), scratch) }
        }
    }

    package func session() throws -> Session { try Session(self) }

    private struct Sighting {
        var reading: SecretReading
        var rule: Int
    }

    private func scan(_ text: SecretText, _ scratch: PatternDatabase.Scratch) -> (findings: [SecretFinding], unread: UnreadPart?) {
        let limit = Self.anchorLimit + text.bytes.count / 32
        let (matches, isComplete) = database.matches(in: text.bytes, limit: limit, scratch: scratch)
        var unread =
            isComplete
            ? nil : UnreadPart(part: text.path, reason: "It has more than \(limit) places that may be secrets; only the first were read.")
        var sightings: [Sighting] = []
        for match in matches {
            let (anchor, rule) = anchors[match.expression]
            if let reading = anchor.read(text, match.end) { sightings.append(Sighting(reading: reading, rule: rule)) }
        }
        guard !sightings.isEmpty else { return ([], unread) }
        var findings = findings(of: withoutOverlaps(sightings), in: text)
        if findings.count > Self.findingLimit {
            unread = UnreadPart(
                part: text.path, reason: "It has \(findings.count) different secrets; only the first \(Self.findingLimit) are listed.")
            findings.removeSubrange(Self.findingLimit...)
        }
        return (findings, unread)
    }

    /// Of readings that share bytes, the one of the earliest rule; in the order of places.
    private func withoutOverlaps(_ sightings: [Sighting]) -> [Sighting] {
        let ordered = sightings.sorted { ($0.reading.range.lowerBound, $0.rule) < ($1.reading.range.lowerBound, $1.rule) }
        var kept: [Sighting] = []
        for sighting in ordered {
            // Kept ones do not overlap, so only the last can reach here.
            guard let last = kept.last, last.reading.range.upperBound > sighting.reading.range.lowerBound else {
                kept.append(sighting)
                continue
            }
            if sighting.rule < last.rule { kept[kept.count - 1] = sighting }
        }
        return kept
    }

    private func findings(of sightings: [Sighting], in text: SecretText) -> [SecretFinding] {
        struct Value: Hashable {
            var rule: Int
            var bytes: ArraySlice<UInt8>
        }
        let isAside = SecretPlace.isAside(text.path)
        var known: [Value: Int] = [:]
        var out: [SecretFinding] = []
        var line = 1
        var counted = 0
        for sighting in sightings {
            let reading = sighting.reading
            let value = Value(rule: sighting.rule, bytes: text.slice(reading.range))
            if let before = known[value] {
                out[before].count += 1
                continue
            }
            while counted < min(reading.range.lowerBound, text.bytes.count) {
                if text.bytes[counted] == 0x0A { line += 1 }
                counted += 1
            }
            known[value] = out.count
            let rule = rules[sighting.rule]
            out.append(
                SecretFinding(
                    path: text.path, line: line, range: reading.range, rule: rule.id, provider: rule.provider,
                    masked: SecretMask.masked(value.bytes), beliefs: reading.beliefs,
                    confidence: isAside ? reading.confidence.lowered : reading.confidence, severity: reading.severity ?? rule.severity,
                    isAside: isAside, note: reading.note, count: 1))
        }
        return out
    }
}

extension Confidence {
    fileprivate var lowered: Confidence { self == .high ? .medium : .low }
}

/// What the place of a file says about secrets in it.
enum SecretPlace {
    private static let folders: Set<Substring> = [
        "test", "tests", "__tests__", "spec", "specs", "example", "examples", "fixture", "fixtures", "__fixtures__", "docs", "doc",
        "benchmark",
        "bench", "mock", "mocks", "__mocks__", "testdata", "test-data", "demo", "sample", "samples", "e2e",
    ]

    /// Whether the file is a test, an example or documentation by its path.
    static func isAside(_ path: String) -> Bool {
        let parts = path.lowercased().split(separator: "/")
        if parts.dropLast().contains(where: folders.contains) { return true }
        guard let name = parts.last else { return false }
        if name.hasSuffix(".md") || name.hasSuffix(".markdown") || name.hasSuffix(".rst") { return true }
        let pieces = name.split(separator: ".")
        return pieces.contains("test") || pieces.contains("spec") || pieces.contains("example") || pieces.contains("sample")
            || pieces.contains("template")
    }
}
