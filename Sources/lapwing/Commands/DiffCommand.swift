// SPDX-License-Identifier: Apache-2.0

import Analysis
import ArgumentParser
import NPMModel

/// `lapwing diff`: what a new release does that the old one did not.
struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "What a new release does that the old one did not.",
        discussion: """
            OLD and NEW are tarballs (.tgz), folders or name@version. NEW is judged with OLD as the release before it; one from a registry \
            is compared with its package's history too.
            JSON form: {"version":1,"releases":[{…as inspect…, difference: {old, new, files, dependencies, scripts, bins, fields, behaviour, unread}}]}.
            Exit codes: 0 nothing at or above --fail-on, 1 something is, 2 wrong use, 3 could not look.
            """)

    @Argument(help: "The release before: a tarball, a folder or name@version.")
    var old: String

    @Argument(help: "The release to judge.")
    var new: String

    @Option(help: "text, json, markdown or sarif.")
    var format = ReportFormat.text

    @Option(help: "End with 1 from this verdict on: notice, suspicious or dangerous.")
    var failOn = FailLevel.suspicious

    @Option(help: "The registry that name@version is read from.")
    var registry = "https://registry.npmjs.org"

    func validate() throws { try requireAddress(registry, of: "--registry") }

    func run() async throws {
        let (old, new) = (InspectionTarget(old), InspectionTarget(new))
        let (before, after) = try await TargetReader.with([old, new], registry: registry) { reader in
            (try await reader.review(old), try await reader.review(new))
        }
        var release = after
        release.previous = before.asPrevious
        let facts = ReleaseFacts(release)
        let judged = Judge.judge(facts)
        let diff = ReleaseDiff(old: before.asPrevious, new: facts, unreadOfOld: before.unread)
        try Terminal.print(report(judged, diff, new))
        try failOn.end(judged: [judged], asked: 1)
    }

    private func report(_ judged: JudgedRelease, _ diff: ReleaseDiff, _ target: InspectionTarget) -> String {
        switch format {
        case .text: DiffReport(judged: judged, diff: diff).text(colour: Terminal.mayColour())
        case .markdown: DiffReport(judged: judged, diff: diff).markdown
        case .json: JudgedRelease.document(of: [judged.json.adding([.init("difference", diff.json)])]).text
        case .sarif:
            SARIFLog([SARIFLog.Entry(release: judged, place: target.place, isFolder: target.isFolder)], problems: []).json.prettyText
        }
    }
}

/// From which verdict on a command ends with 1.
enum FailLevel: String, ExpressibleByArgument, CaseIterable {
    case notice, suspicious, dangerous

    var verdict: Verdict {
        switch self {
        case .notice: .notice
        case .suspicious: .suspicious
        case .dangerous: .dangerous
        }
    }

    /// Ends the command by the worst of what was judged: 1 when a verdict reaches this level, else 3 when something that was asked
    /// for could not be looked at.
    func end(judged: [JudgedRelease], asked: Int) throws {
        if judged.contains(where: { $0.verdict != .unread && $0.verdict.rank >= verdict.rank }) { throw ExitCode.somethingFound }
        if judged.count < asked || judged.contains(where: { $0.verdict == .unread }) { throw ExitCode.couldNotLook }
    }
}
