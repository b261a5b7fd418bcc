// SPDX-License-Identifier: Apache-2.0

/// Command text that runs at install, and what it would do.
package struct InstallShell: Sendable {
    package enum Origin: Sendable, Hashable {
        /// A lifecycle script, of the release or of a package bundled in it, or a script that one starts by name.
        case script
        /// A whole file, by its index among the release's files.
        case file(Int)
        case makefile, gyp
        /// A text that JavaScript gives to a shell: the file's index, and where the call stands.
        case process(Int, Range<Int>)
    }

    package var facts: ShellFacts
    package var origin: Origin
    /// Where the text stands: `package.json`, or the file's path.
    package var file: String
    package var line: Int?
    /// What the text is called: `postinstall`, a target of a Makefile.
    package var name: String
    /// As for ``InstallStep/depth``: 0 for a command of `package.json`.
    package var depth: Int
}

extension InstallShell {
    /// Texts that JavaScript which runs at install gives to a shell, or to a program.
    static func processes(_ behaviour: Behaviour, _ steps: [Int: InstallStep], _ files: [FileFacts]) -> [InstallShell] {
        var out: [InstallShell] = []
        for position in steps.keys.sorted() {
            guard let step = steps[position] else { continue }
            for fact in behaviour.files[position]?.facts ?? [] where fact.kind == .startsProcess && out.count < 1000 {
                guard let text = fact.details.first, text.utf8.count > 1 else { continue }
                out.append(
                    InstallShell(
                        facts: ShellText.read(text.utf8, dialect: .either), origin: .process(position, fact.place),
                        file: files[position].path,
                        name: fact.api, depth: step.depth))
            }
        }
        return out
    }
}

extension ReleaseFacts {
    /// Where an act stands.
    package func evidence(_ act: ShellAct, in shell: InstallShell) -> Evidence {
        switch shell.origin {
        case .file(let position): return files[position].evidence(act.range)
        case .process(let position, let range): return files[position].evidence(range)
        default:
            let command = act.command < shell.facts.commands.count ? shell.facts.commands[act.command] : nil
            return Evidence(file: shell.file, line: shell.line, excerpt: "\(shell.name): \(command?.text ?? act.subject)")
        }
    }

    /// Texts near enough to the install commands to be taken together with them.
    package var nearShells: [InstallShell] { installShells.filter { $0.depth <= Self.nearSteps } }

    /// The acts of some kinds, nearest first.
    package func shellActs(_ kinds: Set<ShellAct.Kind>, most: Int = 8) -> [(act: ShellAct, shell: InstallShell)] {
        var out: [(act: ShellAct, shell: InstallShell)] = []
        for shell in nearShells {
            for act in shell.facts.acts where kinds.contains(act.kind) {
                out.append((act, shell))
                if out.count >= most { return out }
            }
        }
        return out
    }
}
