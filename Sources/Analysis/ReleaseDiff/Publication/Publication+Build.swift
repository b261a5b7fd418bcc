// SPDX-License-Identifier: Apache-2.0

import NPMModel

extension Publication {
    /// Files that `package.json` promises and the package lacks.
    func buildFiles() -> [PublicationQuestion] {
        guard let manifest = release.content.file("package.json"), let root = try? JSONDocument(Array(manifest.bytes)).root else {
            return []
        }
        let packed = Set(release.content.files.map(\.path))
        let missing = Self.promises(root).filter { !$0.isKept(by: packed) }
        guard !missing.isEmpty else { return [] }
        // Those without which nothing can be loaded or started weigh most.
        let isFatal = missing.contains { ["main", "exports", "bin"].contains($0.field) }
        let isBuilt = missing.contains { promise in promise.isKept(by: present) }
        return [
            PublicationQuestion(
                "missing-build", isFatal ? .high : .moderate, needsYes: true,
                "package.json names \(PlainWords.counted(missing.count, "file")) that \(missing.count == 1 ? "is" : "are") not in the package.",
                why: isFatal ? "Whoever installs it cannot load or start it." : "What looks for these files will not find them.",
                remedy: isBuilt
                    ? "They are in the folder but kept out: look at the `files` list and .npmignore."
                    : "Build before publishing: a `prepack` script does that by itself.",
                places: missing.map { "\($0.field): \($0.path)" })
        ]
    }

    /// A path that a member of `package.json` names.
    private struct Promise: Hashable {
        var field: String
        /// As written.
        var path: String

        func isKept(by files: Set<String>) -> Bool {
            let path = Self.normalized(self.path)
            if let star = path.firstIndex(of: "*") {
                let (start, end) = (path[..<star], path[path.index(after: star)...])
                return files.contains { $0.hasPrefix(start) && $0.hasSuffix(end) && $0.utf8.count > path.utf8.count - 1 }
            }
            // A folder that `exports` opens as a whole.
            if self.path.hasSuffix("/"), field == "exports" { return files.contains { $0.hasPrefix(path.isEmpty ? "" : path + "/") } }
            if path.isEmpty { return files.contains("index.js") }
            if files.contains(path) { return true }
            guard field != "exports", field != "bin" else { return false }
            return Self.endings.contains { files.contains(path + $0) }
        }

        /// What Node adds for `main` (https://nodejs.org/api/modules.html#all-together) and TypeScript for types.
        private static let endings = [
            ".js", ".json", ".node", "/index.js", "/index.json", "/index.node", ".cjs", ".mjs", ".d.ts", "/index.d.ts", ".d.mts", ".d.cts",
        ]

        private static func normalized(_ path: String) -> String {
            var names: [Substring] = []
            for name in path.split(separator: "/") where name != "." {
                if name == "..", !names.isEmpty { names.removeLast() } else { names.append(name) }
            }
            return names.joined(separator: "/")
        }
    }

    private static func promises(_ root: JSONNode) -> [Promise] {
        var promises: [Promise] = []
        for field in ["main", "module", "types", "typings", "unpkg", "jsdelivr"] {
            if let path = root[field]?.string, !path.isEmpty { promises.append(Promise(field: field, path: path)) }
        }
        if let browser = root["browser"]?.string, !browser.isEmpty { promises.append(Promise(field: "browser", path: browser)) }
        promises += Manifest.read(root).bin.map { Promise(field: "bin", path: $0.path) }
        var waiting = root["exports"].map { [$0] } ?? []
        while let node = waiting.popLast() {
            if let path = node.string {
                if path.hasPrefix("./") { promises.append(Promise(field: "exports", path: path)) }
            } else if node.kind == .array {
                // Node takes the first that is there: an empty list promises nothing.
                waiting += node.elements.prefix(1)
            } else {
                waiting += node.members.map(\.value)
            }
        }
        var seen: Set<Promise> = []
        return promises.filter { seen.insert($0).inserted }
    }
}
