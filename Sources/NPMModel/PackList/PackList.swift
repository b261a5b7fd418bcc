// SPDX-License-Identifier: Apache-2.0

/// The files that `npm pack` would put into a package's tarball, worked out from a listing of its folder.
///
/// Follows npm 10.8.2 (npm-packlist 8.0.2): the `files` list of `package.json`, else `.npmignore`, else `.gitignore`, in every folder its own;
/// what is always in (`package.json`, README, LICENCE, `main`, `browser`, `bin`, files that `files` names) and what never is
/// (`.git`, `node_modules` but bundled packages, `.npmrc`, lockfiles). Pure: names and the texts of small files in, names out.
package struct PackList: Sendable {
    /// Paths below the package's folder, ascending bytewise.
    package private(set) var files: [String] = []
    /// Packages of `node_modules` that go along, by their paths.
    package private(set) var bundled: [String] = []
    /// What could not be worked out as npm does it, in words for a person.
    package private(set) var notes: [String] = []

    /// One thing in the folder.
    package struct Entry: Sendable, Hashable {
        package enum Kind: Sendable, Hashable { case file, link, other }

        /// Relative, `/`-separated.
        package var path: String
        package var kind: Kind

        package init(path: String, kind: Kind = .file) {
            self.path = path
            self.kind = kind
        }
    }

    /// - Parameters:
    ///   - entries: everything below the folder but what lies in `.git`; `node_modules` is needed only when packages are bundled.
    ///   - outerRules: texts of ignore files between a workspace's root and this folder, outermost first, where npm is told to
    ///     work on the workspace (`npm publish -w`).
    ///   - read: gives a file's bytes; asked for `package.json` and ignore files only. `nil` when it cannot be read.
    package init(_ entries: [Entry], outerRules: [String] = [], read: @escaping (String) -> [UInt8]?) {
        let tree = FolderTree(entries)
        var walk = PackWalk(tree: tree, read: read)
        let manifest = walk.manifest(at: 0)
        walk.packRoot(manifest, outerRules: outerRules)
        walk.packBundled(manifest)
        files = walk.found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        bundled = walk.bundled.sorted()
        notes = walk.notes
    }

    /// Whether a listing needs what lies in `node_modules`, by the bytes of `package.json`.
    package static func needsModules(manifest: [UInt8]) -> Bool { PackManifest(manifest).mayPackModules }
}

/// A listing as a tree of folders. Kept in one array: a folder's number is its place there, 0 the package's own.
struct FolderTree {
    struct Folder {
        var name: String
        var parent: Int?
        var folders: [(name: String, number: Int)] = []
        var files: [String] = []
        /// Links, sockets and the like: npm packs none of them.
        var others: Set<String> = []
    }

    private(set) var folders = [Folder(name: "", parent: nil)]

    init(_ entries: [PackList.Entry]) {
        var known: [String: Int] = ["": 0]
        for entry in entries {
            let names = entry.path.split(separator: "/").map(String.init)
            guard let last = names.last, !names.contains("..") else { continue }
            let number = folder(names.dropLast(), &known)
            switch entry.kind {
            case .file: folders[number].files.append(last)
            case .link, .other: folders[number].others.insert(last)
            }
        }
    }

    private mutating func folder(_ names: ArraySlice<String>, _ known: inout [String: Int]) -> Int {
        var path = ""
        var number = 0
        for name in names {
            path += (path.isEmpty ? "" : "/") + name
            if let next = known[path] {
                number = next
            } else {
                let next = folders.count
                folders.append(Folder(name: name, parent: number))
                folders[number].folders.append((name, next))
                known[path] = next
                number = next
            }
        }
        return number
    }

    enum Kind { case file, folder, other }

    /// What stands at a path below a folder; `nil` when nothing does. `.` and `..` are followed.
    func kind(_ path: String, below start: Int) -> Kind? {
        var number = start
        let names = path.split(separator: "/").filter { $0 != "." }
        if names.isEmpty { return .folder }
        for (place, name) in names.enumerated() {
            let folder = folders[number]
            if name == ".." {
                guard let parent = folder.parent else { return nil }
                number = parent
            } else if let next = folder.folders.first(where: { $0.name == name }) {
                number = next.number
            } else {
                guard place == names.count - 1 else { return nil }
                return folder.files.contains(String(name)) ? .file : folder.others.contains(String(name)) ? .other : nil
            }
        }
        return .folder
    }

    /// Files of a folder and those in it, without names that begin with a dot: what `directories.bin` makes commands of.
    func visibleFiles(in path: String, below start: Int) -> [String] {
        guard let number = number(path.split(separator: "/").map(String.init), below: start) else { return [] }
        var found: [String] = []
        var waiting = [(number, path)]
        while let (number, path) = waiting.popLast() {
            for file in folders[number].files where !file.hasPrefix(".") { found.append("\(path)/\(file)") }
            for inner in folders[number].folders where !inner.name.hasPrefix(".") {
                waiting.append((inner.number, "\(path)/\(inner.name)"))
            }
        }
        return found
    }

    /// The folder at a path below another.
    func number(_ path: some Sequence<String>, below start: Int) -> Int? {
        var number = start
        for name in path {
            guard let next = folders[number].folders.first(where: { $0.name == name }) else { return nil }
            number = next.number
        }
        return number
    }

    /// From the package's own folder down; empty for that.
    func path(of number: Int) -> String {
        var names: [String] = []
        var at = number
        while let parent = folders[at].parent {
            names.append(folders[at].name)
            at = parent
        }
        return names.reversed().joined(separator: "/")
    }
}
