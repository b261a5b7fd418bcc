// SPDX-License-Identifier: Apache-2.0

import Analysis
import Foundation
import NPMModel
import TestSupport
import Testing

/// What Evals/names/README.md gives figures of: names alone, nothing else known.
@Suite(.enabled(if: NameData.exists, SharedData.isAbsent)) struct NameMeasureTests {
    @Test("Nine in ten historical typosquats are seen, and lead to their target")
    func pairs() throws {
        let pairs = try NameData.pairs()
        try #require(pairs.count > 80)
        let missed = pairs.filter { PopularNames.shared.closest(to: $0.name) == nil }
        let other = pairs.filter { pair in PopularNames.shared.closest(to: pair.name).map { $0.popular != pair.target } ?? false }
        let weak = pairs.filter { (PopularNames.shared.closest(to: $0.name)?.strength ?? 0) < NameKinship.tellingStrength }
        print("pairs \(pairs.count): missed \(missed.map(\.name)), another target \(other.map(\.name)), weak \(weak.map(\.name))")
        #expect((pairs.count - missed.count) * 10 >= pairs.count * 9)
        #expect(other.count * 10 <= pairs.count)
    }

    @Test("Of the names that are hit, at most 28 in 100 are not known to be malicious")
    func falseAlarms() throws {
        let malware = try NameData.malware()
        let week = try NameData.week()
        try #require(malware.count > 20_000 && week.young.count > 4_000 && week.other.count > 30_000)
        let hits = Self.hits(malware.union(week.malicious))
        let young = Self.hits(week.young)
        let other = Self.hits(week.other)
        Self.report(("malware", hits), ("young", young), ("other", other))
        let telling = [hits, young, other].map { $0.filter { $0.kin.strength >= NameKinship.tellingStrength }.count }
        print(
            "telling: malware \(telling[0]) of \(malware.count), young \(telling[1]) of \(week.young.count), other \(telling[2]) of \(week.other.count)"
        )
        print("any: malware \(hits.count), young \(young.count), other \(other.count)")
        #expect(young.count * 100 <= 28 * (young.count + hits.count))
        #expect((telling[1] + telling[2]) * 100 <= 28 * (telling[0] + telling[1] + telling[2]))
    }

    private static func hits(_ names: Set<String>) -> [(name: String, kin: NameKinship)] {
        names.compactMap { name in
            PopularNames.shared.closest(to: name).flatMap { $0.strength > 0 ? (name, $0) : nil }
        }
    }

    private static func report(_ sets: (String, [(name: String, kin: NameKinship)])...) {
        for kind in NameKinship.Kind.allCases {
            let counts = sets.map { set in
                let some = set.1.filter { $0.kin.kind == kind }
                return "\(set.0) \(some.count) (\(some.filter { $0.kin.strength >= NameKinship.tellingStrength }.count) telling)"
            }
            print("  \(kind.rawValue): \(counts.joined(separator: ", "))")
        }
    }

    @Test("No popular package is close to another, and a look-up is fast enough to be asked of every publication")
    func popularAreSilent() throws {
        let names = try NameData.packuments()
        try #require(names.count > 400)
        let close = names.filter { PopularNames.shared.closest(to: $0).map { $0.strength >= NameKinship.tellingStrength } ?? false }
        print("packuments: \(names.count) names, close: \(close.sorted())")
        #expect(close.count * 100 <= names.count)
        let all = Array(try NameData.week().other)
        let clock = ContinuousClock()
        let time = clock.measure { for name in all { _ = PopularNames.shared.closest(to: name) } }
        print("\(all.count) look-ups, \(time / all.count) each")
    }
}
