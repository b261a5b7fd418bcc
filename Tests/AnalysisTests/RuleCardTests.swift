// SPDX-License-Identifier: Apache-2.0

import Analysis
import Foundation
import NPMModel
import Testing

/// One sample of one card.
struct CardCase: CustomTestStringConvertible, Sendable {
    var rule: any Rule
    var sample: RuleSample
    var shouldFire: Bool

    var testDescription: String { "\(rule.card.id): \(sample.name)" }

    static let all: [CardCase] = RuleCatalog.all.flatMap { rule in
        rule.card.fires.map { CardCase(rule: rule, sample: $0, shouldFire: true) }
            + rule.card.staysSilent.map { CardCase(rule: rule, sample: $0, shouldFire: false) }
    }
}

private let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/Analysis").standardizedFileURL

@Suite struct RuleCardTests {
    @Test("There are rules and samples to test")
    func notEmpty() {
        #expect(RuleCatalog.events.count >= 10)
        #expect(RuleCatalog.contentRules.count >= 10)
        #expect(CardCase.all.count >= 2 * RuleCatalog.all.count)
    }

    @Test("Each rule does what its own card claims", arguments: CardCase.all)
    func cardHolds(_ example: CardCase) {
        let findings = example.rule.findings(in: ReleaseFacts(example.sample.release))
        #expect(findings.isEmpty != example.shouldFire, "\(findings.map(\.title))")
        for finding in findings {
            #expect(finding.id == example.rule.card.id)
            #expect(finding.revision == example.rule.card.revision)
            #expect(!finding.evidence.isEmpty)
            #expect(!finding.title.isEmpty && !finding.meaning.isEmpty)
        }
    }

    @Test(
        "Each card has a firing and a silent sample, a reference, a false alarm, and a sentence why",
        arguments: RuleCatalog.all.map(\.card.id))
    func cardIsComplete(_ id: String) throws {
        let card = try #require(RuleCatalog.rule(id)).card
        #expect(!card.fires.isEmpty && !card.staysSilent.isEmpty)
        #expect(!card.references.isEmpty && card.references.allSatisfy { $0.hasPrefix("https://") })
        #expect(!card.knownFalseAlarms.isEmpty)
        #expect(card.rationale.count > 40 && card.revision >= 1)
        #expect(id.allSatisfy { $0.isLowercase || $0 == "-" || $0.isNumber })
    }

    @Test("Ids are unique")
    func idsAreUnique() {
        let ids = RuleCatalog.all.map(\.card.id)
        #expect(Set(ids).count == ids.count)
    }

    @Test("Every file in Events/ and Rules/ is in the catalog, in order, and the reverse", arguments: ["Events", "Rules"])
    func catalogIsComplete(folder: String) throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: sources.appending(path: folder).path(percentEncoded: false))
            .filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(".swift".count)) }.sorted()
        let listed = (folder == "Events" ? RuleCatalog.events : RuleCatalog.contentRules)
        #expect(files == listed.map { String(describing: type(of: $0)) })
        #expect(listed.allSatisfy { $0.card.kind == (folder == "Events" ? .event : .content) })
    }

    @Test("Every rule has a weight with a source, and every weight a rule")
    func weightsAreComplete() {
        #expect(Set(WeightTable.all.keys) == Set(RuleCatalog.all.map(\.card.id)))
        for (id, weight) in WeightTable.all {
            #expect(weight.source.count > 20, "\(id) does not say where its figure comes from")
            #expect(weight.low <= weight.high && weight.high <= WeightSum.groupLimit, "\(id)")
        }
    }

    @Test("No rule names another rule's type", arguments: ["Events", "Rules"])
    func rulesDoNotSeeEachOther(folder: String) throws {
        let names = RuleCatalog.all.map { String(describing: type(of: $0)) }
        for name in names {
            let file = sources.appending(path: "\(folder)/\(name).swift")
            guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
            for other in names where other != name {
                #expect(!text.contains("\(other)("), "\(name) uses \(other)")
                #expect(!text.contains("\(other)."), "\(name) uses \(other)")
            }
        }
    }
}
