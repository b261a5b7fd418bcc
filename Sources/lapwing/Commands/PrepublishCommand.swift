// SPDX-License-Identifier: Apache-2.0

import Analysis
import ArgumentParser
import Foundation
import NPMModel

/// `lapwing prepublish`: did you mean to publish this?
struct PrepublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prepublish",
        abstract: "Did you mean to publish this? Packs what npm would, compares it with the last release, and asks.",
        discussion: """
            As a script of package.json it stops npm publish: "prepublishOnly": "lapwing prepublish".
            Ends with 1 when something needs a yes, with 0 otherwise. Say yes with --yes ID[,ID], or once with LAPWING_YES=ID npm publish; \
            an id without what follows its colon means all of its kind.
            The last release comes from --previous, or from the registry that npm would publish to (--registry names another, --offline \
            asks none). What was not compared is said.
            JSON form: {"version":1,"releases":[{…as inspect…, files, bundled, destination, compared, notCompared, difference, questions: \
            [{id, severity, needsYes, what, why, remedy, places, accepted}], notes}]}.
            Exit codes: 0 nothing needs a yes, 1 something does, 2 wrong use, 3 could not look.
            """)

    @Argument(help: "The package's folder.")
    var folder = "."

    @Option(help: "text or json.")
    var format = OutputFormat.text

    @Option(help: "Ids of questions that are answered with yes, separated by commas. May be repeated.")
    var yes: [String] = []

    @Option(help: "The last release: a tarball or a folder.")
    var previous: String?

    @Option(help: "The registry to read the last release from, if not the one that npm would publish to.")
    var registry: String?

    @Flag(help: "Ask no registry.")
    var offline = false

    @Option(help: "The tag that the release will get, if not the one that npm's settings name.")
    var tag: String?

    func validate() throws {
        if let registry { try requireAddress(registry, of: "--registry") }
        guard previous == nil || registry == nil else { throw ValidationError("--previous and --registry exclude each other.") }
        guard !offline || registry == nil else { throw ValidationError("--offline and --registry exclude each other.") }
    }

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        guard let manifest = try? Data(contentsOf: URL(filePath: folder).appending(path: "package.json")) else {
            throw CommandError("\(folder) has no package.json that can be read. Name a package's folder.")
        }
        let packed = try PackedFolder(at: folder, workspaceRoot: PublishSettings.workspaceRoot(of: folder, environment: environment))
        let destination = PublishSettings(folder: folder, manifest: Array(manifest), environment: environment).destination(tag: tag)
        var release = ReleaseUnderReview(
            content: packed.content, fallbackName: URL(filePath: folder).standardizedFileURL.lastPathComponent)
        let last = try await lastRelease(before: release, destination)
        if let packument = last.packument { release.take(packument) }
        release.previous = last.review?.asPrevious
        var publication = Publication(release: release, destination: destination)
        publication.registryState = last.state
        publication.git = GitReader.state(of: folder)
        publication.present = packed.present
        let report = PrepublishReport(publication: publication, packed: packed, last: last, yes: accepted(environment))
        switch format {
        case .text: try Terminal.print(report.text)
        case .json: try Terminal.print(JudgedRelease.document(of: [report.json]).text)
        }
        if report.needsYes { throw ExitCode.somethingFound }
    }

    private func accepted(_ environment: [String: String]) -> Set<String> {
        let words = yes + [environment["LAPWING_YES"] ?? ""]
        return Set(words.flatMap { $0.split(separator: ",") }.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty })
    }

    private func lastRelease(before release: ReleaseUnderReview, _ destination: Publication.Destination) async throws -> LastRelease {
        if let previous { return try LastRelease(at: previous) }
        if offline { return LastRelease(problem: "--offline was given.") }
        guard let name = release.shipped?.name, PackageName(name) != nil else {
            return LastRelease(problem: "package.json has no name that a registry could hold.")
        }
        if release.shipped?.isPrivate == true, registry == nil {
            return LastRelease(problem: "package.json says \"private\": npm will not publish it.")
        }
        return await LastRelease(of: name, before: release.release.version, registry: registry ?? destination.registry)
    }
}
