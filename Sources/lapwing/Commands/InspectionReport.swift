// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel

/// Prints what was found, as it comes where the form allows it.
struct InspectionReport {
    private let format: ReportFormat
    /// One target is explained whatever its verdict.
    private let isSingle: Bool
    private(set) var judged: [JudgedRelease] = []
    private var entries: [SARIFLog.Entry] = []
    private var problems: [String] = []

    init(format: ReportFormat, isSingle: Bool) {
        self.format = format
        self.isSingle = isSingle
    }

    mutating func take(_ outcome: InspectionOutcome, of target: InspectionTarget) throws {
        if let problem = outcome.problem {
            Terminal.error("lapwing: \(printable(problem, limit: 2000))")
            problems.append(problem)
        }
        guard let release = outcome.judged else { return }
        judged.append(release)
        switch format {
        case .text: try Terminal.print(isSingle || release.verdict != .clear ? explanation(release, target) : line(release, target))
        case .markdown, .json, .sarif:
            entries.append(SARIFLog.Entry(release: release, place: target.place, isFolder: target.isFolder))
        }
    }

    func finish() throws {
        switch format {
        case .text: if !isSingle { try Terminal.print(summary) }
        case .json:
            try Terminal.print(
                JudgedRelease.document(of: entries.map { $0.release.json.adding([.init("target", .string($0.place))]) }).text)
        case .sarif: try Terminal.print(SARIFLog(entries, problems: problems).json.prettyText)
        case .markdown: try Terminal.print(markdown)
        }
    }

    private func explanation(_ release: JudgedRelease, _ target: InspectionTarget) -> String {
        let text = release.text(colour: Terminal.mayColour())
        return isSingle ? text : "\(printable(target.place, limit: 1000)):\n\(text)"
    }

    private func line(_ release: JudgedRelease, _ target: InspectionTarget) -> String {
        let place = target.isRemote ? "" : "  \(printable(target.place, limit: 1000))"
        return "\(printable(release.release.description, limit: 500)): \(release.verdict.rawValue)\(place)"
    }

    /// `250 releases: 248 clear, 1 notice, 1 suspicious. 2 targets could not be read.`
    private var summary: String {
        let counts = Verdict.allCases.compactMap { verdict -> String? in
            let count = judged.lazy.filter { $0.verdict == verdict }.count
            return count == 0 ? nil : "\(count) \(verdict.rawValue)"
        }
        let releases = "\(judged.count) \(judged.count == 1 ? "release" : "releases")"
        let unread = problems.isEmpty ? "" : " \(problems.count) \(problems.count == 1 ? "target" : "targets") could not be read."
        return counts.isEmpty ? "\(releases).\(unread)" : "\(releases): \(counts.joined(separator: ", ")).\(unread)"
    }

    private var markdown: String {
        var lines = isSingle ? [] : [summary, ""]
        for entry in entries where isSingle || entry.release.verdict != .clear {
            lines += ["### \(Markdown.code(entry.release.release.description)): \(entry.release.verdict.rawValue)", ""]
            lines += Markdown.findings(entry.release)
        }
        for problem in problems { lines.append("- \(Markdown.words(problem))") }
        return lines.joined(separator: "\n")
    }
}
