// SPDX-License-Identifier: Apache-2.0

import Analysis
import ArgumentParser
import Foundation
import NPMModel
import Remote

/// `lapwing inspect`: judge releases that lie on this machine.
struct InspectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Judge releases: tarballs (.tgz), folders, or name@version from a registry.",
        discussion: """
            A folder counts as what a tarball of it would hold: all files but .git and node_modules (of which only bundled packages are \
            taken); links are left out.
            A name without a version means its latest release. From a registry the release is compared with its package's whole history; \
            what exists as a file or folder is taken as that.
            JSON form: {"version":1,"releases":[{release, name, version, verdict, bits, findings, unread, sum, publishedAt, publisher}]}.
            Exit codes: 0 nothing at or above --fail-on, 1 something is, 2 wrong use, 3 could not look.
            """)

    @Argument(help: "Tarballs, folders, or name@version.")
    var targets: [String]

    @Option(help: "text or json.")
    var format = OutputFormat.text

    @Option(help: "End with 1 from this verdict on: notice, suspicious or dangerous.")
    var failOn = FailLevel.suspicious

    @Option(help: "The release before, a tarball or folder, to compare one target with.")
    var previous: String?

    @Option(help: "The package's registry document (packument), for its history and what the registry says of the release.")
    var packument: String?

    @Option(help: "The registry that name@version is read from.")
    var registry = "https://registry.npmjs.org"

    func validate() throws {
        guard !targets.isEmpty else { throw ValidationError("Name at least one tarball, folder or name@version.") }
        try requireAddress(registry, of: "--registry")
        guard previous == nil || targets.count == 1 else { throw ValidationError("--previous goes with one target only.") }
    }

    func run() async throws {
        let background = try InspectionBackground(previous: previous, packument: packument)
        let http = OutgoingHTTP(version: Lapwing.versionText)
        let remote = RegistryInspection(registry: try HTTPRegistry(registry, http: http))
        let outcomes = await InspectCommand.inspect(targets, background, remote)
        try await http.shutdown()
        let judged = outcomes.compactMap(\.judged)
        for outcome in outcomes { if let problem = outcome.problem { Terminal.error("lapwing: \(problem)") } }
        switch format {
        case .json: try Terminal.print(JudgedRelease.document(judged).text)
        case .text:
            for release in judged { try Terminal.print(release.text(colour: Terminal.mayColour())) }
        }
        if judged.contains(where: { $0.verdict != .unread && $0.verdict.rank >= failOn.verdict.rank }) { throw ExitCode.somethingFound }
        if judged.count < targets.count || judged.contains(where: { $0.verdict == .unread }) { throw ExitCode.couldNotLook }
    }

    /// Judges several targets, as many at a time as there are processors; the answers are in the order of the targets.
    static func inspect(
        _ targets: [String], _ background: InspectionBackground, _ remote: RegistryInspection
    ) async -> [InspectionOutcome] {
        var outcomes = [InspectionOutcome?](repeating: nil, count: targets.count)
        await withTaskGroup(of: (Int, InspectionOutcome).self) { group in
            var next = 0
            func add() {
                guard next < targets.count else { return }
                let position = next
                let target = targets[position]
                next += 1
                group.addTask {
                    let isHere = FileManager.default.fileExists(atPath: target)
                    if !isHere, let asked = RegistryInspection.Target(target) { return (position, await remote.judge(asked)) }
                    return (position, background.judge(target))
                }
            }
            for _ in 0..<max(1, ProcessInfo.processInfo.activeProcessorCount) { add() }
            while let (position, outcome) = await group.next() {
                outcomes[position] = outcome
                add()
            }
        }
        return outcomes.compactMap { $0 }
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
}

/// A judgement, or why there is none.
struct InspectionOutcome: Sendable {
    var judged: JudgedRelease?
    var problem: String?
}

/// What targets are compared with.
struct InspectionBackground: Sendable {
    private var previous: ReleaseUnderReview.Previous?
    private var packument: Packument?

    init(previous: String?, packument: String?) throws {
        if let previous {
            let content = try ReleaseFolder.content(at: previous)
            let review = ReleaseUnderReview(content: content, fallbackName: previous)
            self.previous = ReleaseUnderReview.Previous(
                release: review.release, published: nil, shipped: review.shipped, content: content)
        }
        if let packument { self.packument = try Packument.read(Array(try Data(contentsOf: URL(filePath: packument)))) }
    }

    func judge(_ target: String) -> InspectionOutcome {
        do {
            let content = try ReleaseFolder.content(at: target)
            var review = ReleaseUnderReview(content: content, fallbackName: URL(filePath: target).lastPathComponent)
            review.previous = previous
            if let packument { review.take(packument) }
            return InspectionOutcome(judged: Judge.judge(review), problem: nil)
        } catch {
            return InspectionOutcome(judged: nil, problem: "\(target) could not be read: \(error)")
        }
    }
}
