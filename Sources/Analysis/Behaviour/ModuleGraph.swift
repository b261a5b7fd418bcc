// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// From where a file of a release is reached.
package struct Reach: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// npm runs it when the release is installed.
    package static let install = Reach(rawValue: 1)
    /// It is loaded when somebody requires or imports the package.
    package static let load = Reach(rawValue: 1 << 1)
    /// It is loaded by a command that the package brings.
    package static let command = Reach(rawValue: 1 << 2)

    package var words: String {
        if contains(.install) { return "at install" }
        if contains(.load) { return "when the package is loaded" }
        return contains(.command) ? "when its command is started" : "when a file that nothing loads is run"
    }
}

/// What Node finds for a specifier, and which files of a release load which.
struct ModuleGraph: Sendable {
    private let index: [String: Int]
    /// What the `package.json` of each bundled package says is its main file, by its folder.
    private let mains: [String: String]
    private let hasBundles: Bool

    init(_ files: [FileFacts]) {
        index = Dictionary(files.enumerated().map { ($1.path, $0) }) { first, _ in first }
        let bundled = files.filter { $0.path.hasPrefix("node_modules/") }
        hasBundles = !bundled.isEmpty
        mains = bundled.filter { $0.path.hasSuffix("/package.json") }.reduce(into: [:]) { mains, file in
            // One that can't be read has no main file, as for Node: `index` is tried.
            mains[Self.folder(of: file.path)] = (try? JSONDocument(Array(file.file.bytes)))?.root["main"]?.string
        }
    }

    private static let endings = [
        "", ".js", ".cjs", ".mjs", ".ts", ".mts", ".cts", ".jsx", ".tsx", ".json", "/index.js", "/index.cjs", "/index.mjs", "/index.ts",
        "/index.tsx",
    ]

    /// The file that a path names, seen from a folder, as Node and bundlers look for it.
    func file(_ specifier: String, from folder: String) -> Int? {
        guard specifier.utf8.count < InstallTrace.longestName, let path = Self.joined(folder, specifier) else { return nil }
        for ending in Self.endings {
            if let found = index[path.isEmpty ? String(ending.dropFirst()) : path + ending] { return found }
        }
        // TypeScript sources name their output: `./a.js` for `a.ts`.
        if path.hasSuffix(".js"), let found = index[path.dropLast(3) + ".ts"] { return found }
        return nil
    }

    /// The main file of a package that the release bundles; `nil` for one that is installed beside it.
    func bundled(_ module: String) -> Int? {
        let parts = module.split(separator: "/")
        let nameLength = module.hasPrefix("@") ? 2 : 1
        guard parts.count >= nameLength, hasBundles else { return nil }
        let root = "node_modules/" + parts.prefix(nameLength).joined(separator: "/")
        if parts.count > nameLength { return file(parts.dropFirst(nameLength).joined(separator: "/"), from: root) }
        if let main = mains[root], let found = file(main, from: root) { return found }
        return file("index", from: root)
    }

    static func folder(of path: String) -> String { path.split(separator: "/").dropLast().joined(separator: "/") }

    private static func joined(_ folder: String, _ specifier: String) -> String? {
        var parts = folder.split(separator: "/")
        for part in specifier.split(separator: "/") {
            switch part {
            case ".": continue
            case "..":
                if parts.isEmpty { return nil }
                parts.removeLast()
            default: parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }

    /// Files that `main`, `exports`, `module`, `browser` and their like name: what loading the package starts with.
    func entryPoints(_ manifest: JSONNode?) -> Set<Int> {
        var found: Set<Int> = []
        for name in [
            "main", "module", "browser", "exports", "jsnext:main", "es2015", "react-native", "unpkg", "jsdelivr", "source", "imports",
        ] {
            guard let value = manifest?[name] else { continue }
            var waiting = [value]
            var looked = 0
            while let next = waiting.popLast(), looked < 5000 {
                looked += 1
                switch next.kind {
                case .string: add(next.string ?? "", &found)
                case .object: waiting.append(contentsOf: next.members.map(\.value))
                case .array: waiting.append(contentsOf: next.elements)
                default: break
                }
            }
        }
        if manifest?["exports"] == nil, manifest?["main"] == nil {
            for name in ["index.js", "index.cjs", "index.mjs", "index.ts"] { add(name, &found) }
        }
        return found
    }

    /// A pattern such as `./lib/*.js` stands for every file in its folder.
    private func add(_ text: String, _ found: inout Set<Int>) {
        guard let star = text.firstIndex(of: "*") else {
            if let file = file(text, from: "") { found.insert(file) }
            return
        }
        guard let prefix = Self.joined("", String(text[..<star])) else { return }
        let start = prefix.isEmpty ? "" : text[..<star].hasSuffix("/") ? prefix + "/" : prefix
        let end = text[text.index(after: star)...]
        for (path, file) in index where path.hasPrefix(start) && path.hasSuffix(end) { found.insert(file) }
    }

    func commands(_ manifest: Manifest?) -> Set<Int> { Set((manifest?.bin ?? []).compactMap { file($0.path, from: "") }) }
}
