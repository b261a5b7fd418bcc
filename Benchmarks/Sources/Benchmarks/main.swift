// SPDX-License-Identifier: Apache-2.0

import Foundation

// Prints figures; nothing here passes or fails. Machines are shared and noisy: compare ratios within one run.
let project = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL
let data = ProcessInfo.processInfo.environment["LAPWING_DATA"].map { URL(filePath: $0) } ?? project.appending(path: "../shared/data")
/// `--list FILE`: the files that the syntax and damage sections read, a path a line.
var list: String?
var wanted: Set<String> = []
var words = CommandLine.arguments.dropFirst()
while let word = words.popFirst() {
    if word == "--list" { list = words.popFirst() } else { wanted.insert(word) }
}

func section(_ name: String, _ body: () async throws -> [String]) async {
    guard wanted.isEmpty || wanted.contains(name) else { return }
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
    let files = try syntaxFiles(list: list)
    return try syntaxComparison(paths: files, judge: project.appending(path: "Benchmarks/syntax-acorn.mjs")) + longLine() + hostileShapes()
}
await section("damage") { try damageBenchmark(paths: syntaxFiles(list: list)) }
