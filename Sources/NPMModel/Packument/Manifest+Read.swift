// SPDX-License-Identifier: Apache-2.0

/// Why a document could not be read at all.
package struct DocumentError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Code: String, Sendable, CaseIterable {
        case empty, notJSON, notAnObject
        /// Over a limit: bytes, values, nesting, versions.
        case tooLarge
    }

    package var code: Code
    /// What happened; no bytes of the document.
    package var message: String
    /// What the reader can do next.
    package var remedy: String

    package var description: String { "\(code.rawValue): \(message) \(remedy)" }

    /// Reads the outermost object of a document.
    static func root(_ bytes: [UInt8], what: String, limit: Int, values: Int, remedy: String) throws(DocumentError) -> JSONNode {
        guard !bytes.isEmpty else { throw Self(code: .empty, message: "The \(what) is empty.", remedy: remedy) }
        guard bytes.count <= limit else {
            throw Self(code: .tooLarge, message: "The \(what) has \(bytes.count) bytes; the limit is \(limit).", remedy: remedy)
        }
        let root: JSONNode
        do {
            root = try JSONDocument(bytes, options: JSONDocument.Options(maximumValues: values)).root
        } catch {
            let code: Code = error.code == .tooManyValues || error.code == .tooDeep ? .tooLarge : .notJSON
            throw Self(code: code, message: "The \(what) cannot be read as JSON: \(error).", remedy: remedy)
        }
        guard root.kind == .object else {
            throw Self(code: .notAnObject, message: "The \(what) is \(root.kind.rawValue), not an object.", remedy: remedy)
        }
        return root
    }
}

extension Manifest {
    /// The largest `package.json` that is read, in bytes; ones above 1 MB are unheard of.
    package static let maximumBytes = 16 << 20

    /// Reads the bytes of a `package.json`.
    /// - Throws: ``DocumentError`` when they are no JSON object. npm does not install such a package either.
    package static func read(_ bytes: [UInt8]) throws(DocumentError) -> Manifest {
        read(
            try DocumentError.root(
                bytes, what: "package.json", limit: maximumBytes, values: maximumBytes,
                remedy: "Look at the file by hand: npm fails on it, other readers may not."))
    }

    package static func read(_ bytes: ArraySlice<UInt8>) throws(DocumentError) -> Manifest { try read(Array(bytes)) }

    /// Reads a manifest as npm understands it, from a `package.json` or an entry of a packument. Never fails: what has a wrong
    /// type is absent and noted.
    package static func read(_ node: JSONNode) -> Manifest {
        var reader = ManifestReader()
        reader.read(node)
        return reader.manifest
    }
}

/// One pass over the members of a manifest.
struct ManifestReader {
    private(set) var manifest = Manifest()
    private var oddities = OddityList()
    private var fields: [Field: JSONNode] = [:]

    /// The members that decide something together with another one, and so wait for the end.
    private enum Field: String {
        case dependencies, devDependencies, optionalDependencies, peerDependencies, peerDependenciesMeta
        case bundleDependencies, bundledDependencies, bin, license, licenses
    }

    /// - Parameter unknown: gets each member that is not part of a manifest proper.
    mutating func read(_ node: JSONNode, unknown: (_ name: String, _ value: JSONNode) -> Void = { _, _ in }) {
        guard node.kind == .object else {
            oddities.noteType("", node, wanted: "an object")
            manifest.oddities = oddities.all
            return
        }
        for (name, value) in node.members {
            if let field = Field(rawValue: name) {
                fields[field] = value
            } else if !readSimple(name, value) {
                unknown(name, value)
            }
        }
        readDependencies()
        readBundled()
        readBin()
        readLicense()
        manifest.oddities = oddities.all
    }

    private mutating func readSimple(_ name: String, _ value: JSONNode) -> Bool {
        switch name {
        case "name": manifest.name = text(name, value)
        case "version": manifest.version = version(value)
        case "description": manifest.summary = text(name, value)
        case "main": manifest.main = text(name, value)
        case "homepage": manifest.homepage = text(name, value)
        case "repository": manifest.repository = address(name, value)
        case "files": manifest.files = texts(name, value)
        case "scripts": readScripts(value)
        case "gypfile": manifest.gypfile = flag(name, value)
        // npm asks whether the value is truthy.
        case "private": manifest.isPrivate = flag(name, value) ?? (value.string?.isEmpty == false)
        default: return false
        }
        return true
    }

    /// Entries that are read of one list or group. The most that a real package has named is some 40,000.
    private static let listLimit = 100_000

