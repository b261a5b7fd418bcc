// SPDX-License-Identifier: Apache-2.0

import NPMModel
import TestSupport
import Testing

@Suite("Ways through a lockfile")
struct LockfileGraphTests {
    /// A lockfile of entries by their requirements; the first importer asks for `root`.
    private func lockfile(_ entries: [(String, [String])], root: [String], members: [[String]] = []) -> Lockfile {
        let names = entries.map(\.0)
        func edges(_ wanted: [String]) -> [Lockfile.Edge] {
            wanted.map { Lockfile.Edge(name: $0, requirement: "*", kind: .production, target: names.firstIndex(of: $0)) }
        }
        let packages = entries.map {
            LockedPackage(name: $0.0, version: "1.0.0", key: $0.0, source: .registry(nil), requirements: edges($0.1))
        }
        let importers = ([root] + members).enumerated().map {
            Lockfile.Importer(path: $0.offset == 0 ? "." : "packages/\($0.offset)", name: nil, requirements: edges($0.element))
        }
        return Lockfile(kind: .npm, formatVersion: "3", packages: packages, importers: importers)
    }

    private func words(_ lockfile: Lockfile, to name: String, limit: Int) -> [String] {
        guard let index = lockfile.packages.firstIndex(where: { $0.name == name }) else { return [] }
        return lockfile.paths(to: index, limit: limit).map { $0.map { lockfile.packages[$0].name }.joined(separator: " > ") }
    }

    @Test("All ways, the shortest first, up to the limit")
    func shortestFirst() {
        let tree = lockfile(
            [("a", ["b", "c"]), ("b", ["d"]), ("c", ["b", "target"]), ("d", ["target"]), ("target", [])], root: ["a", "d"])
        #expect(words(tree, to: "target", limit: 10) == ["d > target", "a > c > target", "a > b > d > target", "a > c > b > d > target"])
        #expect(words(tree, to: "target", limit: 2) == ["d > target", "a > c > target"])
        #expect(words(tree, to: "target", limit: 0).isEmpty)
    }

    @Test("Rings are walked once, self-references not at all, and what nobody reaches has no way")
    func rings() {
        let tree = lockfile(
            [("a", ["b", "a"]), ("b", ["c"]), ("c", ["a", "b"]), ("lost", ["lost", "other"]), ("other", ["lost"])], root: ["a"])
        #expect(words(tree, to: "c", limit: 10) == ["a > b > c"])
        #expect(words(tree, to: "a", limit: 10) == ["a"])
        #expect(words(tree, to: "lost", limit: 10).isEmpty)
        let graph = LockfileGraph(tree)
        #expect(graph.isDirect(0) && !graph.isDirect(1) && !graph.isReached(3))
        #expect(graph.distance(to: 2) == 3)
        #expect(!graph.isDirect(99) && !graph.isReached(-1))
    }

    @Test("Each importer is a start of its own")
    func importers() {
        let tree = lockfile([("a", ["b"]), ("b", [])], root: ["a"], members: [["b"], ["a"]])
        let paths = LockfileGraph(tree).paths(to: 1, limit: 5)
        #expect(paths == [.init(importer: 1, packages: [1]), .init(importer: 0, packages: [0, 1]), .init(importer: 2, packages: [0, 1])])
    }

    @Test("A ladder with more ways than atoms gives the first ones")
    func ladder() {
        let rungs = 200
        var entries: [(String, [String])] = []
        for rung in 0..<rungs {
            let next = rung + 1 < rungs ? ["l\(rung + 1)", "r\(rung + 1)"] : ["end"]
            entries += [("l\(rung)", next), ("r\(rung)", next)]
        }
        let tree = lockfile(entries + [("end", [])], root: ["l0", "r0"])
        let paths = tree.paths(to: entries.count, limit: 20)
        #expect(paths.count == 20)
        #expect(Set(paths).count == 20)
        #expect(paths.allSatisfy { $0.count == rungs + 1 })
    }

    @Test("Targets outside the file are passed by")
    func strayTargets() {
        var tree = lockfile([("a", [])], root: ["a"])
        tree.packages[0].requirements = [.init(name: "x", requirement: "*", kind: .production, target: 99)]
        tree.importers[0].requirements.append(.init(name: "y", requirement: "*", kind: .production, target: -5))
        #expect(tree.paths(to: 0, limit: 3) == [[0]])
        #expect(tree.paths(to: 99, limit: 3).isEmpty)
    }

    @Test(
        "Every entry of a real file of 2,408 packages has a way",
        .enabled(if: SharedData.has("lockfiles/MANIFEST.tsv"), SharedData.isAbsent))
    func realFile() throws {
        let lockfile = try Lockfile.shared(
            "lockfiles/pnpm-v9.0/snyk+nodejs-lockfile-parser__test__jest__dep-graph-builders__fixtures__pnpm-lock-v9__deeply-scoped__pnpm-lock.yaml"
        )
        let graph = LockfileGraph(lockfile)
        for index in lockfile.packages.indices {
            let paths = graph.paths(to: index, limit: 3)
            #expect(paths.first?.packages.count == graph.distance(to: index))
            #expect(paths.map(\.packages.count) == paths.map(\.packages.count).sorted())
        }
    }
}
