// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Documents and data: a script that names `README.md` reads it to people, and one that requires `package.json` asks for its
/// version. Their words say nothing about what install does, unless something runs them as a program.
extension InstallTrace {
    /// What loads or starts the file that stands after it.
    private static let loaders: Set<String> = interpreters.union([
        "require", "import", "from", "fork", "worker", "execpath", "spawn", "spawnsync", "exec", "execsync", "execfile", "execfilesync",
        "source", "importscripts", "npm_node_execpath", "php", "zx", "npx", "start",
    ])
    /// What stands between a loader and the file: ways to write a path.
    private static let joiners: Set<String> = [
        "join", "resolve", "path", "__dirname", "dirname", "url", "new", "fileurltopath", "meta", "process", "cwd", "exe",
    ]
    private static func isLoader(_ word: String) -> Bool {
        let name = word.lowercased().split(whereSeparator: { "/\\${}%".contains($0) }).last.map(String.init) ?? word
        return word == "." || loaders.contains(name.hasSuffix(".exe") ? String(name.dropLast(4)) : name)
    }

    /// How far before a name in a file its loader is looked for, in bytes.
    private static let reach = 120

    /// Whether the name that begins at `start` stands after something that loads or starts it: `require('./a.md')`,
    /// `node --flag ./a.md`, `fork(path.join(__dirname, 'a.md'))`.
    static func isStarted(at start: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        let quotations: [UInt8] = [0x22, 0x27, 0x60]
        let isQuoted = start > 0 && quotations.contains(text[start - 1])
        let low = max(0, start - reach)
        var at = start
        while at > low {
            let byte = text[at - 1]
            if byte == 0x3B || byte == 0x7B || byte == 0x7D || byte == 0x3D { return false }
            guard isWord(byte) else {
                at -= 1
                continue
            }
            let end = at
            while at > low, isWord(text[at - 1]) { at -= 1 }
            let word = String(decoding: text[at..<end], as: UTF8.self).lowercased()
            if word.hasPrefix("-") || joiners.contains(word) { continue }
            // "generated from ./README.md" in a comment is no import.
            return isLoader(word) && (isQuoted || interpreters.contains(word) || word == "source")
        }
        return false
    }

    static func lastPart(_ path: String) -> Substring {
        path[(path.utf8.lastIndex { $0 == 0x2F || $0 == 0x5C }.map { path.utf8.index(after: $0) } ?? path.startIndex)...]
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D, 0x24: true
        default: false
        }
    }
}

extension FileFacts {
    /// Whether the file is `package.json`, of this package or of one inside it: never a program.
    var isManifest: Bool { path == "package.json" || path.hasSuffix("/package.json") }

    /// Text for people, or data, by its name.
    var isDocumentary: Bool {
        if kind == .document || kind == .json { return true }
        guard kind != .source, !kind.isNative, kind != .webAssembly else { return false }
        let name = (path.split(separator: "/").last.map(String.init) ?? path).lowercased()
        if name.hasSuffix(".txt") || name.hasSuffix(".text") || name.hasSuffix(".md") { return true }
        return ["readme", "license", "licence", "changelog", "changes", "history", "authors", "contributors", "notice", "copying"].contains(
            name)
    }
}
