// SPDX-License-Identifier: Apache-2.0

/// What a `package.json` says, read leniently: a field of a wrong type is absent here and noted in ``oddities``.
package struct Manifest: Sendable {
    package var name: String?
    package var version: String?
    package var summary: String?
    /// In the order written; one name may stand in several groups.
    package var dependencies: [Dependency] = []
    /// Script name and command, in the order written.
    package var scripts: [Script] = []
    /// Command name and the file it starts.
    package var bin: [Bin] = []
    package var main: String?
    package var homepage: String?
    package var license: String?
    /// The address in `repository`, as written (`git+https://…`, `github:owner/name`, …).
    package var repository: String?
    /// The `files` list, `nil` when absent.
    package var files: [String]?
    package var bundled: [String] = []
    /// `gypfile: false` keeps npm from running `node-gyp rebuild` for a `binding.gyp`.
    package var gypfile: Bool?
    package var isPrivate = false
    package var oddities: [Oddity] = []

    package init() {}

    package struct Script: Sendable, Hashable {
        package var name: String
        package var command: String

        package init(name: String, command: String) {
            self.name = name
            self.command = command
        }
    }

    package struct Bin: Sendable, Hashable {
        package var name: String
        package var path: String

        package init(name: String, path: String) {
            self.name = name
            self.path = path
        }
    }
}

/// One requirement of a manifest.
package struct Dependency: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable { case production, development, optional, peer, optionalPeer }

    package var name: String
    /// As written: a semver range, a tag, `npm:other@range`, a git or tarball address, `file:…`, `workspace:…`.
    package var requirement: String
    package var kind: Kind

    package init(name: String, requirement: String, kind: Kind) {
        self.name = name
        self.requirement = requirement
        self.kind = kind
    }
}

/// Something in a document that is not as the registry's own documentation has it. Never an error by itself.
package struct Oddity: Sendable, Hashable {
    /// Where: a path of member names, `versions.1.2.3.dependencies`.
    package var path: String
    /// What was found there, in a few words, with no untrusted bytes beyond short names.
    package var problem: String

    package init(path: String, problem: String) {
        self.path = path
        self.problem = problem
    }
}
