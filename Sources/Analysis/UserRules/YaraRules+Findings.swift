// SPDX-License-Identifier: Apache-2.0

package import NPMModel

extension YaraRules {
    /// What one release gave.
    package struct Outcome: Sendable {
        /// One a rule, with every file that it matched (eight at most) as evidence.
        package var findings: [Finding] = []
        /// Files that took too long or could not be scanned.
        package var unread: [UnreadPart] = []
    }

    /// The most time for one file.
    package static let fileTimeLimit = Duration.seconds(2)
    /// After so many files that took too long, the rest of the release is not scanned.
    package static let timeoutLimit = 3

    /// Bits of a rule that gives none: on its own it makes a release `notice`.
    package static let ordinaryBits = 4.0

    /// Scans every file, text or not. A rule says of itself in its `meta`: `description` (a sentence), `severity` (info, low,
    /// moderate or medium, high, critical), `bits` (-16 to 16, whole or as text), `meaning`.
    package func findings(in facts: ReleaseFacts, timeLimit: Duration = fileTimeLimit) -> Outcome {
        var outcome = Outcome()
        let scanner: YaraScanner
        do throws(YaraError) {
            scanner = try self.scanner(timeLimit: timeLimit)
        } catch {
            outcome.unread.append(UnreadPart(part: "user rules", reason: error.description))
            return outcome
        }
        var order: [String] = []
        var found: [String: (match: YaraScanner.Match, evidence: [Evidence])] = [:]
        var late = 0
        for file in facts.files {
            guard late < Self.timeoutLimit else {
                outcome.unread.append(
                    UnreadPart(part: file.path, reason: "The user's YARA rules were stopped: they took too long in \(late) files before."))
                continue
            }
            switch scanner.matches(in: file.file.bytes) {
            case .success(let matches):
                for match in matches {
                    if found[match.rule] == nil { order.append(match.rule) }
                    found[match.rule, default: (match, [])].evidence.append(Self.evidence(match, in: file))
                }
            case .failure(.timedOut):
                late += 1
                outcome.unread.append(UnreadPart(part: file.path, reason: "The user's YARA rules took longer than \(timeLimit)."))
            case .failure(.other(let status)):
                outcome.unread.append(UnreadPart(part: file.path, reason: "The user's YARA rules failed with libyara's status \(status)."))
            }
        }
        outcome.findings = order.compactMap { rule in found[rule].map { Self.finding(rule, $0.match.meta, $0.evidence) } }
        return outcome
    }

    private static func evidence(_ match: YaraScanner.Match, in file: FileFacts) -> Evidence {
        guard let range = match.range else {
            return Evidence(file: file.path, excerpt: "the rule \(match.rule) matches the file as a whole")
        }
        return file.kind.isText
            ? file.evidence(range) : Evidence(file: file.path, excerpt: "at byte \(range.lowerBound) of \(file.binaryFormat)")
    }

    private static func finding(_ rule: String, _ meta: [String: String], _ evidence: [Evidence]) -> Finding {
        let description = meta["description"] ?? "It matches the user's rule \(rule)"
        return Finding(
            id: "yara:\(rule)", revision: 1,
            title: evidence.count > 1 ? "\(description) (\(evidence.count) files)" : "\(evidence.first?.file ?? ""): \(description)",
            severity: severity(meta["severity"]), confidence: .medium, bits: bits(meta["bits"]), group: "yara",
            evidence: Array(evidence.prefix(8)),
            meaning: meta["meaning"] ?? "A YARA rule given on the command line says so.")
    }

    private static func severity(_ word: String?) -> Severity {
        guard let word = word?.lowercased() else { return .moderate }
        return word == "medium" ? .moderate : Severity(rawValue: word) ?? .moderate
    }

    /// Held to what one group can add.
    private static func bits(_ text: String?) -> Double {
        guard let value = text.flatMap({ Double($0) }), value.isFinite else { return ordinaryBits }
        return min(max(value, -WeightSum.groupLimit), WeightSum.groupLimit)
    }
}
