// SPDX-License-Identifier: Apache-2.0

/// Which files and scripts run.
extension ShellFacts {
    mutating func noteRuns(_ command: ShellCommand, _ index: Int) {
        guard let first = command.words.first else { return }
        func run(_ word: ShellWord, _ way: ShellRun.Way, folder: String? = command.folder) -> ShellRun {
            ShellRun(path: word.text, way: way, program: command.name, folder: folder, isKnown: word.isKnown, command: index)
        }
        if ShellPrograms.isInterpreter(command.name) {
            for word in ShellPrograms.preloads(of: command) { runs.append(run(word, .preload)) }
            if let word = ShellPrograms.scriptFile(of: command) { runs.append(run(word, .interpreter)) }
            if ShellPrograms.readsStandardInput(command) {
                for redirection in command.redirections where redirection.kind == .input && redirection.descriptor == 0 {
                    runs.append(run(redirection.target, .interpreter))
                }
                noteCat(before: command, index)
            }
            if command.name == "powershell" || command.name == "pwsh" || command.name == "cmd" {
                for word in command.arguments where ShellPrograms.isScriptPath(word.text) && runs.last?.path != word.text {
                    runs.append(run(word, .interpreter))
                }
            }
            if command.name == "bun" || command.name == "deno" { noteScript(command, index) }
            return
        }
        switch command.name {
        case "npm", "yarn", "pnpm", "run-s", "run-p", "npm-run-all", "npm-run-all2", "node-gyp", "lerna", "cnpm", "concurrently", "wireit":
            noteScript(command, index)
        case "make", "gmake", "nmake", "mingw32-make": noteMake(command, index)
        default: break
        }
        guard !ShellPrograms.readers.contains(command.name) else { return }
        runs.append(run(first, .program))
        guard !["npm", "yarn", "pnpm", "curl", "wget"].contains(command.name) else { return }
        for word in command.arguments where !word.text.hasPrefix("-") && word.text.utf8.count <= 4096 { runs.append(run(word, .perhaps)) }
    }

    /// `cat file | sh`: the file runs.
    private mutating func noteCat(before command: ShellCommand, _ index: Int) {
        guard command.position > 0, index > 0 else { return }
        let before = commands[index - 1]
        guard before.pipeline == command.pipeline,
            ["cat", "type", "tail", "head", "base64", "gunzip", "zcat", "xxd", "get-content"].contains(before.name)
        else { return }
        for word in before.arguments where !word.text.hasPrefix("-") {
            runs.append(
                ShellRun(
                    path: word.text, way: .interpreter, program: command.name, folder: before.folder, isKnown: word.isKnown, command: index)
            )
        }
    }

    private mutating func noteScript(_ command: ShellCommand, _ index: Int) {
        func call(_ kind: ShellScriptCall.Kind, _ name: String, _ folder: String?) {
            scripts.append(ShellScriptCall(kind: kind, name: name, folder: folder, command: index))
        }
        let folder = ShellPrograms.value(of: ["--prefix", "--cwd", "-C", "--dir"], in: command)
        let place = folder.flatMap { word in command.folder.flatMap { ShellBuilder.joined($0, word.text) } }
        let at = folder == nil ? command.folder : place
        if command.name == "node-gyp" { return call(.nodeGyp, "binding.gyp", at) }
        var words = command.arguments.filter { !$0.text.hasPrefix("-") && $0.range != folder?.range }.map(\.text)[...]
        let isMany = ["run-s", "run-p", "npm-run-all", "npm-run-all2", "concurrently"].contains(command.name)
        if isMany {
            for word in words.prefix(64) { call(.script, word.hasPrefix("npm:") ? String(word.dropFirst(4)) : word, at) }
            return
        }
        guard let verb = words.popFirst() else { return }
        switch verb {
        case "run", "run-script", "rum", "urn", "workspace":
            if let name = words.first, !["bun", "deno"].contains(command.name) || !ShellPrograms.isScriptPath(name) {
                call(.script, name, at)
            }
        case "test", "t", "tst", "start", "stop", "restart": call(.script, verb == "t" || verb == "tst" ? "test" : verb, at)
        case "install", "i", "ci", "add", "rebuild":
            // In a folder of the release its own scripts run.
            if words.isEmpty || verb == "rebuild" {
                for name in ["preinstall", "install", "postinstall", "prepare"] { call(.script, name, at) }
            }
        default: if command.name != "npm", !ShellPrograms.isScriptPath(verb) { call(.script, verb, at) }
        }
    }

    private mutating func noteMake(_ command: ShellCommand, _ index: Int) {
        let option = ShellPrograms.value(of: ["-C", "--directory"], in: command)
        let folder = option.map { word in command.folder.flatMap { ShellBuilder.joined($0, word.text) } } ?? command.folder
        let file = ShellPrograms.value(of: ["-f", "--file", "--makefile"], in: command)
        if let file {
            runs.append(
                ShellRun(path: file.text, way: .perhaps, program: command.name, folder: folder, isKnown: file.isKnown, command: index))
        }
        let targets = command.arguments.filter {
            !$0.text.hasPrefix("-") && !$0.text.contains("=") && $0.range != option?.range && $0.range != file?.range
        }
        for target in targets.isEmpty ? [""] : targets.prefix(16).map(\.text) {
            scripts.append(ShellScriptCall(kind: .makeTarget, name: target, folder: folder, command: index))
        }
    }
}
