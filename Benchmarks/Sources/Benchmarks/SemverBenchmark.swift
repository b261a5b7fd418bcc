// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// One question of the benchmark, as a line of the case file asks it.
struct SemverCase: Sendable {
    var version: String
    var range: String
    var loose: Bool
    var includePrerelease: Bool

    /// Reads lines `{"op":"satisfies","version":…,"range":…}`; other operations are left out, as in `semver-node.mjs`.
    static func read(_ lines: [UInt8]) throws -> [SemverCase] {
        try lines.split(separator: 0x0A).compactMap { line in
            let node = try JSONDocument(Array(line)).root
            guard node["op"]?.string == "satisfies", let version = node["version"]?.string, let range = node["range"]?.string else {
                return nil
            }
            return SemverCase(
                version: version, range: range, loose: node["loose"]?.boolean ?? false,
                includePrerelease: node["includePrerelease"]?.boolean ?? false)
        }
    }
}

/// What `semverBenchmark` measured: the best round, to be set beside the line that `semver-node.mjs` prints.
struct SemverBenchmarkResult: Sendable {
    var cases: Int
    /// How many were satisfied: must equal the judge's count.
    var satisfied: Int
    var satisfiedPrepared: Int
    /// Per case, range and version read from their texts each time.
    var textNanoseconds: Double
    /// Per case, range and version read before.
    var preparedNanoseconds: Double

    var json: JSONValue {
        [
            "reader": "lapwing", "cases": .integer(cases), "satisfied": .integer(satisfied),
            "satisfiedPrepared": .integer(satisfiedPrepared), "textNanoseconds": .double(textNanoseconds),
            "preparedNanoseconds": .double(preparedNanoseconds),
        ]
    }
}

/// Times `satisfies` over the cases, as texts and prepared, `rounds` times each, and keeps the best round.
func semverBenchmark(cases: [SemverCase], rounds: Int = 5) -> SemverBenchmarkResult {
    let prepared = cases.map { question in
        (
            version: SemanticVersion(question.version, loose: question.loose),
            range: VersionRange(question.range, loose: question.loose, includePrerelease: question.includePrerelease)
        )
    }
    let text = best(of: rounds, count: cases.count) {
        cases.reduce(0) { count, question in
            let isIn = VersionRange.satisfies(
                question.version, question.range, loose: question.loose, includePrerelease: question.includePrerelease)
            return count + (isIn ? 1 : 0)
        }
    }
    let ready = best(of: rounds, count: cases.count) {
        var count = 0
        for (version, range) in prepared {
            if let version, let range, range.contains(version) { count += 1 }
        }
        return count
    }
    return SemverBenchmarkResult(
        cases: cases.count, satisfied: text.satisfied, satisfiedPrepared: ready.satisfied, textNanoseconds: text.nanoseconds,
        preparedNanoseconds: ready.nanoseconds)
}

private func best(of rounds: Int, count: Int, _ run: () -> Int) -> (nanoseconds: Double, satisfied: Int) {
    let clock = ContinuousClock()
    var shortest = Double.infinity
    var satisfied = 0
    for _ in 0..<max(1, rounds) {
        let time = clock.measure { satisfied = run() }
        let (seconds, attoseconds) = time.components
        shortest = min(shortest, (Double(seconds) * 1e9 + Double(attoseconds) / 1e9) / Double(max(1, count)))
    }
    return (shortest, satisfied)
}
