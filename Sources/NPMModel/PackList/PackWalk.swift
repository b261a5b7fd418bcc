// SPDX-License-Identifier: Apache-2.0

/// Goes through a folder as npm does, from the package's own folder down, and collects what is packed.
struct PackWalk {
    let tree: FolderTree
    let read: (String) -> [UInt8]?
    var found: Set<String> = []
    var bundled: [String] = []
    var notes: [String] = []

    init(tree: FolderTree, read: @escaping (String) -> [UInt8]?) {
        self.tree = tree
        self.read = read
    }

    /// A folder on the way, with the rules that it adds.
    private struct Level {
        /// The level above, by its place in the list of levels; `nil` for a package's own folder.
        var parent: Int?
        var name: [Unicode.Scalar]
        /// In the order in which they are asked; the last that fits decides.
        var rules: [PackRule]
        /// Whether the rules above take this folder in by itself, so that what they leave out below may come in again.
        var isExact = false
        /// Files just below that the package's `files` names.
        var required: [[String]] = []
        /// Paths of the folder for the package's files.
        var path: String
        var number: Int
    }

    /// How a package is walked.
    private struct Style {
        /// The package's own ignore files count; a bundled package's do not, since they are of no use there.
        var ownIgnoreFiles = true
        /// With workspaces, npm takes the `package.json` of inner folders for an ignore file (npm-packlist 8.0.2, `walkerOpt`).
        var innerManifestIsIgnoreFile = false
        var outerRules: [String] = []
    }

    // MARK: packages

    mutating func packRoot(_ manifest: PackManifest, outerRules: [String]) {
        pack(manifest, at: 0, Style(innerManifestIsIgnoreFile: manifest.hasWorkspaces, outerRules: outerRules))
    }

    /// A bundled package, by its folder.
    mutating func packDependency(_ manifest: PackManifest, at number: Int) {
        pack(manifest, at: number, Style(ownIgnoreFiles: false))
    }

    private mutating func pack(_ manifest: PackManifest, at number: Int, _ style: Style) {
        var levels: [Level] = []
        var waiting = [ownLevel(manifest, number, style)]
        while let level = waiting.popLast() {
            let place = levels.count
            levels.append(level)
            let folder = tree.folders[level.number]
            for file in folder.files where !file.utf8.contains(UInt8(ascii: "*")) {
                if isIncluded(file, at: place, levels) { found.insert(level.path + file) }
            }
            for inner in folder.folders.reversed() where !inner.name.utf8.contains(UInt8(ascii: "*")) {
                if let next = innerLevel(inner.name, inner.number, of: place, levels, style) { waiting.append(next) }
            }
        }
    }

    private mutating func ownLevel(_ manifest: PackManifest, _ number: Int, _ style: Style) -> Level {
        var rules = style.ownIgnoreFiles ? PackDefaults.leftOut : []
        for text in style.outerRules { rules += self.rules(text, "an outer ignore file") }
        var strict = PackDefaults.ownFolder
        var required: [[String]] = []
        let path = tree.path(of: number)
        let prefix = path.isEmpty ? "" : path + "/"
        if let files = manifest.files {
            rules += PackRule.rules("*")
            for entry in files {
                let wanted = PackManifest.rule(for: entry)
                switch tree.kind(String(wanted.drop { $0 == "!" }), below: number) {
                case .file:
                    strict = self.rules("!" + wanted, "files") + strict
                    required.append(wanted.split(separator: "/").map(String.init))
                case .folder: rules += self.rules("!\(wanted)\n!\(wanted)/**", "files")
                case .other: break
                case nil: rules += self.rules("!" + wanted, "files")
                }
            }
        } else if style.ownIgnoreFiles {
            rules += ignoreFile(tree.folders[number], prefix)
        }
        let commands = manifest.binFolder.map { tree.visibleFiles(in: $0, below: number) } ?? []
        for path in manifest.required + commands { strict += self.rules("!/" + path, "package.json") }
        return Level(parent: nil, name: [], rules: rules + strict, required: required, path: prefix, number: number)
    }

