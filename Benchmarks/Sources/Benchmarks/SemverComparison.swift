// SPDX-License-Identifier: Apache-2.0

import Foundation
import NPMModel

/// Asks Lapwing and npm's own semver the same questions in one run: real requirements against real versions.
/// - Parameters:
///   - packuments: `packuments.ndjson.gz` of the shared data.
///   - judge: `semver-node.mjs`.
/// - Throws: when the data or node is not there.
func semverComparison(packuments: URL, judge: URL) throws -> [String] {
    let lines = try semverCases(packuments: packuments)
    let cases = try SemverCase.read(lines)
    let ours = semverBenchmark(cases: cases)
    let file = FileManager.default.temporaryDirectory.appending(path: "lapwing-semver-\(UUID().uuidString).jsonl")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(lines).write(to: file)
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["node", judge.path(percentEncoded: false), file.path(percentEncoded: false)]
    process.standardOutput = pipe
    try process.run()
    let answer = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let theirs = try JSONDocument(Array(answer)).root
    guard theirs["satisfied"]?.integer == ours.satisfied else {
        return ["semver: the two do not agree: \(ours.satisfied) here, \(theirs.rawText) there"]
    }
    func line(_ what: String, _ mine: Double, _ other: Double?) -> String {
        let rate = Int(1e9 / mine / 1e6 * 10)
        let ratio = other.map { ", \(Int($0 / mine * 10) / 10) times node-semver \(theirs["version"]?.string ?? "")" } ?? ""
        return "semver satisfies, \(what): \(rate / 10).\(rate % 10) million a second\(ratio) (\(cases.count) real cases)"
    }
    return [
        line("from texts", ours.textNanoseconds, theirs["textNanoseconds"]?.double),
        line("prepared", ours.preparedNanoseconds, theirs["preparedNanoseconds"]?.double),
    ]
}

/// Every requirement of the newest release of each package against every version of what it requires.
private func semverCases(packuments: URL) throws -> [UInt8] {
    let gzip = Gzip(Array(try Data(contentsOf: packuments))[...], bound: 1 << 30)
    var versions: [String: [String]] = [:]
    var requirements: Set<Dependency> = []
    for line in gzip.output.split(separator: 0x0A) {
        guard let node = try JSONDocument(Array(line)).root["packument"] else { continue }
        let packument = Packument.read(node)
        versions[packument.name] = packument.versions.map(\.version)
        if let newest = packument.versions.last { requirements.formUnion(newest.published(in: packument).manifest.dependencies) }
    }
    var out = ""
    for dependency in requirements.sorted(by: { ($0.name, $0.requirement) < ($1.name, $1.requirement) }) {
        for version in versions[dependency.name] ?? [] {
            let question: JSONValue = ["op": "satisfies", "version": .string(version), "range": .string(dependency.requirement)]
            out += question.text + "\n"
        }
    }
    return Array(out.utf8)
}
