// SPDX-License-Identifier: Apache-2.0

import JSSyntax
import NPMModel

/// Command text at install: read, and what it runs followed.
extension InstallTrace {
    /// Reads a text of commands, notes it, and follows what it runs.
    /// - Parameters:
    ///   - folders: where its relative paths may start, the likeliest first.
    ///   - depth: of the text; what it starts is one step further.
    mutating func read(
        _ text: ArraySlice<UInt8>, _ dialect: ShellDialect, _ origin: InstallShell.Origin, file: String, line: Int? = nil, name: String,
        folders: [String], depth: Int
    ) {
        guard textLeft >= text.count, shells.count < Self.maximumShells else {
            isCut = true
            return
        }
        textLeft -= text.count
        let facts = ShellText.read(text, dialect: dialect)
        if facts.isCut {
            unread.append(UnreadPart(part: Excerpt.clean(file), reason: "Its commands nest deeper or are more than is read."))
        }
        shells.append(InstallShell(facts: facts, origin: origin, file: file, line: line, name: name, depth: depth))
        follow(facts, from: file, folders: folders, depth: depth)
    }

    private mutating func follow(_ facts: ShellFacts, from file: String, folders: [String], depth: Int) {
        var written: [String: Int]?
        for run in facts.runs where run.path.utf8.count <= Self.longestName {
            if let target = resolve(run, folders) {
                add(target, from: file, depth: depth + 1, isStarted: true, program: run.way == .interpreter ? run.program : "")
            } else if run.way != .perhaps {
                // What the text itself wrote before: `cp a.txt b.js; node b.js`.
                if written == nil { written = Self.written(facts) }
                if let index = written?[ShellBuilder.fileName(run.path)] {
                    for word in facts.commands[index].arguments {
                        let source = ShellRun(
                            path: word.text, way: .interpreter, program: run.program, folder: facts.commands[index].folder, isKnown: true,
                            command: index)
                        if let target = resolve(source, folders) {
                            add(target, from: file, depth: depth + 1, isStarted: true, program: run.program)
                        }
                    }
                } else if depth == 0 {
                    noteMissing(run, facts, file)
                }
            }
        }
        for code in facts.code {
            followNames(
                in: ArraySlice(code.text.utf8), of: folders.first.map { $0.isEmpty ? file : $0 + "/x" } ?? file, depth: depth,
                runsText: true)
        }
        for call in facts.scripts { follow(call, from: file, folders: folders, depth: depth) }
    }

    private static func written(_ facts: ShellFacts) -> [String: Int] {
        var out: [String: Int] = [:]
        for (index, command) in facts.commands.enumerated() {
            for redirection in command.redirections where redirection.kind == .output || redirection.kind == .append {
                out[ShellBuilder.fileName(redirection.target.text)] = index
            }
            if ["cp", "mv", "ln", "copy", "move", "install", "xcopy", "tar", "unzip", "openssl", "tee"].contains(command.name) {
                for word in command.arguments where !word.text.hasPrefix("-") { out[ShellBuilder.fileName(word.text)] = index }
            }
            if let file = ShellPrograms.outputFile(of: command) { out[ShellBuilder.fileName(file)] = index }
        }
        return out
    }

    /// The file of the release that a run means.
    private mutating func resolve(_ run: ShellRun, _ folders: [String]) -> Int? {
        guard let path = Self.knownPart(run.path) else { return nil }
        let isBare = !path.contains("/") && !path.contains("\\")
        for base in folders {
            guard let folder = run.folder.map({ ShellBuilder.joined(base, $0) }) ?? .some("") else { continue }
            let from = Array(folder.utf8)
            let endings: PathIndex.Endings
            switch run.way {
            case .program: endings = .program
            case .perhaps: endings = isBare ? .none : .script
            default: endings = .script
            }
            // A bare program is one of the machine's, unless a file of the folder has its name with an ending that cmd.exe adds.
            if run.way == .program, isBare, !ShellPrograms.isScriptPath(path), !path.lowercased().hasSuffix(".exe"),
                run.program == path.lowercased(),
                ShellPrograms.isCommon(path)
            {
                return nil
            }
            if run.way != .program, let main = mains(folder, path) { return main }
            if let found = paths.find(path.utf8, from: from, endings) { return found }
        }
        return nil
    }

    /// `$DIR/lib/x.js` and `$(dirname $0)/lib/x.js` as `lib/x.js`; `nil` where nothing is left.
    private static func knownPart(_ path: String) -> String? {
        if path.hasPrefix("~") { return nil }
        var parts = path.split(separator: "/", omittingEmptySubsequences: false)[...]
        if path.hasPrefix("/") {
            return nil
        }
        if let last = parts.lastIndex(where: { $0.contains("$") || $0.contains("%") || $0.contains("(") }) {
            parts = parts[(last + 1)...]
        }
        let rest = parts.joined(separator: "/")
        return rest.isEmpty ? nil : rest
    }