    private mutating func innerLevel(_ name: String, _ number: Int, of parent: Int, _ levels: [Level], _ style: Style) -> Level? {
        guard isIncluded(name, at: parent, levels, asFolder: true) || isIncluded(name, at: parent, levels) else { return nil }
        guard isIncluded(name, at: parent, levels, asFolder: true) else { return nil }
        let path = levels[parent].path + name + "/"
        let folder = tree.folders[number]
        var rules = PackDefaults.leftOut
        if style.innerManifestIsIgnoreFile, folder.files.contains("package.json") {
            rules += text(path + "package.json").map { self.rules($0, path + "package.json") } ?? []
        } else {
            rules += ignoreFile(folder, path)
        }
        let required = levels[parent].required.filter { $0.count == 2 && $0[0] == name }.map { Array($0.dropFirst()) }
        rules += PackDefaults.never
        for file in required { rules += self.rules("!" + file[0], "files") }
        let isExact = isIncluded(name, at: parent, levels) || isIncluded(name, at: parent, levels, closed: true)
        return Level(
            parent: parent, name: SegmentPattern.fold(name), rules: rules, isExact: isExact, required: required, path: path, number: number)
    }

    // MARK: reading

    private mutating func ignoreFile(_ folder: FolderTree.Folder, _ prefix: String) -> [PackRule] {
        guard let name = [".npmignore", ".gitignore"].first(where: { folder.files.contains($0) }) else { return [] }
        return text(prefix + name).map { rules($0, prefix + name) } ?? []
    }

    private mutating func text(_ path: String) -> String? {
        guard let bytes = read(path) else {
            notes.append("\(printable(path)) could not be read, so its rules do not count.")
            return nil
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func rules(_ text: String, _ source: String) -> [PackRule] {
        let rules = PackRule.rules(text)
        if rules.contains(where: \.isCut) { notes.append("A pattern in \(printable(source)) is too large and counts as plain text.") }
        return rules
    }

    func manifest(at number: Int) -> PackManifest {
        let path = tree.path(of: number)
        return PackManifest(read((path.isEmpty ? "" : path + "/") + "package.json"))
    }

    // MARK: deciding

    /// Whether the rules of all levels down to `place` take in something of that name there.
    /// - Parameters:
    ///   - asFolder: it is a folder, of which a rule may take in only something further below.
    ///   - closed: the name counts as written with a slash behind it.
    private func isIncluded(_ name: String, at place: Int, _ levels: [Level], asFolder: Bool = false, closed: Bool = false) -> Bool {
        var chain: [Level] = []
        var at: Int? = place
        while let level = at {
            chain.append(levels[level])
            at = levels[level].parent
        }
        let last = SegmentPattern.fold(name)
        var isIncluded = true
        for (depth, level) in chain.reversed().enumerated() {
            if depth > 0, !isIncluded, !level.isExact { return false }
            let below = chain.reversed().dropFirst(depth + 1).map(\.name) + [last]
            let entry = PackEntry(path: below, isInner: depth < chain.count - 1, asFolder: asFolder, closed: closed)
            for rule in level.rules where rule.includes != isIncluded {
                if entry.fits(rule) { isIncluded = rule.includes }
            }
        }
        return isIncluded
    }
}

/// A path as one level's rules see it.
private struct PackEntry {
    /// From the level down to the entry.
    var path: [[Unicode.Scalar]]
    /// Whether the level is above the entry's own folder.
    var isInner: Bool
    var asFolder: Bool
    var closed: Bool

    /// Tried with and without a leading slash; for a folder with a closing one too, and as the beginning of what a rule takes in.
    func fits(_ rule: PackRule) -> Bool {
        let path = closed ? path + [[]] : path
        if rule.fits([[]] + path) || rule.fits(path) { return true }
        guard asFolder else { return false }
        if rule.fits([[]] + path + [[]]) || rule.fits(path + [[]]) { return true }
        if rule.includes, rule.fits([[]] + path, partly: true) || rule.fits(path, partly: true) { return true }
        guard isInner, rule.isRelative, let last = path.last else { return false }
        return rule.fits([[], last, []]) || rule.fits([last, []])
            || (rule.includes && (rule.fits([[], last], partly: true) || rule.fits([last], partly: true)))
    }
}
