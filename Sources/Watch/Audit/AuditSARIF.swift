// SPDX-License-Identifier: Apache-2.0

import Analysis
package import Impact
package import NPMModel

/// Writes an audit as SARIF 2.1.0 (OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0/), which code hosts show beside the lockfile.
///
/// A rule is a problem, a result is a release that has it, the place is the release's entry in the lockfile. What could not be
/// looked at goes into the run's notifications, and a run that could not look says that it was not successful.
package struct AuditSARIF: Sendable {
    private let view: AuditView
    private let lines: LockfileLines
    private let programVersion: String

    /// - Parameter text: the lockfile's bytes, to find the lines of its entries.
    package init(_ view: AuditView, lockfile text: [UInt8], programVersion: String) {
        self.view = view
        self.programVersion = programVersion
        lines = LockfileLines(text)
    }

    package var json: JSONValue {
        var rules: [JSONValue] = []
        var positions: [String: Int] = [:]
        var results: [JSONValue] = []
        for package in view.report.packages {
            for problem in package.problems {
                let position = positions[problem.id] ?? rules.count
                if position == rules.count {
                    rules.append(rule(problem))
                    positions[problem.id] = position
                }
                results.append(result(package, problem, rule: position))
            }
        }
        for release in view.judged where release.verdict.rank >= Verdict.suspicious.rank || release.verdict == .unread {
            let id = "lapwing-\(release.verdict.rawValue)"
            let position = positions[id] ?? rules.count
            if position == rules.count {
                rules.append(rule(release.verdict, id: id))
                positions[id] = position
            }
            results.append(result(release, id: id, rule: position))
        }
        return [
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [
                [
                    "tool": [
                        "driver": ["name": "lapwing", "semanticVersion": .string(programVersion), "rules": .array(rules)]
                    ],
                    "invocations": [
                        [
                            "executionSuccessful": .boolean(view.outcome != .couldNotLook),
                            "toolExecutionNotifications": .array(notifications),
                        ]
                    ],
                    "columnKind": "utf16CodeUnits",
                    "results": .array(results),
                ]
            ],
        ]
    }

    private func rule(_ problem: AuditProblem) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("id", .string(problem.id)),
            .init("shortDescription", ["text": .string(problem.title)]),
            .init("fullDescription", ["text": .string(([problem.title] + problem.aliases).joined(separator: "; "))]),
            .init("defaultConfiguration", ["level": .string(level(problem))]),
        ]
        if let url = problem.url { members.append(.init("helpUri", .string(url))) }
        // GitHub sorts by this figure; malware without a vector stands at the top of the scale.
        let score = problem.score ?? (problem.isMalware ? 10 : nil)
        var properties: [JSONValue.Member] = [
            .init(
                "tags",
                .strings(["security"] + (problem.isMalware ? ["malware"] : []) + problem.cwes.map { "external/cwe/\($0.lowercased())" }))
        ]
        if let score { properties.append(.init("security-severity", .string(String(score)))) }
        members.append(.init("properties", .object(properties)))
        return .object(members)
    }

    private func result(_ package: AuditedPackage, _ problem: AuditProblem, rule: Int) -> JSONValue {
        let release = "\(package.name)@\(package.version)"
        let through =
            package.paths.first.map { $0.steps.count > 1 ? " It comes in through \($0.steps.joined(separator: " > "))." : "" } ?? ""
        let fix = problem.fixedVersion.map { " Fixed in \($0)." } ?? " No fixed version is known."
        let kind = problem.isMalware ? "is malware" : "is affected"
        return [
            "ruleId": .string(problem.id),
            "ruleIndex": .integer(rule),
            "level": .string(level(problem)),
            "message": ["text": .string("\(release) \(kind): \(problem.title).\(through)\(fix)")],
            "locations": .array(places(package)),
            "partialFingerprints": ["lapwingRelease/v1": .string("\(problem.id) \(release)")],
            "properties": ["paths": .array(package.paths.map { .strings($0.steps) })],
        ]
    }

    /// The rule of a release that the local store has judged.
    private func rule(_ verdict: Verdict, id: String) -> JSONValue {
        [
            "id": .string(id), "shortDescription": ["text": .string("Lapwing judged this release \(verdict.rawValue)")],
            "defaultConfiguration": ["level": .string(level(verdict))], "properties": ["tags": ["security"]],
        ]
    }

    private func result(_ judged: JudgedRelease, id: String, rule: Int) -> JSONValue {
        let reasons =
            judged.findings.filter { $0.bits > 0 }.prefix(3).map(\.title)
            + judged.unread.prefix(2).map { "not read: \($0.part): \($0.reason)" }
        var package = AuditedPackage(name: judged.release.name, version: judged.release.version)
        package.keys = ["node_modules/\(judged.release.name)"]
        return [
            "ruleId": .string(id), "ruleIndex": .integer(rule), "level": .string(level(judged.verdict)),
            "message": ["text": .string("\(judged.release) is \(judged.verdict.rawValue): \(reasons.joined(separator: "; "))")],
            "locations": .array(places(package)), "partialFingerprints": ["lapwingRelease/v1": .string("\(id) \(judged.release)")],
        ]
    }

    private func level(_ verdict: Verdict) -> String { verdict.rank >= Verdict.dangerous.rank ? "error" : "warning" }

    private func places(_ package: AuditedPackage) -> [JSONValue] {
        // One place a result: code hosts show the first and refuse long lists.
        let line = Self.line(of: package, in: lines) ?? 1
        return [
            [
                "physicalLocation": [
                    "artifactLocation": ["uri": .string(Self.address(view.lockfile))], "region": ["startLine": .integer(line)],
                ]
            ]
        ]
    }

    /// The line, from 1, of a package's entry in a lockfile's text; `nil` when it is not found.
    package static func line(of package: AuditedPackage, in text: [UInt8]) -> Int? { line(of: package, in: LockfileLines(text)) }

    private static func line(of package: AuditedPackage, in lines: LockfileLines) -> Int? {
        package.keys.lazy.compactMap { lines.line(key: $0, name: package.name, version: package.version) }.first
    }

    private var notifications: [JSONValue] {
        var texts = view.warnings.map { ("error", $0) }
        for unread in view.report.unread {
            let name = unread.name.isEmpty ? unread.detail : "\(unread.name)@\(unread.version)"
            texts.append(("note", "Not fully looked at: \(name) (\(unread.reason.rawValue))"))
        }
        for undecided in view.report.undecided {
            texts.append(("warning", "\(undecided.id) cannot be decided for \(undecided.name)@\(undecided.version)"))
        }
        return texts.prefix(200).map { ["level": .string($0.0), "message": ["text": .string($0.1)]] }
    }

    private func level(_ problem: AuditProblem) -> String {
        switch problem.rankedSeverity {
        case .critical, .high: "error"
        case .moderate: "warning"
        case .low, .info: problem.isMalware ? "error" : "note"
        }
    }

    /// A path as a relative reference (RFC 3986): everything outside the unreserved set and `/` is escaped.
    static func address(_ path: String) -> String {
        var out = ""
        for byte in path.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x2F: out.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                out += "%" + (hex.count == 1 ? "0" : "") + hex
            }
        }
        return out
    }
}
