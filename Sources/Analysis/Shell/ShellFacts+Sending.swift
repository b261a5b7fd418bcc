// SPDX-License-Identifier: Apache-2.0

/// What is read that is secret, and what leaves the machine.
extension ShellFacts {
    mutating func noteSending(_ command: ShellCommand, _ index: Int) {
        let own = ShellPrograms.sources(of: command).intersection(.secrets)
        if !own.isEmpty {
            let word = command.arguments.first { !ShellPrograms.sources(ofPath: $0.text).isEmpty }
            note(.reads, word?.text ?? command.name, sources: own, command, index)
        }
        let wanted = ShellSources.secrets.union(.hostIdentity)
        for redirection in command.redirections
        where redirection.target.text.hasPrefix("/dev/tcp/") || redirection.target.text.hasPrefix("/dev/udp/") {
            let host = redirection.target.text.split(separator: "/").dropFirst(2).first.map(String.init) ?? ""
            hosts.insert(host.lowercased())
            if ShellPrograms.shells.contains(command.name) || command.name == "exec" {
                note(.opensShell, host, command, index)
            } else {
                note(.sends, host, sources: command.carry.sources.intersection(wanted), command, index)
            }
        }
        if ShellPrograms.lookups.contains(command.name) { noteLookup(command, index) }
        guard ShellPrograms.senders.contains(command.name) else { return }
        if ["nc", "ncat", "netcat", "socat"].contains(command.name),
            command.arguments.contains(where: {
                ["-e", "-c", "--exec", "--sh-exec"].contains($0.text) || $0.text.uppercased().hasPrefix("EXEC:")
            })
        {
            let values = Set(["-e", "-c", "--exec", "--sh-exec"])
            let words = command.words
            let target = words.indices.dropFirst().first { !words[$0].text.hasPrefix("-") && !values.contains(words[$0 - 1].text) }
            note(.opensShell, target.map { words[$0].text } ?? "", command, index)
        }
        let found = ShellPrograms.sent(by: command)
        guard let found else { return }
        var sources = found.sources.intersection(wanted)
        // A forge's own token goes to the forge that gave it.
        if let host = ShellPrograms.address(of: command).flatMap({ ShellPrograms.host(of: $0.text) }), ShellPrograms.forges.contains(host) {
            sources.remove(.tokens)
        }
        note(.sends, ShellPrograms.address(of: command)?.text ?? found.target, sources: sources, command, index)
    }

    /// `nslookup $(whoami).x.test`: the question itself is the message.
    private mutating func noteLookup(_ command: ShellCommand, _ index: Int) {
        for word in command.arguments where !word.text.hasPrefix("-") && word.text.contains(".") {
            let sources = word.carry.sources.subtracting([.download, .decoded])
            guard !sources.isEmpty else { continue }
            note(.sendsByName, word.text, sources: sources, command, index)
            return
        }
    }
}
