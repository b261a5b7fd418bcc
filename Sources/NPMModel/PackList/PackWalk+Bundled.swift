// SPDX-License-Identifier: Apache-2.0

extension PackWalk {
    /// Packs what `bundleDependencies` names, and what that needs in turn, from `node_modules`. A dependency that is not
    /// installed, or is none of production or optional, is passed over as npm does.
    mutating func packBundled(_ manifest: PackManifest) {
        let own = Set(manifest.dependencies)
        var waiting = manifest.bundled.filter(own.contains).map { (name: $0, user: 0) }
        var seen: Set<Int> = []
        while let (name, user) = waiting.popLast() {
            guard let number = installed(name, usedBy: user), seen.insert(number).inserted else { continue }
            bundled.append(tree.path(of: number))
            let manifest = self.manifest(at: number)
            packDependency(manifest, at: number)
            waiting += manifest.dependencies.map { ($0, number) }
        }
    }

    /// Where Node would find a package that one in folder `user` asks for.
    private mutating func installed(_ name: String, usedBy user: Int) -> Int? {
        let names = name.split(separator: "/").map(String.init)
        var at: Int? = user
        while let folder = at {
            if tree.folders[folder].name != "node_modules",
                let modules = tree.folders[folder].folders.first(where: { $0.name == "node_modules" })?.number
            {
                if let found = tree.number(names, below: modules) { return found }
                let scope = names.count == 1 ? modules : tree.number(names.dropLast(), below: modules)
                if let scope, let last = names.last, tree.folders[scope].others.contains(last) {
                    notes.append("\(printable(name)) is bundled but only a link here: what it leads to is not listed.")
                    return nil
                }
            }
            at = tree.folders[folder].parent
        }
        return nil
    }
}
