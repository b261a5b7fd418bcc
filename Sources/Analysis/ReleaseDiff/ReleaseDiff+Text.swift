// SPDX-License-Identifier: Apache-2.0

import NPMModel

extension ReleaseDiff {
    /// One part of the difference for people: a heading and a line for each change, what could be misread made visible.
    package struct Section: Sendable, Hashable {
        package var title: String
        package var lines: [String]

        package init(_ title: String, _ lines: [String]) {
            self.title = title
            self.lines = lines
        }
    }

    /// The parts that differ, what decides most first. Lists of files are cut after `limit` lines each, and say so.
    package func sections(limit: Int = 20) -> [Section] {
        var all = behaviour.map { $0.sections(limit: limit) } ?? []
        all += [
            Section("Scripts", scripts.map { $0.line(note: $0.kind == "install" ? "runs at install" : "") }),
            Section("Dependencies", dependencies.map { $0.line(note: $0.kind == Dependency.Kind.production.rawValue ? "" : $0.kind) }),
            Section("Commands it installs", bins.map { $0.line(note: "") }),
            Section("package.json", fields.map { $0.line(note: "") }),
        ]
        if !files.isEmpty { all.append(Section("Files: " + files.summary, files.lines(limit: limit))) }
        all.append(
            Section("Not compared", unread.map { "\(printable($0.part)): \(printable($0.reason, limit: 1000))" }))
        return all.filter { !$0.lines.isEmpty }
    }
}

extension BehaviourDiff {
    fileprivate func sections(limit: Int) -> [ReleaseDiff.Section] {
        func list(_ names: [String]) -> [String] {
            names.prefix(limit).map { "+ \(Excerpt.clean($0))" } + (names.count > limit ? ["  and \(names.count - limit) more"] : [])
        }
        return [
            ReleaseDiff.Section("What its code can do", gained.map { "+ \($0.words)" } + lost.map { "- \($0.words)" }),
            ReleaseDiff.Section("New flows", list(flows.map(\.words))),
            ReleaseDiff.Section("New hosts", list(hosts)),
            ReleaseDiff.Section("New commands it starts", list(commands)),
            ReleaseDiff.Section("New environment variables it reads", list(environmentNames)),
            ReleaseDiff.Section("New modules it loads", list(modules)),
        ]
    }
}

extension BehaviourDiff.NewFlow {
    /// `a key in the environment, encoded, gets to https.request (lib/a.js:12)`
    fileprivate var words: String {
        "\(source.joined(separator: ", ")), gets to \(sink) (\(file)\(self.line.map { ":\($0)" } ?? ""))"
    }
}

extension ReleaseDiff.Change {
    /// `+ name: after (note)`, `- name: before`, `~ name: before -> after`. What it says comes from a stranger: secrets are masked.
    fileprivate func line(note: String) -> String {
        let end = note.isEmpty ? "" : " (\(note))"
        let name = printable(name)
        switch (before, after) {
        case (nil, let after?): return "+ \(name): \(Excerpt.clean(after))\(end)"
        case (let before?, nil): return "- \(name): \(Excerpt.clean(before))\(end)"
        case (let before, let after): return "~ \(name): \(Excerpt.clean(before ?? "")) -> \(Excerpt.clean(after ?? ""))\(end)"
        }
    }
}

extension FileChanges {
    /// `2 added, 1 changed; 14 kB before, 20 kB now`.
    fileprivate var summary: String {
        let counts = [(added.count, "added"), (removed.count, "removed"), (changed.count, "changed"), (moved.count, "moved")]
        let words = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        return "\(words); \(PlainWords.bytes(bytesBefore)) before, \(PlainWords.bytes(bytesAfter)) now"
    }

    fileprivate func lines(limit: Int) -> [String] {
        func cut(_ lines: [String], _ word: String) -> [String] {
            lines.count <= limit ? lines : lines.prefix(limit) + ["  and \(lines.count - limit) more \(word)"]
        }
        return cut(added.map { "+ \(printable($0.path))  \(PlainWords.bytes($0.bytes))" }, "added")
            + cut(changed.map { "~ \(printable($0.path))  \(PlainWords.bytes($0.before)) -> \(PlainWords.bytes($0.after))" }, "changed")
            + cut(moved.map { "> \(printable($0.from)) -> \(printable($0.path))  \(PlainWords.bytes($0.bytes))" }, "moved")
            + cut(removed.map { "- \(printable($0.path))  \(PlainWords.bytes($0.bytes))" }, "removed")
    }
}
