// SPDX-License-Identifier: Apache-2.0

import NPMModel

extension InstallTrace {
    static let interpreters: Set<String> = [
        "node", "nodejs", "sh", "bash", "zsh", "dash", "python", "python3", "perl", "ruby", "bun", "deno", "tsx", "ts-node", "babel-node",
        "pwsh", "powershell", "cscript", "wscript",
    ]

    /// Files that install commands tell an interpreter to run and that the release does not hold: not seen, not clean. Empty
    /// where no file at all was read, since the reason for that is listed already.
    static func missing(_ commands: [InstallCommand], in content: ReleaseContent) -> [UnreadPart] {
        guard !content.files.isEmpty else { return [] }
        var index: [String: Int] = [:]
        for (position, file) in content.files.enumerated() { index[file.path] = position }
        var out: [UnreadPart] = []
        for command in commands where !command.isImplied {
            for name in named(command.command) where resolve(name, from: "", index) == nil {
                let part = UnreadPart(
                    part: Excerpt.clean(name), reason: "The \(command.script) script runs it; the release does not hold it.")
                if out.count < 20, !out.contains(part) { out.append(part) }
            }
        }
        return out
    }

    /// What stands after an interpreter and its options: a path inside the release.
    private static func named(_ command: String) -> [String] {
        var out: [String] = []
        for part in command.split(whereSeparator: { "\n;&|()`".contains($0) }) {
            let all = words(of: String(part))
            guard let at = all.firstIndex(where: { interpreters.contains($0.lowercased()) }) else { continue }
            let options = all[(at + 1)...].prefix { $0.hasPrefix("-") }
            // `-e`, `-c` and `-p` are followed by code, `-r` by a module: neither names a file to run.
            guard
                options.isDisjoint(with: [
                    "-e", "-c", "-p", "-pe", "-r", "-m", "--eval", "--print", "--require", "--import", "--version", "-v",
                ]),
                let name = all[(at + 1)...].dropFirst(options.count).first
            else { continue }
            guard name.contains(".") || name.contains("/"), !name.contains("$"), !name.contains("%"), !name.contains("*"),
                !name.contains("node_modules"), !name.contains(".."), !name.hasPrefix("/")
            else { continue }
            out.append(name)
        }
        return out
    }
}

extension Collection<String> {
    fileprivate func isDisjoint(with other: Set<String>) -> Bool { !contains { other.contains($0) } }
}
