// SPDX-License-Identifier: Apache-2.0

import Analysis
import ArgumentParser
import Foundation
import Impact
import NPMModel
import Store
import Watch

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Known vulnerabilities, malware, and what happened lately around what a project has locked.",
        discussion: """
            Reads package-lock.json, npm-shrinkwrap.json, yarn.lock, pnpm-lock.yaml and bun.lock, and changes nothing. Advisories come from the \
            store (lapwing advisories import), or from --advisories.

            Ends with 0 when nothing reaches --fail-on, 1 when something does (malware and releases judged dangerous always do), 2 on wrong use, \
            3 when it could not look: no lockfile, no advisories, or stale ones and nothing found.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, sarif }
    enum Group: String, ExpressibleByArgument, CaseIterable { case dev, optional, peer }

    @Argument(help: "A project's folder, or a lockfile.")
    var target = "."

    @Option(help: "text, json or sarif.")
    var format = Format.text

    @Option(help: "The mildest severity to end with 1 for: info, low, moderate, high, critical, or malware for malware alone.")
    var failOn = AuditThreshold.low

    @Option(help: "Leave out what only such dependencies need: dev, optional or peer. May be repeated.")
    var omit: [Group] = []

    @Option(help: "Use these advisories, not the store's: a file, a folder or a ZIP archive. May be repeated.")
    var advisories: [String] = []

    @Option(help: "Days after which imported advisories are too old for an all-clear.")
    var staleAfter = AuditView.defaultStaleDays

    @OptionGroup var store: StoreOption

    func validate() throws {
        guard staleAfter > 0, staleAfter <= 36_500 else {
            throw ValidationError("--stale-after must be more than 0 and at most 36500 days.")
        }
    }

    func run() async throws {
        guard let path = ProjectFolder.lockfile(at: target) else {
            Terminal.error(
                "lapwing: \(target) has no lockfile. Give a folder with \(ProjectFolder.lockfileNames.joined(separator: ", ")), or the file."
            )
            throw ExitCode.couldNotLook
        }
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        let lockfile = try Lockfile.read(bytes, fileName: path, manifest: manifest(beside: path))
        let view = try await view(of: lockfile, shown: shown(path))
        switch format {
        case .text: try Terminal.print(AuditText(view, colour: Terminal.mayColour()).text)
        case .json: try Terminal.print(view.json.prettyText)
        case .sarif:
            try Terminal.print(AuditSARIF(view, lockfile: bytes, programVersion: Lapwing.versionText).json.prettyText)
        }
        if format != .text { for warning in view.warnings { Terminal.error("lapwing: \(warning)") } }
        if view.outcome != .nothingFound { throw ExitCode(view.outcome.rawValue) }
    }

    private func view(of lockfile: Lockfile, shown: String) async throws -> AuditView {
        let audit = Audit(omitted: omitted)
        let names = audit.names(in: lockfile)
        // Looking must not leave a database behind where there was none.
        let database = FileManager.default.fileExists(atPath: store.path) ? try SQLiteStore(path: store.path, access: .readOnly) : nil
        let judged = try await judgements(database, lockfile)
        guard advisories.isEmpty else {
            var index = AdvisoryIndex()
            var files = AdvisoryFiles(names: names)
            for path in advisories { try files.read(path: path) { index.insert($0) } }
            if let damages = files.damageSummary { Terminal.error("lapwing: \(damages)") }
            guard files.failures.isEmpty else {
                for failure in files.failures { Terminal.error("lapwing: \(failure)") }
                throw ExitCode.couldNotLook
            }
            let count = files.archive.recordCount - files.archive.foreignCount
            let report = audit.run(lockfile, advisories: index, advisoryCount: count)
            return AuditView(report: report, lockfile: shown, judged: judged, threshold: failOn)
        }
        let status = try await database?.advisoryStatus()
        let records = try await database?.records(for: names) ?? []
        let index = AdvisoryIndex(try records.map { try Advisory(json: $0.json) })
        let report = audit.run(lockfile, advisories: index, advisoryCount: status?.count ?? 0)
        return AuditView(
            report: report, lockfile: shown, judged: judged, importedAt: status?.importedAt, now: SystemTime().now(),
            staleAfter: staleAfter, threshold: failOn)
    }

    private var omitted: Set<Dependency.Kind> {
        Set(
            omit.map { group in
                switch group {
                case .dev: .development
                case .optional: .optional
                case .peer: .peer
                }
            })
    }

    private func judgements(_ database: SQLiteStore?, _ lockfile: Lockfile) async throws -> [JudgedRelease] {
        guard let database else { return [] }
        var releases: Set<ReleaseReference> = []
        for package in lockfile.packages where !package.version.isEmpty && !package.isOmitted(by: omitted) {
            if case .registry = package.source { releases.insert(ReleaseReference(name: package.name, version: package.version)) }
        }
        return try await database.judgements(of: releases.sorted { $0.description < $1.description })
    }

    /// The `package.json` beside the lockfile. Without it an audit misses no package, only who asked for it.
    private func manifest(beside path: String) -> Manifest? {
        let url = URL(filePath: path).deletingLastPathComponent().appending(path: "package.json")
        guard let data = try? Data(contentsOf: url) else { return nil }
        do {
            return try Manifest.read([UInt8](data))
        } catch {
            Terminal.error("lapwing: package.json was not used: \(error)")
            return nil
        }
    }

    /// The lockfile's path relative to where the user is, as code hosts want it in SARIF.
    private func shown(_ path: String) -> String {
        let here = FileManager.default.currentDirectoryPath
        return path.hasPrefix(here + "/") ? String(path.dropFirst(here.count + 1)) : path
    }
}

extension AuditThreshold: ExpressibleByArgument {}
