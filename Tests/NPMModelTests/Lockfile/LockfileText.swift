// SPDX-License-Identifier: Apache-2.0

import NPMModel
import TestSupport

extension Lockfile {
    /// Reads a lockfile written in a test.
    static func reading(_ text: String, as name: String, manifest: Manifest? = nil, members: [String: Manifest] = [:]) throws -> Lockfile {
        try read(Array(text.utf8), fileName: name, manifest: manifest, members: members)
    }

    /// Reads one of the files of the shared data.
    static func shared(_ path: String, manifest: Manifest? = nil) throws -> Lockfile {
        try read(try SharedData.bytes(path), fileName: path, manifest: manifest)
    }

    /// `name@version` of every entry, in order.
    var releases: [String] { packages.map { "\($0.name)@\($0.version)" } }

    func entry(_ key: String) -> LockedPackage? { packages.first { $0.key == key } }

    /// The key of what `key` gets for `name`; `.` stands for the root and a folder for a member.
    func target(of name: String, from key: String) -> String? { edge(name, from: key)?.target.map { packages[$0].key } }

    func edge(_ name: String, from key: String) -> Edge? {
        let edges = importers.first { $0.path == key }?.requirements ?? entry(key)?.requirements
        return edges?.first { $0.name == name }
    }
}

extension LockedPackage {
    /// The flags that are set, in words; `?` for each that cannot be told.
    var flags: String {
        let all: [(Bool?, String)] = [
            (isDevelopment, "dev"), (isOptional, "optional"), (isDevelopmentOrOptional, "devOptional"), (isPeer, "peer"),
            (isBundled, "bundled"),
        ]
        return all.compactMap { flag, word in flag.map { $0 ? word : nil } ?? "\(word)?" }.joined(separator: " ")
    }
}

extension Manifest {
    /// A manifest with these dependencies.
    static func asking(_ dependencies: [Dependency], name: String? = nil) -> Manifest {
        var manifest = Manifest()
        manifest.name = name
        manifest.dependencies = dependencies
        return manifest
    }
}
