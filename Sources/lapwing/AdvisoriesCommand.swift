// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Impact
import NPMModel
import Remote
import Store
import Watch

struct AdvisoriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "advisories",
        abstract: "Known vulnerabilities and malware, as OSV records.",
        subcommands: [Import.self, Status.self])

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take in OSV records from files, folders, archives or addresses.",
            discussion: """
                Reads .json (a record or a list), .ndjson and .jsonl (a record a line), these with .gz, and .zip. A record replaces the one of the \
                same id; withdrawn ones are kept, so that the withdrawal is known. OSV's records for npm: \
                https://osv-vulnerabilities.storage.googleapis.com/npm/all.zip

                Ends with 0 when all was read, 3 when a source could not be read; what could be read is taken in all the same.
                """)

        @Argument(help: "Files, folders, or http(s) addresses.")
        var sources: [String]

        @OptionGroup var store: StoreOption

        func validate() throws {
            guard !sources.isEmpty else { throw ValidationError("Say where the advisories are: a file, a folder, or an address.") }
        }

        func run() async throws {
            let composition = try Composition(storePath: store.path)
            try await composition.closing { try await run(composition) }
        }

        private func run(_ composition: Composition) async throws {
            var files = AdvisoryFiles()
            // By id, so that a record that stands in two sources counts once: the later edition of it.
            var records: [String: (record: AdvisoryRecord, modified: Timestamp?)] = [:]
            func take(_ advisory: Advisory) {
                if let known = records[advisory.id]?.modified, let new = advisory.modified, new < known { return }
                records[advisory.id] = (
                    AdvisoryRecord(id: advisory.id, packages: advisory.packageNames, json: advisory.compactJSON), advisory.modified
                )
            }
            for source in sources {
                if source.hasPrefix("https://") || source.hasPrefix("http://") {
                    if Terminal.isWatched { Terminal.error("lapwing: fetching \(source)") }
                    let bytes = try await HTTPDownload(http: composition.http).bytes(of: source)
                    try files.read(bytes: bytes, name: source, take: take)
                } else {
                    try files.read(path: source, take: take)
                }
            }
            if let damages = files.damageSummary { Terminal.error("lapwing: \(damages)") }
            for failure in files.failures { Terminal.error("lapwing: \(failure)") }
            if !records.isEmpty {
                try await composition.store.save(
                    records.values.map(\.record).sorted { $0.id < $1.id }, importedAt: composition.time.now())
            }
            let status = try await composition.store.advisoryStatus()
            let foreign = files.archive.foreignCount > 0 ? " (\(files.archive.foreignCount) of other ecosystems left out)" : ""
            try Terminal.print("\(records.count) advisories taken in\(foreign); \(status?.count ?? 0) are known now.")
            if !files.failures.isEmpty || records.isEmpty { throw ExitCode.couldNotLook }
        }
    }

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "How many advisories there are, and since when.")

        @Option(help: "text or json.")
        var format = OutputFormat.text

        @OptionGroup var store: StoreOption

        func run() async throws {
            let isThere = FileManager.default.fileExists(atPath: store.path)
            let status = isThere ? try await SQLiteStore(path: store.path).advisoryStatus() : nil
            switch format {
            case .json:
                let value: JSONValue = [
                    "version": 1, "count": .integer(status?.count ?? 0), "imported": .optional(status?.importedAt.description),
                ]
                try Terminal.print(value.text)
            case .text:
                if let status {
                    try Terminal.print("\(status.count) advisories, last import \(status.importedAt)")
                } else {
                    try Terminal.print("No advisories were imported. Start with: lapwing advisories import PATH-OR-URL")
                }
            }
            if (status?.count ?? 0) == 0 { throw ExitCode.couldNotLook }
        }
    }
}
