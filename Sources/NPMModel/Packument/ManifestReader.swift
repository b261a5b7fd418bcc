// SPDX-License-Identifier: Apache-2.0

/// One pass over the members of a manifest.
struct ManifestReader {
    var manifest = Manifest()
    var oddities = OddityList()
    /// The members that decide something together with another one, by ``Member/rawValue``.
    var waiting = [JSONNode?](repeating: nil, count: Member.license.rawValue + 1)

    /// The members that are read; the first of them wait for the end, see ``waiting``.
    enum Member: Int, CaseIterable {
        case dependencies, devDependencies, optionalDependencies, peerDependencies, peerDependenciesMeta
        case bundleDependencies, bundledDependencies, bin, licenses, license
        case name, version, description, main, homepage, repository, files, scripts, gypfile, `private`
        // Added by the registry.
        case _npmUser, maintainers, _nodeVersion, _npmVersion, gitHead, hasInstallScript, deprecated, dist

        /// One look-up a member instead of a comparison with each name.
        static let byName = Dictionary(uniqueKeysWithValues: allCases.map { (String(describing: $0), $0) })
    }

    /// - Parameter added: gets each member that the registry adds to a manifest.
    mutating func read(_ node: JSONNode, added: (_ member: Member, _ value: JSONNode) -> Void = { _, _ in }) {
        guard node.kind == .object else {
            oddities.noteType("", node, wanted: "an object")
            manifest.oddities = oddities.all
            return
        }
        for (name, value) in node.members {
            guard let member = Member.byName[name] else { continue }
            if member.rawValue < waiting.count {
                waiting[member.rawValue] = value
            } else if !readSimple(member, value) {
                added(member, value)
            }
        }
        readDependencies()
        readBundled()
        readBin()
        readLicense()
        manifest.oddities = oddities.all
    }

    private mutating func readSimple(_ member: Member, _ value: JSONNode) -> Bool {
        switch member {
        case .name: manifest.name = text("name", value)
        case .version: manifest.version = version(value)
        case .description: manifest.summary = text("description", value)
        case .main: manifest.main = text("main", value)
        case .homepage: manifest.homepage = text("homepage", value)
        case .repository: manifest.repository = address("repository", value)
        case .files: manifest.files = texts("files", value)
        case .scripts: readScripts(value)
        case .gypfile: manifest.gypfile = flag("gypfile", value)
        // npm asks whether the value is truthy.
        case .private: manifest.isPrivate = flag("private", value) ?? (value.string?.isEmpty == false)
        default: return false
        }
        return true
    }

    /// Entries that are read of one list or group. The most that a real package has named is some 40,000.
    static let listLimit = 100_000

    mutating func members(_ node: JSONNode, _ path: String) -> [(name: String, value: JSONNode)] {
        distinctMembers(limited(node, path), limit: ManifestReader.listLimit)
    }

    mutating func limited(_ node: JSONNode, _ path: String) -> JSONNode {
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

    mutating func texts(_ path: String, _ node: JSONNode) -> [String]? {
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
        for member in [Member.license, .licenses] {
            guard let node = waiting[member.rawValue], !node.isNull else { continue }
            // Objects and lists of them are the form of npm's first years.
            let candidates = node.kind == .array ? Array(node.elements.prefix(16)) : [node]
            let names = candidates.compactMap { $0.string ?? $0["type"]?.string ?? $0["name"]?.string }
            if names.isEmpty {
                let isEmptyList = node.kind == .array && node.count == 0
                if !isEmptyList { oddities.noteType(String(describing: member), node, wanted: "string") }
            } else {
                manifest.license = names.joined(separator: " OR ")
                return
            }
        }
    }
}
