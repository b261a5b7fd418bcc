// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import NPMModel
import Store
import Watch

struct WatchersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watchers",
        abstract: "Who is told: the projects whose lockfiles are watched.",
        subcommands: [Add.self, List.self, Remove.self],
        defaultSubcommand: List.self)

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Watch a project.",
            discussion: "The lockfile is read again whenever it changes. Adding the same name again replaces it.")

        @Argument(help: "A lockfile, or a folder with one.")
        var path: String

        @Option(help: "The name alerts use. Default: the name in package.json, else the folder's.")
        var name: String?

        @OptionGroup var store: StoreOption

        func run() async throws {
            guard let lockfile = ProjectFolder.lockfile(at: path) else {
                throw CommandError("\(path) is no lockfile and holds none (\(ProjectFolder.lockfileNames.joined(separator: ", "))).")
            }
            let time = SystemTime()
            var watcher = Watcher(name: name ?? "", lockfile: lockfile, addedAt: time.now())
            let files = try await ProjectFolder().read(watcher)
            let manifest = try files.manifest.map { try Manifest.read($0) }
            let parsed = try Lockfile.read(files.lockfile, fileName: files.fileName, manifest: manifest)
            let folder = URL(filePath: lockfile).deletingLastPathComponent().lastPathComponent
            watcher.name = name ?? manifest?.name ?? parsed.importers.first?.name ?? folder
            let store = try SQLiteStore(path: store.path)
            if let other = try await store.watchers().first(where: { $0.name == watcher.name && $0.lockfile != lockfile }) {
                throw CommandError(
                    "\(printable(watcher.name)) already watches \(other.lockfile). Give this one another --name, or remove that one first.")
            }
            try await store.save(watcher)
            try Terminal.print("Watching \(printable(watcher.name)): \(parsed.packages.count) packages in \(lockfile)")
            for oddity in parsed.oddities {
                Terminal.error("lapwing: not understood in \(files.fileName): \(printable(oddity.path)): \(printable(oddity.problem))")
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the watched projects.")

        @Option(help: "text or json.")
        var format = OutputFormat.text

        @OptionGroup var store: StoreOption

        func run() async throws {
            let watchers = try await SQLiteStore(path: store.path).watchers().sorted { $0.name < $1.name }
            if format == .json {
                let list = watchers.map { watcher -> JSONValue in
                    ["name": .string(watcher.name), "lockfile": .string(watcher.lockfile), "added": .string(watcher.addedAt.description)]
                }
                return try Terminal.print(JSONValue.object([.init("version", 1), .init("watchers", .array(list))]).prettyText)
            }
            guard !watchers.isEmpty else {
                return Terminal.error("lapwing: nobody is watched yet; add a project with: lapwing watchers add DIR")
            }
            for watcher in watchers { try Terminal.print("\(printable(watcher.name))\t\(watcher.lockfile)") }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Stop watching a project.")

        @Argument(help: "The name it was added under.")
        var name: String

        @OptionGroup var store: StoreOption

        func run() async throws {
            guard try await SQLiteStore(path: store.path).removeWatcher(named: name) else {
                throw CommandError("No watcher is called \(name). See: lapwing watchers list")
            }
            try Terminal.print("\(name) is no longer watched.")
        }
    }
}
