// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSSyntax

/// Parses files as acorn does, in the same run and with one thread each, and says how many times faster.
/// - Parameters:
///   - paths: JavaScript files; those that acorn does not read are left out.
///   - judge: `syntax-acorn.mjs`.
/// - Throws: when node cannot be run.
func syntaxComparison(paths: [String], judge: URL, rounds: Int = 5) throws -> [String] {
    let theirs = try AcornRun(paths: paths, judge: judge, rounds: rounds)
    var sources: [(bytes: [UInt8], goal: Goal)] = []
    for (path, goal) in zip(paths, theirs.goals) where goal != "-" {
        sources.append((try bytes(path), goal == "s" ? .script : .module))
    }
    let size = sources.reduce(0) { $0 + $1.bytes.count }
    guard size == theirs.bytes, size > 0 else { throw BenchmarkError("the files changed while they were read, or acorn read none") }
    let strict = seconds(rounds) { for source in sources { _ = SyntaxTree.parse(source.bytes, goal: source.goal) } }
    let lenient = seconds(rounds) { for source in sources { _ = SyntaxTree.parse(source.bytes) } }
    let known = seconds(rounds) { for source in sources { _ = SourceUnit.read(source.bytes) } }
    let megabytes = Double(size) / 1e6
    func line(_ what: String, _ time: Double) -> String {
        "syntax, \(what): \(round1(megabytes / time)) MB/s, \(round1(theirs.seconds / time)) times acorn"
    }
    return [
        "syntax, acorn \(theirs.version): \(round1(megabytes / theirs.seconds)) MB/s (\(sources.count) files, \(round1(megabytes)) MB)",
        line("the same goal, early errors looked for", strict),
        line("as the analysis reads", lenient),
        line("as the analysis reads, with scopes and known values", known),
        memoryLine(sources.map(\.bytes)),
    ]
}

/// What trees take, over all files and in the worst of those that are long enough for the words of the language not to matter.
private func memoryLine(_ sources: [[UInt8]]) -> String {
    let leastBytes = 4096
    var total = 0
    var worst = 0.0
    for source in sources {
        let tree = SyntaxTree.parse(source)
        total += tree.treeByteCount
        if source.count >= leastBytes { worst = max(worst, Double(tree.treeByteCount) / Double(source.count)) }
    }
    let size = sources.reduce(0) { $0 + $1.count }
    return "syntax, bytes of tree a byte of source: \(round1(Double(total) / Double(max(size, 1)))), at worst \(round1(worst))"
        + " (files of \(leastBytes) bytes and more)"
}

/// Twenty megabytes on one line, as a bundler writes them.
func longLine() -> [String] {
    let wanted = 20_000_000
    let piece = Array("var a=function(b,c){return b[c]?d.e(\"f\",{g:1,h:[b,2]}):c+1};if(a(1)){i.j=\"k\"+l}else{m(`n${o}`)}".utf8) + [0x3B]
    var line: [UInt8] = []
    line.reserveCapacity(wanted + piece.count)
    while line.count < wanted { line += piece }
    let time = seconds(3) { _ = SyntaxTree.parse(line) }
    let all = seconds(2) { _ = SourceUnit.read(line) }
    return ["syntax, 20 MB on one line: \(round2(time)) s, with scopes and known values \(round2(all)) s"]
}

/// Every hostile shape at one length and at twice that: the slowest in MB/s, and the one that grows most.
func hostileShapes(bytes: Int = 1_000_000) -> [String] {
    var results: [(name: String, speed: Double, growth: Double)] = []
    for shape in HostileShape.all {
        for way in ReadingWay.allCases {
            let small = shape.source(bytes: bytes)
            let large = shape.source(bytes: bytes * 2)
            let first = seconds(2) { way.read(small, shape.language) }
            let second = seconds(2) { way.read(large, shape.language) }
            let growth = (second / Double(large.count)) / (first / Double(small.count))
            results.append(("\(shape.name) (\(way))", Double(large.count) / 1e6 / second, growth))
        }
    }
    let slow = results.sorted { $0.speed < $1.speed }.prefix(5)
    let growing = results.sorted { $0.growth > $1.growth }.prefix(3)
    return ["syntax, \(HostileShape.all.count) hostile shapes of \(bytes) and \(bytes * 2) bytes; the slowest:"]
        + slow.map { "  \($0.name): \(round1($0.speed)) MB/s, twice the length takes \(round1($0.growth * 2)) times as long" }
        + ["  growing most:"]
        + growing.map { "  \($0.name): twice the length takes \(round1($0.growth * 2)) times as long, \(round1($0.speed)) MB/s" }
}

/// What is done with a hostile source.
enum ReadingWay: CaseIterable {
    case strictly, leniently, withValues

    func read(_ source: [UInt8], _ language: Language) {
        switch self {
        case .strictly: _ = SyntaxTree.parse(source, goal: .module, language: language)
        case .leniently: _ = SyntaxTree.parse(source, language: language)
        case .withValues: _ = SourceUnit.read(source, language: language)
        }
    }
}

/// The files to read: those of a list, or npm's own, which most machines with node have.
func syntaxFiles(list: String?) throws -> [String] {
    if let list {
        return try String(contentsOfFile: list, encoding: .utf8).split(separator: "\n").map(String.init)
    }
    let folders = ["/usr/lib/node_modules/npm", "/usr/local/lib/node_modules/npm", "/usr/share/nodejs/npm"]
    for folder in folders {
        guard let walk = FileManager.default.enumerator(atPath: folder) else { continue }
        let paths = walk.compactMap { $0 as? String }.filter { $0.hasSuffix(".js") || $0.hasSuffix(".cjs") || $0.hasSuffix(".mjs") }
        if !paths.isEmpty { return paths.sorted().map { "\(folder)/\($0)" } }
    }
    throw BenchmarkError("there is no npm in \(folders.joined(separator: ", ")); name a list of files with --list FILE")
}

struct BenchmarkError: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) { self.description = description }
}

/// What `syntax-acorn.mjs` answered.
private struct AcornRun: Decodable {
    var version: String
    /// A letter a file: `s` script, `m` module, `-` neither.
    var goals: String
    var bytes: Int
    var seconds: Double

    init(paths: [String], judge: URL, rounds: Int) throws {
        let list = FileManager.default.temporaryDirectory.appending(path: "lapwing-syntax-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: list) }
        try Data((paths.joined(separator: "\n") + "\n").utf8).write(to: list)
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "node", "--expose-internals", "--no-warnings", judge.path(percentEncoded: false), list.path(percentEncoded: false), "\(rounds)",
        ]
        process.standardOutput = pipe
        try process.run()
        let answer = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw BenchmarkError("node ended with \(process.terminationStatus)") }
        self = try JSONDecoder().decode(AcornRun.self, from: answer)
    }
}

private func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }

/// The shortest of several runs, in seconds.
private func seconds(_ rounds: Int, _ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    return (0..<max(1, rounds)).map { _ in clock.measure(body) / .seconds(1) }.min() ?? 0
}

private func round1(_ value: Double) -> Double { (value * 10).rounded() / 10 }
private func round2(_ value: Double) -> Double { (value * 100).rounded() / 100 }
