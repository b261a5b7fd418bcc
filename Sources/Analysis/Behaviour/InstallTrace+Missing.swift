// SPDX-License-Identifier: Apache-2.0

import NPMModel

extension InstallTrace {
    /// What runs other files; the words that may stand before a name of a file that is run.
    static let interpreters: Set<String> = [
        "node", "nodejs", "sh", "bash", "zsh", "dash", "python", "python3", "perl", "ruby", "bun", "deno", "tsx", "ts-node", "babel-node",
        "pwsh", "powershell", "cscript", "wscript",
    ]

    /// Notes a file that an install command tells an interpreter to run and that the release does not hold: not seen, not clean.
    /// Nothing where no file at all was read, since the reason for that is listed already.
    mutating func noteMissing(_ run: ShellRun, _ facts: ShellFacts, _ file: String) {
        let path = run.path
        guard !files.isEmpty, run.way == .interpreter, run.isKnown, run.folder != nil, missing.count < 20 else { return }
        guard path.contains(".") || path.contains("/"), path != ".", !path.contains("$"), !path.contains("%"), !path.contains("*"),
            !path.contains("node_modules"), !path.contains(".."), !path.hasPrefix("/"), !path.hasPrefix("~"), !path.contains("://")
        else { return }
        // Of text for either shell, what only cmd.exe takes for a path.
        guard !facts.runs.contains(where: { $0.path != path && $0.path.filter { $0 != "\\" } == path }) else { return }
        let script = shells.last?.name ?? ""
        let part = UnreadPart(part: Excerpt.clean(path), reason: "The \(script) script runs it; the release does not hold it.")
        if !missing.contains(part) { missing.append(part) }
    }
}