    private mutating func members(_ node: JSONNode, _ path: String) -> [(name: String, value: JSONNode)] {
        distinctMembers(limited(node, path), limit: ManifestReader.listLimit)
    }

    private mutating func limited(_ node: JSONNode, _ path: String) -> JSONNode {
        if node.count > ManifestReader.listLimit {
            oddities.note(path, "\(node.count) entries; the first \(ManifestReader.listLimit) are read")
        }
        return node
    }

    private mutating func text(_ path: String, _ node: JSONNode) -> String? {
        if let text = node.string { return text }
        if !node.isNull { oddities.noteType(path, node, wanted: "string") }
        return nil
    }

    /// A number stands for its digits: `1.0` is what somebody wrote, though no client can ask for it.
    private mutating func version(_ node: JSONNode) -> String? {
        guard let digits = node.numberText else { return text("version", node) }
        oddities.noteType("version", node, wanted: "string")
        return printable(digits, limit: 64)
    }

    private mutating func flag(_ path: String, _ node: JSONNode) -> Bool? {
        if let flag = node.boolean { return flag }
        if !node.isNull { oddities.noteType(path, node, wanted: "boolean") }
        return nil
    }

    private mutating func texts(_ path: String, _ node: JSONNode) -> [String]? {
        guard node.kind == .array else {
            if !node.isNull { oddities.noteType(path, node, wanted: "array") }
            return nil
        }
        var out: [String] = []
        for element in limited(node, path).elements.prefix(ManifestReader.listLimit) {
            if let text = element.string { out.append(text) } else { oddities.noteType(path, element, wanted: "string") }
        }
        return out
    }

    /// A string, or an object with `url`.
    private mutating func address(_ path: String, _ node: JSONNode) -> String? {
        if let text = node.string { return text }
        if let text = node["url"]?.string { return text }
        // `[]` and `{}` are what old tools left behind; both say nothing.
        if !node.isNull, node.kind != .object || node.count > 0 { oddities.noteType(path, node, wanted: "an address") }
        return nil
    }

    private mutating func readScripts(_ node: JSONNode) {
        manifest.scripts = []
        guard node.kind == .object else {
            if !node.isNull { oddities.noteType("scripts", node, wanted: "object") }
            return
        }
        for (name, value) in members(node, "scripts") {
            if let command = value.string {
                manifest.scripts.append(Manifest.Script(name: name, command: command))
            } else {
                oddities.noteType("scripts.\(name)", value, wanted: "string")
            }
        }
    }

    private mutating func readLicense() {
        for field in [Field.license, .licenses] {
            guard let node = fields[field], !node.isNull else { continue }
            // Objects and lists of them are the form of npm's first years.
            let candidates = node.kind == .array ? Array(node.elements.prefix(16)) : [node]
            let names = candidates.compactMap { $0.string ?? $0["type"]?.string ?? $0["name"]?.string }
            if names.isEmpty {
                let isEmptyList = node.kind == .array && node.count == 0
                if !isEmptyList { oddities.noteType(field.rawValue, node, wanted: "string") }
            } else {
                manifest.license = names.joined(separator: " OR ")
                return
            }
        }
    }

    private mutating func readDependencies() {
        var production = requirements(.dependencies)
        let optional = requirements(.optionalDependencies)
        if !production.isEmpty, !optional.isEmpty {
            // An optional requirement replaces an ordinary one of the same name.
            let overriding = Set(optional.map { ExactText($0.name) })
            production.removeAll { overriding.contains(ExactText($0.name)) }
        }
        add(production, .production)
        add(optional, .optional)
        readPeers()
        add(requirements(.devDependencies), .development)
    }

    private mutating func add(_ requirements: [(name: String, requirement: String)], _ kind: Dependency.Kind) {
        for entry in requirements {
            manifest.dependencies.append(Dependency(name: entry.name, requirement: entry.requirement, kind: kind))
        }
    }

    private mutating func readPeers() {
        let peers = requirements(.peerDependencies)
        var optional: Set<ExactText> = []
        if let meta = fields[.peerDependenciesMeta], !meta.isNull {
            if meta.kind != .object { oddities.noteType("peerDependenciesMeta", meta, wanted: "object") }
            for (name, value) in members(meta, "peerDependenciesMeta") where value["optional"]?.boolean == true {
                optional.insert(ExactText(name))
            }
        }
        for peer in peers { add([peer], optional.contains(ExactText(peer.name)) ? .optionalPeer : .peer) }
    }

