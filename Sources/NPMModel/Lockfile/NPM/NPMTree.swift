// SPDX-License-Identifier: Apache-2.0

/// The folders of an npm lockfile, by which a requirement finds its package as Node's module resolution does.
///
/// Kept as a tree of path segments, so that a lookup costs the number of `node_modules` folders above and nothing that the
/// length of a path could blow up.
struct NPMTree {
    /// What stands at a location.
    enum Occupant: Equatable {
        case package(Int)
        case importer(Int)
        /// A link to another location (a node of this tree).
        case link(Int)
    }

    private struct Folder {
        var children: [String: Int] = [:]
        var parent: Int?
        /// The child `node_modules`.
        var modules: Int?
        /// Folders with `node_modules` from the root down to here.
        var depth = 0
        var occupant: Occupant?
    }

    /// The deepest chain of `node_modules` folders that is followed; npm 2, which nested everything, stayed below 30.
    static let maximumDepth = 128
    static let root = 0

    private var folders: [Folder] = [Folder()]

    /// The folder at `location`, made where it is missing; `nil` when it is nested too deeply.
    mutating func insert(_ location: String) -> Int? {
        var at = Self.root
        for segment in Self.segments(of: location) where segment != "." {
            if segment == "node_modules", folders[at].depth >= Self.maximumDepth { return nil }
            at = child(segment, of: at)
        }
        return at
    }

    /// The folder `node_modules/NAME` below `folder`, made where it is missing; `nil` when nested too deeply.
    mutating func insertModule(_ name: String, in folder: Int) -> Int? {
        if folders[folder].depth >= Self.maximumDepth { return nil }
        var at = child("node_modules", of: folder)
        for segment in Self.segments(of: name) { at = child(segment, of: at) }
        return at
    }

    private mutating func child(_ segment: String, of folder: Int) -> Int {
        if let known = folders[folder].children[segment] { return known }
        let new = folders.count
        let isModules = segment == "node_modules"
        folders.append(Folder(parent: folder, depth: folders[folder].depth + (isModules ? 1 : 0)))
        folders[folder].children[segment] = new
        if isModules { folders[folder].modules = new }
        return new
    }

    func occupant(of folder: Int) -> Occupant? { folders[folder].occupant }

    mutating func occupy(_ folder: Int, by occupant: Occupant) { folders[folder].occupant = occupant }

    /// What `require(name)` finds from `folder`: its own `node_modules` first, then those above.
    func resolve(_ name: String, from folder: Int) -> Occupant? {
        let segments = Self.segments(of: name)
        guard !segments.isEmpty else { return nil }
        var at: Int? = folder
        while let here = at {
            if let modules = folders[here].modules, let found = occupant(segments, below: modules) { return followed(found) }
            at = folders[here].parent
        }
        return nil
    }

    private func occupant(_ segments: [String], below folder: Int) -> Occupant? {
        var at = folder
        for segment in segments {
            guard let next = folders[at].children[segment] else { return nil }
            at = next
        }
        return folders[at].occupant
    }

    /// Where a link leads. A link to a link is followed a few times, never round in circles.
    private func followed(_ occupant: Occupant) -> Occupant? {
        var current = occupant
        for _ in 0..<8 {
            guard case .link(let target) = current else { return current }
            guard let next = folders[target].occupant else { return nil }
            current = next
        }
        return nil
    }

    private static func segments(of path: String) -> [String] {
        path.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
    }

    /// Where a location's folder is `node_modules/NAME`, that name, else `nil`.
    static func moduleName(ofLocation location: String) -> String? {
        let bytes = location.utf8
        let slash = UInt8(ascii: "/")
        guard let last = bytes.lastIndex(of: slash), bytes.index(after: last) < bytes.endIndex else { return nil }
        var start = bytes.index(after: last)
        var folder = bytes[..<last]
        if let scope = folder.lastIndex(of: slash), bytes[bytes.index(after: scope)] == UInt8(ascii: "@") {
            start = bytes.index(after: scope)
            folder = folder[..<scope]
        } else if bytes[start] == UInt8(ascii: "@") {
            return nil
        }
        let parent = folder.lastIndex(of: slash).map { folder[folder.index(after: $0)...] } ?? folder
        return parent.elementsEqual("node_modules".utf8) ? String(location[start...]) : nil
    }
}
