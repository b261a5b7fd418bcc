// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Times the whole program, cold: 2,000 locked packages against 250,000 advisories in its store (budget: 100 ms).
/// - Parameter program: the built `lapwing`.
func auditBenchmark(program: String, rounds: Int = 7) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lapwing-audit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let advisories = folder.appending(path: "advisories.ndjson")
    var text = ""
    for number in 0..<250_000 {
        text +=
            #"{"id":"MADE-\#(number)","modified":"2024-01-01T00:00:00Z","summary":"Made for measuring","affected":[{"package":{"ecosystem":"npm","name":"made-\#(number / 2)"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"1.\#(number % 7).0"}]}]}],"severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"}]}"#
        text += "\n"
    }
    try Data(text.utf8).write(to: advisories)
    let store = folder.appending(path: "store.sqlite").path(percentEncoded: false)
    let imported = try milliseconds { try run(program, ["advisories", "import", advisories.path, "--store", store], accepting: [0]) }
    // One package in twenty affected is what old lockfiles look like; all of them is the worst there is.
    let lines = try [(every: 20, "100 of them affected"), (every: 1, "all of them affected")].map { every, what in
        let lockfile = folder.appending(path: "package-lock.json")
        try Data(auditLockfile(affectedEvery: every).utf8).write(to: lockfile)
        let words = ["audit", lockfile.path, "--store", store, "--format", "json"]
        let times = try (0..<rounds).map { _ in try milliseconds { try run(program, words, accepting: [1]) } }.sorted()
        return "audit, 2,000 packages against 250,000 advisories, \(what), cold process: median \(Int(times[times.count / 2])) ms, "
            + "best \(Int(times[0])) ms (budget 100 ms)"
    }
    return lines + ["advisories import, 250,000 records: \(Int(imported)) ms"]
}

private func auditLockfile(affectedEvery every: Int) -> String {
    var entries = [#""":{"name":"measured","dependencies":{}}"#]
    for number in 0..<2000 {
        let name = number % every == 0 ? "made-\(number * 60)" : "other-\(number)"
        entries.append(#""node_modules/\#(name)":{"version":"1.3.0"}"#)
    }
    return #"{"name":"measured","lockfileVersion":3,"packages":{\#(entries.joined(separator: ","))}}"#
}

private func milliseconds(_ body: () throws -> Void) rethrows -> Double {
    let duration = try ContinuousClock().measure(body)
    return Double(duration.components.seconds) * 1e3 + Double(duration.components.attoseconds) / 1e15
}

private struct ProgramError: Error, CustomStringConvertible { var description: String }

private func run(_ program: String, _ words: [String], accepting: Set<Int32>) throws {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = words
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard accepting.contains(process.terminationStatus) else {
        throw ProgramError(description: "lapwing \(words[0]) ended with \(process.terminationStatus)")
    }
}
