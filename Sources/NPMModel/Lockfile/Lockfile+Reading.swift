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
        if file.hasLine(startingWith: "__metadata:") {
            let root = try readYAML(file, tool: "yarn install").first ?? JSONDocument.null
            var reader = YarnBerryReader(root, manifest: manifest, members: members)
            var lockfile = reader.read()
            noteVersion(lockfile.formatVersion, known: ["4", "5", "6", "7", "8"], in: &lockfile)
            return lockfile
        }
        if file.hasLine(startingWith: "# yarn lockfile v") || file.hasLine(startingWith: "  version \"") || file.isNamedYarn {
            var reader = YarnClassicReader(YarnClassicText(bytes), manifest: manifest, members: members)
            return try reader.read().orUnknown(file)
        }
        if file.hasLine(startingWith: "lockfileVersion:") || file.hasLine(startingWith: "shrinkwrapVersion:") || file.isNamedPNPM {
            return try readPNPM(file)
        }
        throw .unknownKind(fileName)
    }

    private static func readPNPM(_ file: LockfileBytes) throws(LockfileError) -> Lockfile {
        let documents = try readYAML(file, tool: "pnpm install").filter { $0.kind == .object }
        let isLockfile = documents.contains { document in
            ["lockfileVersion", "shrinkwrapVersion", "packages", "importers"].contains { document[$0] != nil }
        }
        guard isLockfile else { throw .unknownKind(file.name) }
        var reader = PNPMReader(documents)
        var lockfile = reader.read()
        let known: Set<String> = ["3", "4", "5", "5.0", "5.1", "5.2", "5.3", "5.4", "5.4-inlineSpecifiers", "6.0", "6.1", "7.0", "9.0"]
        noteVersion(lockfile.formatVersion, known: known, in: &lockfile)
        return lockfile
    }

    private static func readYAML(_ file: LockfileBytes, tool: String) throws(LockfileError) -> [JSONNode] {
        do {
            return Array(try LockfileYAML.read(file.bytes).root.elements)
        } catch {
            throw .damaged(file.name, "\(error.problem) at line \(error.line)", tool: "`\(tool)`")
        }
    }

    /// A file that is only by its name Yarn's has at least one entry, or nothing in it.
    private func orUnknown(_ file: LockfileBytes) throws(LockfileError) -> Lockfile {
        if packages.isEmpty, !oddities.isEmpty { throw .unknownKind(file.name) }
        return self
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
        let version = root["lockfileVersion"].flatMap { $0.numberText ?? $0.string } ?? ""
        let packages = root["packages"].flatMap { $0.kind == .object ? $0 : nil }
        var lockfile: Lockfile
        switch JSONLockfileForm(root, isNamedForNPM: file.isNamedForNPM) {
        case .bun:
            var reader = BunReader(root, version: version)
            lockfile = reader.read()
            noteVersion(version, known: ["0", "1", "2"], in: &lockfile)
            return lockfile
        case .npmPackages:
            var reader = NPMPackagesReader(root, packages: packages ?? root, version: version, manifest: manifest)
            lockfile = reader.read()
        case .npmDependencies:
            var reader = NPMLegacyReader(root, version: version, manifest: manifest)
            lockfile = reader.read()
        case nil: throw .unknownKind(file.name)
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

/// Which lockfile a JSON object is. Manifests and lockfiles of other tools share member names with npm's; taking one for an empty
/// lockfile would pass for a clean project.
private enum JSONLockfileForm {
    case bun, npmPackages, npmDependencies

    init?(_ root: JSONNode, isNamedForNPM: Bool) {
        let statesVersion = root["lockfileVersion"] != nil
        if root["workspaces"]?.kind == .object {
            guard statesVersion else { return nil }
            self = .bun
            return
        }
        let packages = root["packages"].flatMap { $0.kind == .object ? $0 : nil }
        let dependencies = root["dependencies"]
        if let packages, packages.count > 0 || dependencies == nil {
            let isNPM = statesVersion || packages.members.contains { $0.name.isEmpty || $0.name.hasPrefix("node_modules/") }
            guard isNPM || isNamedForNPM else { return nil }
            self = .npmPackages
        } else if dependencies != nil {
            let hasEntries = root.members(of: "dependencies").contains { $0.value.kind == .object }
            guard statesVersion || hasEntries || isNamedForNPM else { return nil }
            self = .npmDependencies
        } else {
            // A project without dependencies. Other tools also state a lockfileVersion, beside members of their own.
            let usual: Set<String> = ["name", "version", "lockfileVersion", "requires", "packages", "preserveSymlinks", "packageIntegrity"]
            guard statesVersion || isNamedForNPM, root.members.allSatisfy({ usual.contains($0.name) }) else { return nil }
            self = .npmDependencies
        }
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

    var isNamedYarn: Bool { name.hasSuffix("yarn.lock") }
    var isNamedPNPM: Bool { name.hasSuffix("pnpm-lock.yaml") || name.hasSuffix("shrinkwrap.yaml") }

    func hasLine(startingWith text: StaticString) -> Bool {
        text.withUTF8Buffer { wanted in
            var start = 0
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
            while start < bytes.count {
                if bytes[start] == wanted[0], bytes[start...].starts(with: wanted) { return true }
                guard let end = bytes[start...].firstIndex(of: 0x0A) else { return false }
                start = end + 1
            }
            return false
        }
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
