// SPDX-License-Identifier: Apache-2.0

extension Lockfile {
    /// The largest file that is read, in bytes. The largest known real ones have about 5 MB.
    package static let maximumBytes = 64 << 20

    /// Reads a lockfile of any kind, told by its content first and by its name second.
    ///
    /// - Parameters:
    ///   - fileName: used where the content leaves a doubt, and in messages.
    ///   - manifest: the `package.json` beside it. Yarn's files say nothing of which dependencies are for development, and npm's
    ///     first format nothing of what the project itself asks for; with it these are known.
    ///   - members: the manifests of workspace members, by folder relative to the file; needed for Yarn only.
    /// - Throws: ``LockfileError`` when the file as a whole cannot be read. Entries that cannot are in ``oddities``.
    package static func read(
        _ bytes: [UInt8], fileName: String, manifest: Manifest? = nil, members: [String: Manifest] = [:]
    ) throws(LockfileError) -> Lockfile {
        guard bytes.count <= maximumBytes else { throw .tooLarge(fileName, bytes: bytes.count, limit: maximumBytes) }
        let file = LockfileBytes(bytes: bytes, name: fileName)
        if file.isBinaryBun { throw .binaryBun(fileName) }
        if let line = file.conflictLine { throw .mergeConflict(fileName, line: line) }
        if file.isJSON { return try readJSON(file, manifest: manifest) }
        throw .unknownKind(fileName)
    }

    private static func readJSON(_ file: LockfileBytes, manifest: Manifest?) throws(LockfileError) -> Lockfile {
        let document: JSONDocument
        do {
            document = try JSONDocument(file.bytes, options: .init(allowsComments: true))
        } catch {
            throw .damaged(file.name, String(describing: error), tool: "the package manager")
        }
        let root = document.root
        guard root.kind == .object else { throw .unknownKind(file.name) }
        let stated = root["lockfileVersion"]
        let version = stated.flatMap { $0.numberText ?? $0.string } ?? ""
        let packages = root["packages"].flatMap { $0.kind == .object ? $0 : nil }
        var lockfile: Lockfile
        if let packages, packages.count > 0 || root["dependencies"] == nil {
            var reader = NPMPackagesReader(root, packages: packages, version: version, manifest: manifest)
            lockfile = reader.read()
        } else if stated != nil || file.isNamedForNPM || root.members(of: "dependencies").contains(where: { $0.value.kind == .object }) {
            var reader = NPMLegacyReader(root, version: version, manifest: manifest)
            lockfile = reader.read()
        } else {
            throw .unknownKind(file.name)
        }
        noteVersion(version, known: ["", "0", "1", "2", "3"], in: &lockfile)
        if root["packages"] != nil, packages == nil {
            lockfile.oddities.append(Oddity(path: "packages", problem: "is not an object and was not read"))
        }
        return lockfile
    }

    /// A format newer than what we know is read as far as it goes, and said to be so.
    static func noteVersion(_ version: String, known: Set<String>, in lockfile: inout Lockfile) {
        guard !known.contains(version) else { return }
        let shown = version.prefix(12).filter { $0.isASCII && ($0.isNumber || $0.isLetter || $0 == ".") }
        lockfile.oddities.insert(
            Oddity(path: "lockfileVersion", problem: "format \(shown) is not known here; it was read as the nearest known one"), at: 0)
    }
}

/// A lockfile's bytes, and the first look at them.
struct LockfileBytes {
    var bytes: [UInt8]
    var name: String

    /// The first lines, which every format announces itself in.
    private var head: String { String(decoding: bytes.prefix(4096), as: UTF8.self) }

    var isBinaryBun: Bool {
        head.hasPrefix("#!/usr/bin/env bun") || (name.hasSuffix(".lockb") && bytes.prefix(4096).contains(0))
    }

    var isJSON: Bool {
        var rest = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        // A comment may stand before the object in Bun's format.
        while rest.hasPrefix("//") { rest = rest.drop { !$0.isNewline }.drop { $0.isWhitespace } }
        return rest.first == "{"
    }

    var isNamedForNPM: Bool { name.hasSuffix("package-lock.json") || name.hasSuffix("npm-shrinkwrap.json") }

    /// The line, from 1, of a mark that version control leaves at a conflict.
    var conflictLine: Int? {
        let mark = Array("<<<<<<< ".utf8)
        var line = 1
        var start = 0
        while start < bytes.count {
            if bytes[start] == mark[0], bytes[start...].starts(with: mark) { return line }
            guard let end = bytes[start...].firstIndex(of: 0x0A) else { return nil }
            start = end + 1
            line += 1
        }
        return nil
    }
}