    /// `node folder`: what the `package.json` of the folder names as `main`.
    private mutating func mains(_ folder: String, _ path: String) -> Int? {
        guard let whole = ShellBuilder.joined(folder, path), paths.find(whole.utf8, from: [], .none) == nil else { return nil }
        guard let manifest = manifest(whole), let main = manifest.main, !main.isEmpty else { return nil }
        return paths.find(main.utf8, from: Array(whole.utf8), .script)
    }

    mutating func manifest(_ folder: String) -> Manifest? {
        if let known = manifests[folder] { return known }
        var read: Manifest?
        if let position = paths.find("package.json".utf8, from: Array(folder.utf8), .none), manifests.count < 1000 {
            read = try? Manifest.read(files[position].file.bytes)
        }
        manifests[folder] = .some(read)
        return read
    }

    // MARK: Scripts, targets, build files

    private mutating func follow(_ call: ShellScriptCall, from file: String, folders: [String], depth: Int) {
        for base in folders.prefix(1) {
            guard let folder = call.folder.flatMap({ ShellBuilder.joined(base, $0) }) else { continue }
            switch call.kind {
            case .script: runScript(call.name, folder, from: file, depth: depth)
            case .makeTarget: runMake(call.name, folder, depth: depth)
            case .nodeGyp: runGyp(folder, depth: depth)
            }
        }
    }

    mutating func runScript(_ name: String, _ folder: String, from file: String, depth: Int) {
        guard let manifest = folder.isEmpty ? own ?? manifest(folder) : manifest(folder) else { return }
        let isPattern = name.hasSuffix("*")
        let stem = isPattern ? String(name.prefix { $0 != "*" }) : name
        let wanted = isPattern ? [] : ["pre" + name, name, "post" + name]
        for script in manifest.scripts where isPattern ? script.name.hasPrefix(stem) : wanted.contains(script.name) {
            guard scriptsRead.insert(folder + "\u{0}" + script.name).inserted else { continue }
            read(
                ArraySlice(script.command.utf8), .either, .script, file: folder.isEmpty ? "package.json" : folder + "/package.json",
                name: script.name, folders: [folder], depth: depth)
        }
    }

    private mutating func runMake(_ target: String, _ folder: String, depth: Int) {
        for name in ["GNUmakefile", "makefile", "Makefile"] {
            guard let position = paths.find(name.utf8, from: Array(folder.utf8), .none) else { continue }
            let path = files[position].path
            if makefiles[path] == nil { makefiles[path] = Makefile(files[position].file.bytes) }
            guard let text = makefiles[path]?.recipes(of: target), !text.isEmpty else { return }
            read(text[...], .posix, .makefile, file: path, name: target.isEmpty ? "make" : target, folders: [folder], depth: depth)
            return
        }
    }

    /// The commands of `binding.gyp` and of the files that it includes.
    mutating func runGyp(_ folder: String, depth: Int) {
        guard let position = paths.find("binding.gyp".utf8, from: Array(folder.utf8), .none) else { return }
        add(position, from: "package.json", depth: depth + 1, isStarted: true)
        var waiting = [position]
        while let next = waiting.popLast() {
            let path = files[next].path
            guard scriptsRead.insert("\u{1}" + path).inserted else { continue }
            let gyp = GypFile(files[next].file.bytes)
            let place = Self.folder(of: path)
            let lines = LineIndex(files[next].file.bytes)
            for command in gyp.commands {
                let line = lines.line(at: command.offset)
                read(
                    ArraySlice(command.text.utf8), .either, .gyp, file: path, line: line, name: "binding.gyp", folders: [place, folder],
                    depth: depth)
            }
            for include in gyp.includes.prefix(100) {
                if let target = paths.find(include.utf8, from: Array(place.utf8), .none) { waiting.append(target) }
            }
        }
    }

    // MARK: Files

    /// In which dialect a file is read that install reaches; `nil` for what is no text of commands.
    static func dialect(_ file: FileFacts, program: String) -> ShellDialect? {
        if ShellPrograms.shells.contains(program) || program == "source" || program == "." { return .posix }
        if ShellPrograms.language(of: program) != nil { return nil }
        if ["powershell", "pwsh"].contains(program) { return .powerShell }
        let name = lastPart(file.path).lowercased()
        for (ending, dialect) in [
            (".sh", ShellDialect.posix), (".bash", .posix), (".zsh", .posix), (".ksh", .posix), (".command", .posix), (".bat", .batch),
            (".cmd", .batch), (".ps1", .powerShell), (".psm1", .powerShell),
        ] where name.hasSuffix(ending) { return dialect }
        if file.file.bytes.prefix(2).elementsEqual([0x23, 0x21]) {
            let line = String(decoding: file.file.bytes.prefix(128).prefix { $0 != 0x0A }, as: UTF8.self)
            let words = line.dropFirst(2).split(separator: " ").map { ShellPrograms.name(String($0)) }
            let shell = words.first == "env" ? words.dropFirst().first { !$0.hasPrefix("-") } : words.first
            return shell.map(ShellPrograms.shells.contains) == true ? .posix : shell == "pwsh" ? .powerShell : nil
        }
        return nil
    }
}
