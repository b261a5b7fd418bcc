// SPDX-License-Identifier: Apache-2.0

import Analysis
import ArgumentParser
import Foundation
import NPMModel

/// `lapwing inspect`: judge releases, many at once.
struct InspectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Judge releases: tarballs (.tgz), folders, or name@version from a registry.",
        discussion: """
            A folder counts as what a tarball of it would hold: all files but .git and what a package manager installed in node_modules \
            (of which only bundled packages are taken); links are left out.
            A name without a version means its latest release. From a registry the release is compared with its package's whole history; \
            what exists as a file or folder is taken as that. The target - stands for a list on standard input, a target a line.
            Of several targets each that is clear takes one line, the others are explained, and the last line counts them. The order is that \
            of the targets.
            JSON form: {"version":1,"releases":[{release, name, version, verdict, bits, findings, unread, sum, publishedAt, publisher, \
            target}]}. A target that could not be read at all is told on standard error.
            Exit codes: 0 nothing at or above --fail-on, 1 something is, 2 wrong use, 3 could not look.
            """)

    @Argument(help: "Tarballs, folders, name@version, or - for a list on standard input.")
    var targets: [String]

    @Option(help: "text, json, markdown or sarif.")
    var format = ReportFormat.text

    @Option(help: "End with 1 from this verdict on: notice, suspicious or dangerous.")
    var failOn = FailLevel.suspicious

    @Option(help: "The release before, a tarball or folder, to compare one target with.")
    var previous: String?

    @Option(help: "The package's registry document (packument), for its history and what the registry says of the release.")
    var packument: String?

    @Option(help: "The registry that name@version is read from.")
    var registry = "https://registry.npmjs.org"

    @Option(help: "YARA rules to apply to every file: a file of rules. May be repeated.")
    var yara: [String] = []

    func validate() throws {
        guard !targets.isEmpty else { throw ValidationError("Name at least one tarball, folder or name@version.") }
        try requireAddress(registry, of: "--registry")
        guard previous == nil || (targets.count == 1 && targets != ["-"]) else {
            throw ValidationError("--previous goes with one target only.")
        }
    }

    func run() async throws {
        let background = try InspectionBackground(previous: previous, packument: packument, yara: yara)
        let asked = try TargetList.expand(targets).map(InspectionTarget.init)
        var report = InspectionReport(format: format, isSingle: asked.count == 1 && targets != ["-"])
        try await TargetReader.with(asked, registry: registry) { reader in
            try await Inspection(reader: reader, background: background).run(asked) { target, outcome in
                try report.take(outcome, of: target)
            }
        }
        try report.finish()
        try failOn.end(judged: report.judged, asked: asked.count)
    }
}

/// The list of targets that a person gave.
enum TargetList {
    /// `-` becomes the lines of standard input, in its place; empty lines are left out.
    static func expand(_ targets: [String]) throws -> [String] {
        var all: [String] = []
        for target in targets {
            guard target == "-" else {
                all.append(target)
                continue
            }
            let input = try FileHandle.standardInput.readToEnd() ?? Data()
            all += String(decoding: input, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
        }
        return all
    }
}

/// What targets are compared with.
struct InspectionBackground: Sendable {
    private var previous: ReleaseUnderReview.Previous?
    private var packument: Packument?
    private var userRules: YaraRules?

    /// - Throws: when a file cannot be read, or YARA refuses its rules.
    init(previous: String?, packument: String?, yara: [String]) throws {
        if !yara.isEmpty {
            let rules = try YaraRules(
                yara.map { path in
                    guard let data = try? Data(contentsOf: URL(filePath: path)) else { throw CommandError("\(path) could not be read.") }
                    return YaraSource(path: path, text: String(decoding: data, as: UTF8.self))
                })
            for warning in rules.warnings { Terminal.error("lapwing: \(printable(warning, limit: 1000))") }
            userRules = rules
        }
        if let previous {
            self.previous =
                ReleaseUnderReview(content: try ReleaseFolder.content(at: previous), fallbackName: previous).asPrevious
        }
        if let packument { self.packument = try Packument.read(Array(try Data(contentsOf: URL(filePath: packument)))) }
    }

    func judge(_ review: ReleaseUnderReview) -> JudgedRelease {
        var review = review
        if let previous { review.previous = previous }
        if let packument { review.take(packument) }
        return Judge.judge(ReleaseFacts(review), userRules: userRules)
    }
}
