// SPDX-License-Identifier: Apache-2.0

import NPMModel

extension Publication {
    // MARK: files against the last release

    /// New files are the everyday case; new kinds of files and new folders are what is shipped by mistake.
    func newFiles(_ diff: ReleaseDiff?, asked: Set<String>) -> [PublicationQuestion] {
        guard let before = release.previous?.content, let diff, !before.files.isEmpty else { return [] }
        let folders = Set(before.files.map { Self.topFolder($0.path) })
        let kinds = Set(before.files.map { Self.ending($0.path) })
        let added = diff.files.added.map(\.path).filter { !asked.contains($0) }
        let strange = added.filter { !folders.contains(Self.topFolder($0)) || !kinds.contains(Self.ending($0)) }
        var questions: [PublicationQuestion] = []
        if !strange.isEmpty {
            questions.append(
                PublicationQuestion(
                    "new-kinds-of-files", .moderate, needsYes: true,
                    "\(PlainWords.counted(strange.count, "file")) of a kind or in a folder that the last release did not ship.",
                    why: "What was never shipped before is what is shipped by mistake.",
                    remedy: "Look through the list; narrow the `files` list of package.json.", places: strange))
        }
        if added.count > strange.count {
            questions.append(
                PublicationQuestion(
                    "new-files", .info, needsYes: false,
                    "\(PlainWords.counted(added.count - strange.count, "file")) that the last release did not ship.",
                    why: "For you to know.", remedy: "Nothing, if they belong there.", places: added.filter { !strange.contains($0) }))
        }
        return questions
    }

    /// A folder that held a good part of the last release and is gone: a build that did not run.
    func goneFiles(_ diff: ReleaseDiff?) -> [PublicationQuestion] {
        guard let before = release.previous?.content, let diff else { return [] }
        let now = Set(release.content.files.map { Self.topFolder($0.path) })
        var gone: [String: Int] = [:]
        for file in diff.files.removed { gone[Self.topFolder(file.path), default: 0] += 1 }
        return gone.keys.sorted().filter { !$0.isEmpty && !now.contains($0) && (gone[$0] ?? 0) * 4 >= before.files.count }.map { folder in
            PublicationQuestion(
                "gone:\(folder)", .high, needsYes: true,
                "\(folder)/ is not shipped any more; it held \(gone[folder] ?? 0) of \(before.files.count) files of the last release.",
                why: "Most often the build did not run, or a file list lost a line.", remedy: "Build, then look at `npm pack --dry-run`.")
        }
    }

    func sizes(_ diff: ReleaseDiff?) -> [PublicationQuestion] {
        let now = release.content.unpackedBytes
        if let diff, release.previous?.content != nil {
            let before = diff.files.bytesBefore
            guard now > 500_000, now / 3 >= before else { return [] }
            let largest = diff.files.added.sorted { $0.bytes > $1.bytes }.map { "\($0.path)  \(PlainWords.bytes($0.bytes))" }
            return [
                PublicationQuestion(
                    "size", .moderate, needsYes: true,
                    "It is \(PlainWords.bytes(now)) unpacked; the last release was \(PlainWords.bytes(before)).",
                    why: "Everybody who installs it pays for that, and the difference may be something that was not meant.",
                    remedy: "Look at the largest files.", places: largest)
            ]
        }
        guard now > 20_000_000 else { return [] }
        let largest = release.content.files.sorted { $0.bytes.count > $1.bytes.count }
        return [
            PublicationQuestion(
                "size", .low, needsYes: false, "It is \(PlainWords.bytes(now)) unpacked.", why: "Few packages are.",
                remedy: "Look at the largest files.", places: largest.map { "\($0.path)  \(PlainWords.bytes($0.bytes.count))" })
        ]
    }

    private static func topFolder(_ path: String) -> String {
        guard let slash = path.firstIndex(of: "/") else { return "" }
        return String(path[..<slash])
    }

    private static func ending(_ path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.dropFirst().lastIndex(of: ".") else { return "" }
        return name[dot...].lowercased()
    }

    // MARK: what it does

    func changes(_ diff: ReleaseDiff?) -> [PublicationQuestion] {
        var questions = localDependencies()
        guard let diff else {
            let commands = InstallCommand.all(in: release)
            if !commands.isEmpty {
                questions.append(
                    PublicationQuestion(
                        "install-script", .low, needsYes: false, "It runs a script at install.",
                        why: "Many users forbid install scripts, and every one is read with suspicion.",
                        remedy: "Do without, if you can.", places: commands.map { "\($0.script): \($0.command)" }))
            }
            return questions
        }
        let added = diff.scripts.filter { $0.kind == "install" && $0.after != nil }
        if !added.isEmpty {
            let isNew = added.contains { $0.before == nil }
            questions.append(
                PublicationQuestion(
                    "install-script", isNew ? .high : .moderate, needsYes: isNew,
                    isNew ? "It now runs a script at install; the last release did not." : "A script that runs at install has changed.",
                    why: "It runs on every machine that installs the package, with the rights of whoever installs. Attacks begin so.",
                    remedy: "Make sure that you wrote it.", places: added.map { "\($0.name): \($0.after ?? "")" }))
        }
        let dependencies = diff.dependencies.filter { $0.before == nil && $0.kind != Dependency.Kind.development.rawValue }
        if !dependencies.isEmpty {
            questions.append(
                PublicationQuestion(
                    "new-dependency", .low, needsYes: false,
                    "It needs \(PlainWords.counted(dependencies.count, "package")) that the last release did not.",
                    why: "Your users will run their code too.", remedy: "Make sure that you added them.",
                    places: dependencies.map { "\($0.name): \($0.after ?? "") (\($0.kind))" }))
        }
        if let behaviour = diff.behaviour, !behaviour.gained.isEmpty {
            let isGrave = !Set(behaviour.gained).isDisjoint(with: [
                .network, .processes, .publishing, .wallets, .inputAndScreen, .decryption,
            ])
            questions.append(
                PublicationQuestion(
                    "capability", isGrave ? .moderate : .low, needsYes: isGrave, behaviour.headline ?? "Its code can do something new.",
                    why: "That is the strongest everyday sign of a package taken over: if you did not write it, somebody else did.",
                    remedy: "Look at the change with `lapwing diff`.",
                    places: behaviour.gained.map(\.words) + behaviour.hosts.map { "host \($0)" } + behaviour.commands.map { "starts \($0)" }
                ))
        }
        return questions
    }

    /// Requirements that only this machine can meet.
    private func localDependencies() -> [PublicationQuestion] {
        let local = (release.shipped?.dependencies ?? []).filter { dependency in
            dependency.kind != .development
                && ["file:", "link:", "workspace:", "portal:", "catalog:", "./", "../", "/", "~/"].contains {
                    dependency.requirement.hasPrefix($0)
                }
        }
        guard !local.isEmpty else { return [] }
        return [
            PublicationQuestion(
                "local-dependency", .high, needsYes: true, "It needs packages that only this machine has.",
                why: "npm publishes these requirements as they stand, and nobody else can install them.",
                remedy: "Write version ranges; pnpm and yarn do so by themselves when they publish.",
                places: local.map { "\($0.name): \($0.requirement)" })
        ]
    }
}
