// SPDX-License-Identifier: Apache-2.0

import NPMModel
import TestSupport
import Testing

/// node-semver's own tables (7.8.5, as data), asked as its tests ask them. Options keep their odd forms: what the batch
/// makes of `true`, `{}`, `{"loose":420}` or a regular expression is part of each case.
@Suite("node-semver's truth tables", .enabled(if: SharedData.has("semver/range-parse.json"), SharedData.isAbsent))
struct SemverTruthTableTests {
    /// The cases of all tables, counted when they were laid down.
    static let total = 982

    @Test("No table is missing, and together they have all cases")
    func count() throws {
        let count = try Table.allCases.reduce(0) { try $0 + $1.cases().count }
        #expect(Table.allCases.count == 15)
        #expect(count == Self.total)
    }

    @Test("Each case has node-semver's answer", arguments: Table.allCases)
    func answers(_ table: Table) throws {
        let cases = try table.cases()
        try #require(!cases.isEmpty, "a table without cases tests nothing")
        for row in cases {
            for (question, wanted) in table.questions(row) {
                #expect(answer(question) == #"{"result":\#(wanted)}"#, "\(question) of case \(row.map(\.rawText))")
            }
        }
    }

    @Test("Valid versions have their parts")
    func parts() throws {
        let cases = try Table.validVersions.cases()
        try #require(!cases.isEmpty)
        for row in cases {
            let version = try #require(row[0].string.flatMap { SemanticVersion($0) })
            #expect([version.major, version.minor, version.patch].map(Int.init) == row[1...3].map(\.integer))
            #expect(version.prerelease.map(\.description) == row[4].elements.map { $0.string ?? $0.rawText })
            #expect(version.build == row[5].elements.compactMap(\.string))
        }
    }

    @Test("Comparators meet as they do in node-semver, in either order")
    func comparators() throws {
        let cases = try Table.comparatorIntersection.cases()
        try #require(!cases.isEmpty)
        for row in cases {
            let a = try #require(row[0].string.flatMap { VersionComparator($0) })
            let b = try #require(row[1].string.flatMap { VersionComparator($0) })
            let counting = row.count > 3 && row[3].boolean == true
            #expect(a.intersects(b, includePrerelease: counting) == row[2].boolean, "\(row.map(\.rawText))")
            #expect(b.intersects(a, includePrerelease: counting) == row[2].boolean, "\(row.map(\.rawText))")
        }
    }

    private func answer(_ question: String) -> String {
        var batch = SemverBatch()
        var out: [UInt8] = []
        batch.answer(Array(question.utf8)[...], into: &out)
        batch.finish(into: &out)
        return String(decoding: out.dropLast(), as: UTF8.self)
    }
}

enum Table: String, CaseIterable, CustomTestStringConvertible {
    case comparatorIntersection = "comparator-intersection"
    case comparisons, equality, increments
    case invalidVersions = "invalid-versions"
    case rangeExclude = "range-exclude"
    case rangeInclude = "range-include"
    case rangeIntersection = "range-intersection"
    case rangeParse = "range-parse"
    case truncations
    case validVersions = "valid-versions"
    case versionAboveRange = "version-gt-range"
    case versionBelowRange = "version-lt-range"
    case versionNotAboveRange = "version-not-gt-range"
    case versionNotBelowRange = "version-not-lt-range"

    var testDescription: String { rawValue }

    func cases() throws -> [[JSONNode]] {
        try JSONDocument(SharedData.bytes("semver/\(rawValue).json")).root.elements.map { Array($0.elements) }
    }

    /// The lines to ask, and the result each must give.
    func questions(_ row: [JSONNode]) -> [(String, wanted: String)] {
        func text(_ at: Int) -> String { at < row.count ? row[at].rawText : "null" }
        func line(_ operation: String, _ members: (String, String)...) -> String {
            "{\"op\":\"\(operation)\"" + members.map { ",\"\($0.0)\":\($0.1)" }.joined() + "}"
        }
        func compare(_ operation: String, _ a: Int, _ b: Int) -> String {
            line(operation, ("a", text(a)), ("b", text(b)), ("options", text(2)))
        }
        func side(_ operation: String, _ wanted: Bool) -> [(String, wanted: String)] {
            [(line(operation, ("version", text(1)), ("range", text(0)), ("options", text(2))), "\(wanted)")]
        }
        switch self {
        case .comparatorIntersection:
            return ["false", "true"].flatMap { loose in
                [(0, 1), (1, 0)].map { a, b in
                    let members = [("a", text(a)), ("b", text(b)), ("loose", loose), ("includePrerelease", text(3))]
                    return (line("intersects", members[0], members[1], members[2], members[3]), text(2))
                }
            }
        case .comparisons:
            let questions: [(String, wanted: String)] = [
                (compare("compare", 0, 1), "1"), (compare("compare", 1, 0), "-1"), (compare("compare", 0, 0), "0"),
                (compare("rcompare", 0, 1), "-1"), (compare("gt", 0, 1), "true"), (compare("lt", 1, 0), "true"),
                (compare("gt", 1, 0), "false"), (compare("lt", 0, 1), "false"), (compare("gte", 1, 0), "false"),
                (compare("gte", 0, 0), "true"), (compare("lte", 1, 1), "true"), (compare("eq", 0, 1), "false"),
                (compare("neq", 0, 1), "true"),
            ]
            return questions
        case .equality:
            return [
                (compare("eq", 0, 1), "true"), (compare("eq", 1, 0), "true"), (compare("neq", 0, 1), "false"),
                (compare("compare", 0, 1), "0"), (compare("gt", 0, 1), "false"), (compare("gte", 0, 1), "true"),
                (compare("lt", 0, 1), "false"), (compare("lte", 0, 1), "true"),
            ]
        case .increments:
            var members = [("version", text(0)), ("release", text(1)), ("options", text(3))]
            if row.count > 4 { members.append(("identifier", text(4))) }
            if row.count > 5 { members.append(("identifierBase", text(5))) }
            return [("{\"op\":\"inc\"" + members.map { ",\"\($0.0)\":\($0.1)" }.joined() + "}", text(2))]
        case .invalidVersions: return [(line("valid", ("version", text(0)), ("options", text(2))), "null")]
        case .rangeExclude: return side("satisfies", false)
        case .rangeInclude: return side("satisfies", true)
        case .rangeIntersection:
            return ["false", "true"].flatMap { loose in
                [(0, 1), (1, 0)].map { a, b in
                    (line("intersects", ("a", text(a)), ("b", text(b)), ("options", loose)), text(2))
                }
            }
        case .rangeParse: return [(line("validRange", ("range", text(0)), ("options", text(2))), text(1))]
        case .truncations: return [(line("truncate", ("version", text(0)), ("release", text(1))), text(2))]
        case .validVersions:
            return ["major", "minor", "patch"].enumerated().map { at, name in (line(name, ("version", text(0))), text(at + 1)) }
        case .versionAboveRange: return side("gtr", true)
        case .versionBelowRange: return side("ltr", true)
        case .versionNotAboveRange: return side("gtr", false)
        case .versionNotBelowRange: return side("ltr", false)
        }
    }
}
