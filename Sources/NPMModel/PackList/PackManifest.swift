// SPDX-License-Identifier: Apache-2.0

/// What decides about packing in a `package.json`, as npm's readers leave it.
struct PackManifest {
    /// `nil` when there is no such list; an empty one leaves out all but what is always in.
    var files: [String]?
    /// `browser`, `main` and the files of `bin`.
    var required: [String] = []
    var bundled: [String] = []
    /// Production and optional dependencies: what a bundled package takes along, and what may be bundled.
    var dependencies: [String] = []
    var hasWorkspaces = false
    /// The folder of commands, where no `bin` names them.
    var binFolder: String?

    /// - Parameter bytes: of a `package.json`; nothing is said by one that is missing or no JSON object.
    init(_ bytes: [UInt8]?) {
        guard let bytes, bytes.count <= Manifest.maximumBytes, let root = try? JSONDocument(bytes).root, root.kind == .object else {
            return
        }
        let manifest = Manifest.read(root)
        if let list = root["files"], list.kind == .array { files = list.elements.compactMap(\.string) }
        // As it stands there: `./main.js` is not the path of any file, and npm does not take it in for that.
        if let browser = root["browser"]?.string, !browser.isEmpty { required.append(browser) }
        if let main = root["main"]?.string, !main.isEmpty { required.append(main) }
        required += manifest.bin.map { Self.normalized($0.path) }
        if manifest.bin.isEmpty, let folder = root["directories"]?["bin"]?.string { binFolder = Self.normalized(folder) }
        bundled = manifest.bundled
        dependencies = manifest.dependencies.filter { $0.kind == .production || $0.kind == .optional }.map(\.name)
        hasWorkspaces = root["workspaces"]?.isNull == false
    }

    /// Whether anything in `node_modules` can be packed.
    var mayPackModules: Bool { !bundled.isEmpty || (required + (files ?? [])).contains { $0.contains("node_modules") } }

    /// An entry of `files` as a rule: `./x` is `/x`, `x/*` is `x/**`.
    static func rule(for entry: String) -> String {
        var rule = entry.hasPrefix("./") ? String(entry.dropFirst()) : entry
        if rule.hasSuffix("/*") { rule += "*" }
        return rule
    }

    /// A path without `.`, `..` and slashes too many, below the package's folder.
    private static func normalized(_ path: String) -> String {
        var names: [Substring] = []
        for name in path.split(separator: "/") where name != "." {
            if name == ".." { _ = names.popLast() } else { names.append(name) }
        }
        return names.joined(separator: "/")
    }
}
