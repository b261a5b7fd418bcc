// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSSyntax
import Testing

@Suite("Damaged sources")
struct DamageTests {
    /// The project's own scripts: real code that is always there.
    private static let sources: [(name: String, tree: SyntaxTree)] = {
        let project = URL(filePath: #filePath).resolvingSymlinksInPath().appending(path: "../../../..").standardizedFileURL
        return ["Evals/syntax", "Benchmarks"].flatMap { folder -> [(String, SyntaxTree)] in
            let place = project.appending(path: folder)
            let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
            return names.filter { $0.hasSuffix(".mjs") }.sorted().compactMap { name in
                (try? Data(contentsOf: place.appending(path: name))).map { (name, SyntaxTree.parse(Array($0))) }
            }
        }
    }()

    @Test("The project's own scripts are read without an error and hold calls")
    func sourcesAreSound() {
        #expect(Self.sources.count >= 6)
        for source in Self.sources { #expect(source.tree.errorCount == 0, "\(source.name)") }
        #expect(Self.sources.reduce(0) { $0 + CallSite.all(of: $1.tree).count } > 200)
    }

    @Test("At least 97 % of the calls outside a damage are still found", arguments: Damage.allCases)
    func callsAreFound(damage: Damage) {
        var calls = 0
        var found = 0
        for source in Self.sources {
            for seed in 0..<UInt64(25) {
                guard let measure = DamageMeasure(source.tree, damage, seed: seed) else { continue }
                calls += measure.calls
                found += measure.found
            }
        }
        #expect(calls > 1000)
        #expect(Double(found) >= 0.97 * Double(calls), "\(found) of \(calls)")
    }

    @Test("A damage changes the source, and the same seed the same way", arguments: Damage.allCases)
    func damagesAreRepeatable(damage: Damage) throws {
        let tree = try #require(Self.sources.first).tree
        let edits = damage.edits(of: tree, seed: 3)
        #expect(!edits.isEmpty)
        #expect(edits == damage.edits(of: tree, seed: 3))
        #expect(Damage.apply(edits, to: tree.source) != Array(tree.source))
    }

    @Test("Places after an edit move with the text, places in it are left out")
    func sitesMove() {
        let edits = [Damage.Edit(removed: 10..<12, inserted: [0x61]), Damage.Edit(removed: 30..<30, inserted: [0x62, 0x63])]
        func moved(_ end: Int) -> Int? { CallSite(calleeEnd: end, name: "ab").moved(by: edits)?.calleeEnd }
        #expect(moved(5) == 5)
        #expect(moved(11) == nil)
        #expect(moved(20) == 19)
        #expect(moved(30) == nil)
        #expect(moved(40) == 41)
    }
}
