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
}

/// Follows install commands to the release's own files, and those to the files that they name. No code runs.
enum InstallTrace {
    /// More files than this are not followed; nothing ordinary goes further.
    static let maximumFiles = 20_000
    /// Bytes; Linux opens no longer path (PATH_MAX).
    static let longestName = 4096
    /// Names of files that are tried, in all files together.
    static let maximumNames = 500_000

    static func follow(_ commands: [InstallCommand], scripts: [Manifest.Script], _ files: inout [FileFacts]) -> (
        steps: [Int: InstallStep], unread: [UnreadPart]
    ) {
        guard !commands.isEmpty else { return ([:], []) }
        var index: [String: Int] = [:]
        var byName: [String: [Int]] = [:]
        for (position, file) in files.enumerated() {
            index[file.path] = position
            byName[file.path.split(separator: "/").last.map(String.init) ?? "", default: []].append(position)
        }
        let documents = Set(files.lazy.filter(\.isDocumentary).map { lastPart($0.path) })
        var found: [Int: InstallStep] = [:]
        var queue: [Int] = []
        var next = 0
        var namesLeft = maximumNames
        var isCut = false
        func add(_ position: Int, from: String, depth: Int, isStarted: Bool) {
            guard found[position] == nil, !files[position].isManifest, isStarted || !files[position].isDocumentary else { return }
            guard found.count < maximumFiles else {
                isCut = true
                return
            }
            found[position] = InstallStep(from: from, depth: depth)
            queue.append(position)
        }
        for command in commands {
            for text in expanded(command.command, scripts, &isCut) {
                let started = started(by: text)
                for word in words(of: text) {
                    guard let target = resolve(word, from: "", index) else { continue }
                    add(target, from: "package.json", depth: 1, isStarted: started.contains(word))
                }
            }
            if command.isImplied, let target = index["binding.gyp"] { add(target, from: "package.json", depth: 1, isStarted: true) }
        }
        // Breadth first, so that each step is the shortest way there and limits cut off what is farthest.
        while next < queue.count {
            let position = queue[next]
            next += 1
            guard let step = found[position] else { continue }
            files[position].isReached(byCommand: step.depth == 1 || files[position].isDocumentary)
            guard files[position].kind == .source || (files[position].kind.isNative && files[position].scan != nil) else { continue }
            let file = files[position]
            let folder = file.path.split(separator: "/").dropLast().joined(separator: "/")
            var isShort = false
            let names = names(in: file.file.bytes, documents: documents, limit: namesLeft, isCut: &isShort)
            isCut = isCut || isShort
            namesLeft -= names.count
            // What a file reads it may also run, where it runs text at all.
            let runsText = file.scan?.allSigns.contains(.runsText) ?? false
            for (name, isStarted) in names {
                let target =
                    resolve(name, from: folder, index) ?? (folder.isEmpty ? nil : resolve(name, from: "", index))
                    // `path.join(__dirname, 'scripts', 'run.js')` names the parts one by one.
                    ?? (name.contains("/") ? nil : byName[name].flatMap { $0.count == 1 ? $0.first : nil })
                if let target { add(target, from: file.path, depth: step.depth + 1, isStarted: isStarted || runsText) }
            }
        }
        let unread = UnreadPart(
            part: "what install runs",
            reason: "It goes on beyond \(maximumFiles) files or \(maximumNames) names of files; the rest was not followed.")
        return (found, isCut ? [unread] : [])
    }

    /// A command, and those of the release's own scripts that it starts through a package manager.
    private static func expanded(_ command: String, _ scripts: [Manifest.Script], _ isCut: inout Bool) -> [String] {
        var out = words(of: command)
        var texts = [command]
        let byName = Dictionary(scripts.map { ($0.name, $0.command) }) { first, _ in first }
        let managers: Set<String> = ["npm", "yarn", "pnpm", "bun", "run-s", "run-p", "npm-run-all"]
        guard !managers.isDisjoint(with: out) else { return texts }
        var done: Set<String> = []
        var at = 0
        while at < out.count {
            let word = out[at]
            at += 1
            guard let script = byName[word], done.insert(word).inserted else { continue }
            guard out.count < maximumNames else {
                isCut = true
                break
            }
            out += words(of: script)
            texts.append(script)
        }
        return texts
    }

    /// The words of a shell command, quotation marks removed.
    static func words(of command: String) -> [String] {
        command.split(whereSeparator: { " \t\n;&|()\"'`=<>".contains($0) }).map(String.init)
    }

    /// The file a word names, as Node and shells find one; `nil` for anything outside the release.
    static func resolve(_ word: String, from folder: String, _ index: [String: Int]) -> Int? {
        guard word.utf8.count <= longestName, let path = normalised(word, folder) else { return nil }
        if path.isEmpty { return word == "." ? index["index.js"] : nil }
        // A bare word such as `node` or `build` names a command or a module, unless a file has just that name.
        if let exact = index[path] { return exact }
        guard word.hasPrefix(".") || word.contains("/") || folder.isEmpty else { return nil }
        for ending in [".js", ".cjs", ".mjs", "/index.js", ".sh"] {
            if let found = index[path + ending] { return found }
        }
        return nil
    }

    private static func normalised(_ word: String, _ folder: String) -> String? {
        var parts = folder.split(separator: "/")
        for part in word.replacing("\\", with: "/").split(separator: "/") {
            switch part {
            case ".": continue
            case "..":
                if parts.isEmpty { return nil }
                parts.removeLast()
            default: parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }

    /// Words that may name a file: with a slash, or with the ending of something that runs; each with whether it is loaded or started,
    /// which is looked at for `documents` (last parts of paths) only.
    private static func names(in bytes: ArraySlice<UInt8>, documents: Set<Substring>, limit: Int, isCut: inout Bool) -> [(
        name: String, isStarted: Bool
    )] {
        var out: [String: Bool] = [:]
        bytes.withUnsafeBufferPointer { text in
            var start = 0
            var lastDot = -1
            var hasSlash = false
            for at in 0...text.count {
                let byte: UInt8 = at < text.count ? text[at] : 0x0A
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D, 0x40: continue
                case 0x2E: lastDot = at
                case 0x2F, 0x5C: hasSlash = true
                default:
                    if at - start >= 3, at - start <= longestName, hasSlash || (lastDot > start && mayRun(text[(lastDot + 1)..<at])) {
                        if out.count < limit {
                            let name = String(decoding: text[start..<at], as: UTF8.self)
                            if out[name] != true { out[name] = documents.contains(lastPart(name)) && isStarted(at: start, in: text) }
                        } else {
                            isCut = true
                        }
                    }
                    start = at + 1
                    lastDot = -1
                    hasSlash = false
                }
            }
        }
        return out.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Endings of files that something runs or loads.
    private static let endings: [[UInt8]] = ["js", "cjs", "mjs", "ts", "sh", "bat", "cmd", "ps1", "py", "exe", "node", "bin", "vbs", "pl"]
        .map {
            Array($0.utf8)
        }

    private static func mayRun(_ ending: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        ending.count <= 4 && endings.contains { $0.elementsEqual(ending) }
    }
}