    /// A group of requirements as npm reads one. An array or a string has its positions for names (`0`, `1`, …), and npm
    /// really asks the registry for packages so called.
    private mutating func requirements(_ field: Field) -> [(name: String, requirement: String)] {
        let path = field.rawValue
        guard let node = fields[field], !node.isNull else { return [] }
        var out: [(name: String, requirement: String)] = []
        switch node.kind {
        case .object:
            for (name, value) in members(node, path) {
                if let text = value.string {
                    out.append((name, text))
                } else {
                    oddities.noteType("\(path).\(name)", value, wanted: "string")
                    if let digits = value.numberText { out.append((name, printable(digits, limit: 64))) }
                }
            }
        case .array where node.count > 0:
            oddities.note(path, "array: npm takes the positions 0 to \(node.count - 1) for package names")
            for (position, element) in node.elements.prefix(ManifestReader.positionalNames).enumerated() {
                out.append((String(position), element.string ?? element.numberText ?? ""))
            }
        case .string:
            let letters = node.string ?? ""
            guard !letters.isEmpty else { break }
            oddities.note(path, "string: npm takes the positions of its letters for package names")
            for (position, letter) in letters.unicodeScalars.prefix(ManifestReader.positionalNames).enumerated() {
                out.append((String(position), String(Character(letter))))
            }
        case .array: oddities.noteType(path, node, wanted: "object")
        // `false`, numbers: npm finds no names in them.
        default: oddities.noteType(path, node, wanted: "object")
        }
        return out
    }

    /// Requirements taken from an array or a string: npm would ask for every one, we keep the first.
    private static let positionalNames = 1000

    private mutating func readBundled() {
        let isOldSpelling = fields[.bundleDependencies] == nil
        guard let node = fields[.bundleDependencies] ?? fields[.bundledDependencies], !node.isNull else { return }
        let path = isOldSpelling ? "bundledDependencies" : "bundleDependencies"
        switch node.kind {
        case .array: manifest.bundled = texts(path, node) ?? []
        case .boolean:
            // `true` bundles everything that is required.
            if node.boolean == true {
                manifest.bundled = manifest.dependencies.filter { $0.kind == .production || $0.kind == .optional }.map(\.name)
            }
        case .object: manifest.bundled = members(node, path).map(\.name)
        default: oddities.noteType(path, node, wanted: "array")
        }
    }

    private mutating func readBin() {
        guard let node = fields[.bin], !node.isNull else { return }
        var entries: [(name: String, path: String)] = []
        switch node.kind {
        case .string:
            guard let path = node.string, !path.isEmpty else { return }
            guard let name = manifest.name, !name.isEmpty else {
                oddities.note("bin", "string, and there is no name for the command")
                return
            }
            entries = [(name, path)]
        case .object:
            for (name, value) in members(node, "bin") {
                if let path = value.string {
                    entries.append((name, path))
                } else {
                    oddities.noteType("bin.\(name)", value, wanted: "string")
                }
            }
        case .array:
            oddities.noteType("bin", node, wanted: "object")
            entries = limited(node, "bin").elements.prefix(ManifestReader.listLimit).compactMap { $0.string.map { ($0, $0) } }
        default: oddities.noteType("bin", node, wanted: "object")
        }
        var places: [ExactText: Int] = [:]
        for entry in entries { addBin(entry.name, entry.path, &places) }
    }

    /// Cleans name and path as npm does (`npm-normalize-package-bin` 3.0.1): the name is a single segment, the path stays
    /// inside the package.
    private mutating func addBin(_ name: String, _ path: String, _ places: inout [ExactText: Int]) {
        let segments = insideSegments(name, separators: ["/", "\\", ":"], keepsParents: true)
        guard let command = segments.last, command != ".", command != ".." else {
            oddities.note("bin.\(name)", "no command's name")
            return
        }
        let target = insideSegments(path, separators: ["/", "\\"], keepsParents: false).joined(separator: "/")
        guard !target.isEmpty else {
            oddities.note("bin.\(name)", "no file's path")
            return
        }
        let bin = Manifest.Bin(name: command, path: target)
        if let index = places[ExactText(command)] {
            manifest.bin[index] = bin
        } else {
            places[ExactText(command)] = manifest.bin.count
            manifest.bin.append(bin)
        }
    }

    /// Segments of a path below a root, `.` and empty ones left out, `..` applied or kept.
    private func insideSegments(_ path: String, separators: Set<Unicode.Scalar>, keepsParents: Bool) -> [String] {
        var out: [String] = []
        for segment in path.unicodeScalars.split(whereSeparator: { separators.contains($0) }).map(String.init) {
            switch segment {
            case ".": if keepsParents { out.append(segment) }
            case "..": if keepsParents { out.append(segment) } else { _ = out.popLast() }
            default: out.append(segment)
            }
        }
        return out
    }
}
