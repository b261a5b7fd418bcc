// SPDX-License-Identifier: Apache-2.0

extension Manifest {
    /// The command that npm runs for a `binding.gyp` when no script says otherwise.
    package static let implicitGypCommand = "node-gyp rebuild"

    /// The commands that npm runs when this package is installed as a dependency, in their order: `preinstall`, `install`,
    /// `postinstall`, and `prepare` for a package that comes from a git repository.
    ///
    /// A `binding.gyp` at the top counts as `install` when neither `install` nor `preinstall` is there and `gypfile` is not
    /// `false` (`@npmcli/arborist` 7.5.4, `rebuild.js`). For a registry's release the manifest is the packument's: npm does not
    /// run scripts that only the tarball's `package.json` has (traced with npm 10.8.2).
    /// - Parameters:
    ///   - content: the files, to look for `binding.gyp`; without them it is taken to be absent.
    package func installCommands(content: ReleaseContent?, isFromGit: Bool = false) -> [Script] {
        let command = { (name: String) in
            scripts.last { $0.name == name }.flatMap { $0.command.isEmpty ? nil : $0 }
        }
        let preinstall = command("preinstall")
        var install = command("install")
        if preinstall == nil, install == nil, gypfile != false, content?.file("binding.gyp") != nil {
            install = Script(name: "install", command: Manifest.implicitGypCommand)
        }
        return [preinstall, install, command("postinstall"), isFromGit ? command("prepare") : nil].compactMap { $0 }
    }
}

extension ReleaseContent {
    /// The `package.json` that this release ships; `nil` when it ships none.
    /// - Throws: ``DocumentError`` when it ships one that is no JSON object.
    package func manifest() throws(DocumentError) -> Manifest? {
        guard let file = file("package.json") else { return nil }
        return try Manifest.read(file.bytes)
    }
}
