// SPDX-License-Identifier: Apache-2.0

import JSSyntax
import NPMModel

/// A command that npm runs when a release is installed as a dependency.
package struct InstallCommand: Sendable, Hashable {
    /// `preinstall`, `install` or `postinstall`.
    package var script: String
    package var command: String
    /// Line in `package.json`, where the shipped one has it.
    package var line: Int?
    /// True for the `node-gyp rebuild` that npm adds by itself for a `binding.gyp`.
    package var isImplied = false

    package static let scripts = ["preinstall", "install", "postinstall"]

    /// The release's own commands: npm runs what the shipped `package.json` says; what only the registry's copy says is taken
    /// too, since other clients read that one.
    static func all(in release: ReleaseUnderReview) -> [InstallCommand] {
        var out: [InstallCommand] = []
        for manifest in [release.shipped, release.published?.manifest] {
            for script in manifest?.installCommands(content: release.content) ?? [] {
                var command = InstallCommand(
                    script: script.name, command: script.command, line: line(of: script.name, in: release.content))
                command.isImplied = script.command == Manifest.implicitGypCommand && command.line == nil
                if !out.contains(where: { $0.script == command.script && $0.command == command.command }) { out.append(command) }
            }
        }
        return out
    }

    private static func line(of script: String, in content: ReleaseContent) -> Int? {
        guard let manifest = content.file("package.json") else { return nil }
        let wanted = Array("\"\(script)\"".utf8)
        guard let at = manifest.bytes.firstRange(of: wanted)?.lowerBound else { return nil }
        return LineIndex(manifest.bytes[...at]).line(at: at - manifest.bytes.startIndex)
    }

    package var evidence: Evidence { Evidence(file: "package.json", line: line, excerpt: "\(script): \(command)") }
}

/// How a file comes to run at install.
package struct InstallStep: Sendable, Hashable {
    /// `package.json` or the path of the file that names it.
    package var from: String
    /// 1 for a file that a script starts, 2 for one that such a file names, and so on.
    package var depth: Int
    /// The interpreter that a command gives it to; empty where none is named.
    package var program = ""
}

/// Follows install commands to the release's own files, and those to the files that they name. No code runs.
struct InstallTrace {
    /// More files than this are not followed; nothing ordinary goes further.
    static let maximumFiles = 20_000
    /// Bytes; Linux opens no longer path (PATH_MAX).
    static let longestName = 4096
    /// Words that may be names of the release's files and are tried, in all files together.
    static let maximumNames = 500_000
    /// Texts of commands, and their bytes together.
    static let maximumShells = 5000
    static let maximumText = 16_000_000

    private(set) var files: [FileFacts]
    var paths: PathIndex
    /// The manifest whose scripts npm runs.
    let own: Manifest?
    private(set) var found: [Int: InstallStep] = [:]
    private var queue: [Int] = []
    var shells: [InstallShell] = []
    var unread: [UnreadPart] = []
    var missing: [UnreadPart] = []
    var isCut = false
    var namesLeft = maximumNames
    var textLeft = maximumText
    var manifests: [String: Manifest?] = [:]
    var makefiles: [String: Makefile] = [:]
    /// Scripts and build files that were read, so that circles end.
    var scriptsRead: Set<String> = []

    /// - Parameters:
    ///   - commands: what npm runs for the release itself.
    ///   - own: the manifest with the release's scripts.
    init(_ commands: [InstallCommand], own: Manifest?, _ files: [FileFacts]) {
        self.files = files
        self.own = own
        paths = PathIndex(files.map(\.path))
        for command in commands { scriptsRead.insert("\u{0}" + command.script) }
        for command in commands {
            if command.isImplied {
                runGyp("", depth: 0)
            } else {
                read(
                    ArraySlice(command.command.utf8), .either, .script, file: "package.json", line: command.line, name: command.script,
                    folders: [""], depth: 0)
            }
        }
        runBundled()
        walk()
        guard isCut else { return }
        unread.append(
            UnreadPart(
                part: "what install runs",
                reason: "It goes on beyond \(Self.maximumFiles) files or \(Self.maximumNames) names of files; the rest was not followed."))
    }

    /// Lifecycle scripts of packages that lie bundled in the release: npm runs those as well (`@npmcli/arborist`, `rebuild.js`).
    private mutating func runBundled() {
        guard own?.bundled.isEmpty == false else { return }
        for position in files.indices {
            let path = files[position].path
            guard path.hasPrefix("node_modules/"), path.hasSuffix("/package.json") else { continue }
            let folder = Self.folder(of: path)
            let parts = folder.split(separator: "/", omittingEmptySubsequences: false)
            guard let last = parts.lastIndex(of: "node_modules"),
                parts.count - last == (parts[min(last + 1, parts.count - 1)].hasPrefix("@") ? 3 : 2),
                let manifest = manifest(folder)
            else { continue }
            for name in InstallCommand.scripts where manifest.scripts.contains(where: { $0.name == name }) {
                runScript(name, folder, from: path, depth: 0)
            }
        }
    }

    mutating func add(_ position: Int, from: String, depth: Int, isStarted: Bool, program: String = "") {
        guard found[position] == nil, !files[position].isManifest, isStarted || !files[position].isDocumentary else { return }
        guard found.count < Self.maximumFiles else {
            isCut = true
            return
        }
        found[position] = InstallStep(from: from, depth: depth, program: program)
        queue.append(position)
    }

    /// Breadth first, so that each step is the shortest way there and limits cut off what is farthest.
    private mutating func walk() {
        var next = 0
        while next < queue.count {
            let position = queue[next]
            next += 1
            guard let step = found[position] else { continue }
            files[position].isReached(byCommand: step.depth == 1 || files[position].isDocumentary, program: step.program)
            let file = files[position]
            guard file.kind == .source || (file.kind.isNative && file.scan != nil) else { continue }
            // What a build file runs was followed already; the sources it names are compiled.
            if file.path == "binding.gyp" || file.path.hasSuffix("/binding.gyp") { continue }
            if let dialect = Self.dialect(file, program: step.program) {
                read(
                    file.file.bytes, dialect, .file(position), file: file.path, name: file.path, folders: ["", Self.folder(of: file.path)],
                    depth: step.depth)
            }
            // What a file reads it may also run, where it runs text at all.
            followNames(in: file.file.bytes, of: file.path, depth: step.depth, runsText: file.scan?.allSigns.contains(.runsText) ?? false)
        }
    }

    static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "" }
        return String(path[..<slash])
    }
}
