// SPDX-License-Identifier: Apache-2.0

/// What command text would do, without judgement.
package struct ShellFacts: Sendable {
    /// Every command, in the order in which they were read; those inside another name it as their parent.
    package internal(set) var commands: [ShellCommand] = []
    /// Code of other languages in the text.
    package internal(set) var code: [ShellCode] = []
    package internal(set) var acts: [ShellAct] = []
    /// Files that run, in the order of their commands.
    package internal(set) var runs: [ShellRun] = []
    /// Scripts and build targets that run.
    package internal(set) var scripts: [ShellScriptCall] = []
    /// Hosts of addresses in the text, lower case.
    package internal(set) var hosts: Set<String> = []
    /// Part of the text lies beyond a limit and was not read: never to be taken for clean.
    package internal(set) var isCut = false

    package init() {}

    package func has(_ kind: ShellAct.Kind) -> Bool { acts.contains { $0.kind == kind } }

    package func first(_ kind: ShellAct.Kind) -> ShellAct? { acts.first { $0.kind == kind } }

    init(_ builder: ShellBuilder) {
        commands = builder.commands
        code = builder.code
        isCut = builder.isCut
        for (index, command) in commands.enumerated() {
            noteHosts(command)
            noteRuns(command, index)
            noteFetching(command, index)
            noteRunning(command, index)
            noteSending(command, index)
            noteStaying(command, index)
            noteHiding(command, index)
        }
    }

    mutating func note(
        _ kind: ShellAct.Kind, _ subject: String, detail: String = "", sources: ShellSources = [], _ command: ShellCommand, _ index: Int
    ) {
        acts.append(
            ShellAct(
                kind: kind, subject: String(subject.prefix(300)), detail: String(detail.prefix(300)), sources: sources, command: index,
                range: command.range))
    }

    /// The address that the download at an index asks for; empty where it is not in its words.
    func address(ofDownload index: Int?) -> String {
        guard let index, index < commands.count else { return "" }
        return ShellPrograms.address(of: commands[index])?.text ?? ""
    }

    private mutating func noteHosts(_ command: ShellCommand) {
        for word in command.words where word.text.utf8.contains(0x3A) {
            if let host = ShellPrograms.host(of: word.text), hosts.count < 1024 { hosts.insert(host) }
        }
    }
}
