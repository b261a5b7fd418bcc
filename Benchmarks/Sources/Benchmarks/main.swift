// SPDX-License-Identifier: Apache-2.0

import Foundation

// Prints figures; nothing here passes or fails. Machines are shared and noisy: compare ratios within one run.
let project = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL
let data = ProcessInfo.processInfo.environment["LAPWING_DATA"].map { URL(filePath: $0) } ?? project.appending(path: "../shared/data")
let arguments = BenchmarkArguments(CommandLine.arguments.dropFirst())

/// The words of the command line.
struct BenchmarkArguments: Sendable {
    /// The sections to run; none: all.
    var sections: Set<String> = []
    /// The files that the syntax and damage sections read, a path a line: `--list FILE`.
    var list: String?

    init(_ words: ArraySlice<String>) {
        var words = words
        while let word = words.popFirst() {
            if word == "--list" { list = words.popFirst() } else { sections.insert(word) }
        }
    }
}

func section(_ name: String, _ body: () async throws -> [String]) async {
    guard arguments.sections.isEmpty || arguments.sections.contains(name) else { return }
    do {
        for line in try await body() { print(line) }
    } catch {
        print("\(name): not measured: \(error)")
    }
}

await section("packuments") { try packumentBenchmark(file: data.appending(path: "packuments/packuments.ndjson.gz")).map(\.line) }
await section("tarballs") { try tarballBenchmark(folder: URL(filePath: "/usr/lib/node_modules/npm")).map(\.line) }
await section("semver") {
    try semverComparison(
        packuments: data.appending(path: "packuments/packuments.ndjson.gz"), judge: project.appending(path: "Benchmarks/semver-node.mjs"))
}
await section("journey") {
    [try await journeyBenchmark(packages: 2000, codeBytes: 2_000), try await journeyBenchmark(packages: 600, codeBytes: 100_000)]
}
await section("audit") { try auditBenchmark(program: project.appending(path: ".build/release/lapwing").path(percentEncoded: false)) }
await section("syntax") {
    let files = try syntaxFiles(list: arguments.list)
    return try syntaxComparison(paths: files, judge: project.appending(path: "Benchmarks/syntax-acorn.mjs")) + longLine() + hostileShapes()
}
await section("damage") { try damageBenchmark(paths: syntaxFiles(list: arguments.list)) }
