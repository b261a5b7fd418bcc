// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSSyntax

/// Damages files that are read without an error, in each way once, and says how many of their calls are still found.
/// - Throws: when a file cannot be read.
func damageBenchmark(paths: [String]) throws -> [String] {
    let limit = 2_000_000
    var sums = Dictionary(uniqueKeysWithValues: Damage.allCases.map { ($0, DamageSum()) })
    for (place, path) in paths.enumerated() {
        let bytes = Array(try Data(contentsOf: URL(filePath: path)))
        guard bytes.count <= limit else { continue }
        let tree = SyntaxTree.parse(bytes, language: Language(path: path))
        guard tree.errorCount == 0 else { continue }
        for damage in Damage.allCases {
            guard let measure = DamageMeasure(tree, damage, seed: UInt64(place)) else { continue }
            sums[damage]?.add(measure, path)
        }
    }
    return Damage.allCases.flatMap { damage in sums[damage].map { $0.lines(damage) } ?? [] }
}

/// What was found over many files.
private struct DamageSum {
    private var files = 0
    private var calls = 0
    private var found = 0
    private var shares = 0.0
    /// The files that lost most, with how many.
    private var worst: [(lost: Int, path: String)] = []

    mutating func add(_ measure: DamageMeasure, _ path: String) {
        files += 1
        calls += measure.calls
        found += measure.found
        shares += measure.share
        guard !measure.lost.isEmpty else { return }
        worst.append((measure.lost.count, path))
        worst.sort { $0.lost > $1.lost }
        worst = Array(worst.prefix(3))
    }

    func lines(_ damage: Damage) -> [String] {
        guard calls > 0 else { return ["damage, \(damage): no file has a place for it"] }
        func percent(_ share: Double) -> Double { (share * 10_000).rounded() / 100 }
        return [
            "damage, \(damage): \(percent(Double(found) / Double(calls))) % of \(calls) calls in \(files) files still found; "
                + "\(percent(shares / Double(files))) % in the mean file"
        ] + worst.map { "  \($0.lost) lost in \($0.path)" }
    }
}
