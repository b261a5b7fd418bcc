// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel

/// Judged releases as a SARIF 2.1.0 log (OASIS standard, 27 March 2020): one run, a rule for each rule that found something, a result
/// for each finding, and what could not be looked at as notifications.
struct SARIFLog {
    /// A release and the file or folder that it was read from; for one from a registry its reference.
    struct Entry {
        var release: JudgedRelease
        var place: String
        /// Whether ``place`` is a folder, so that its files have addresses of their own.
        var isFolder: Bool
    }

    private let entries: [Entry]
    /// What could not be read at all.
    private let problems: [String]
    /// In the order in which they are first seen; a rule's place is what results point at.
    private let rules: [String]

    init(_ entries: [Entry], problems: [String]) {
        self.entries = entries
        self.problems = problems
        var seen: Set<String> = []
        rules = entries.flatMap(\.release.findings).map(\.id).filter { seen.insert($0).inserted }
    }

    var json: JSONValue {
        [
            "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json",
            "version": "2.1.0",
            "runs": [
                [
                    "tool": [
                        "driver": [
                            "name": "lapwing", "version": .string(Lapwing.versionText), "semanticVersion": .string(Lapwing.versionText),
                            "rules": .array(rules.map(rule)),
                        ]
                    ],
                    "columnKind": "unicodeCodePoints",
                    "invocations": [invocation],
                    "results": .array(entries.flatMap { entry in entry.release.findings.map { result($0, entry) } }),
                ]
            ],
        ]
    }

    private var invocation: JSONValue {
        let unread = entries.flatMap { entry in
            entry.release.unread.map { notification("\(entry.place): \($0.part) was not looked at: \($0.reason)", level: "warning") }
        }
        return [
            "executionSuccessful": .boolean(problems.isEmpty),
            "toolExecutionNotifications": .array(problems.map { notification($0, level: "error") } + unread),
        ]
    }

    private func notification(_ text: String, level: String) -> JSONValue {
        ["level": .string(level), "message": ["text": .string(printable(text, limit: 1000))]]
    }

    private func rule(_ id: String) -> JSONValue {
        let card = RuleCatalog.rule(id)?.card
        let title = card?.title ?? id
        return [
            "id": .string(id),
            "shortDescription": ["text": .string(title)],
            "fullDescription": ["text": .string(card?.rationale ?? title)],
            "defaultConfiguration": ["level": .string(Self.level(card?.severity ?? .moderate))],
        ]
    }

    private func result(_ finding: Finding, _ entry: Entry) -> JSONValue {
        let release = entry.release
        return [
            "ruleId": .string(finding.id),
            "ruleIndex": .integer(rules.firstIndex(of: finding.id) ?? -1),
            "level": .string(Self.level(finding.severity)),
            "message": ["text": .string("\(printable(release.release.description)): \(finding.title). \(finding.meaning)")],
            "locations": .array(finding.evidence.prefix(10).map { location($0, entry) }),
            "partialFingerprints": ["release/v1": .string("\(release.release)|\(finding.id)|\(finding.evidence.first?.file ?? "")")],
            "properties": [
                "verdict": .string(release.verdict.rawValue), "bits": .double((finding.bits * 100).rounded() / 100),
                "confidence": .string(finding.confidence.rawValue),
            ],
        ]
    }

    /// What the registry says has no file: it points at the manifest, which is where a reader of the code would look.
    private func location(_ evidence: Evidence, _ entry: Entry) -> JSONValue {
        let file = Self.address(evidence.file == Evidence.registry ? "package.json" : evidence.file)
        let place = Self.address(entry.place)
        let address = entry.isFolder ? (place == "." ? file : "\(place)/\(file)") : "\(place)#\(file)"
        var physical: [JSONValue.Member] = [.init("artifactLocation", ["uri": .string(address)])]
        if let line = evidence.line, line > 0 {
            physical.append(.init("region", ["startLine": .integer(line), "snippet": ["text": .string(evidence.excerpt)]]))
        }
        return [
            "physicalLocation": .object(physical),
            "logicalLocations": [["fullyQualifiedName": .string(printable(entry.release.release.description)), "kind": "package"]],
            "message": ["text": .string(evidence.excerpt)],
        ]
    }

    /// SARIF knows four levels.
    private static func level(_ severity: Severity) -> String {
        switch severity {
        case .critical, .high: "error"
        case .moderate: "warning"
        case .low, .info: "note"
        }
    }

    /// A path as a URI reference (RFC 3986): what is neither unreserved nor a slash is written by its bytes.
    static func address(_ path: String) -> String {
        let hex = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in path.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x2F, 0x40: out.append(byte)
            default: out += [0x25, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
