// SPDX-License-Identifier: Apache-2.0

/// Requirements, bundled packages and commands.
extension ManifestReader {
    mutating func readDependencies() {
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
        if let meta = waiting[Member.peerDependenciesMeta.rawValue], !meta.isNull {
            if meta.kind != .object { oddities.noteType("peerDependenciesMeta", meta, wanted: "object") }
            for (name, value) in members(meta, "peerDependenciesMeta") where value["optional"]?.boolean == true {
                optional.insert(ExactText(name))
            }
        }
        for peer in peers { add([peer], optional.contains(ExactText(peer.name)) ? .optionalPeer : .peer) }
    }

    /// A group of requirements as npm reads one. An array or a string has its positions for names (`0`, `1`, …), and npm
    /// really asks the registry for packages so called.
    private mutating func requirements(_ member: Member) -> [(name: String, requirement: String)] {
        guard let node = waiting[member.rawValue], !node.isNull else { return [] }
        let path = String(describing: member)
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

    mutating func readBundled() {
        let isOldSpelling = waiting[Member.bundleDependencies.rawValue] == nil
        guard let node = waiting[Member.bundleDependencies.rawValue] ?? waiting[Member.bundledDependencies.rawValue], !node.isNull else {
            return
        }
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

    mutating func readBin() {
        guard let node = waiting[Member.bin.rawValue], !node.isNull else { return }
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
