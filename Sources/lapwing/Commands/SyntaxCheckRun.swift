// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSSyntax
import NPMModel

/// Checks files on every processor and prints the answers in the order of the questions.
struct SyntaxCheckRun {
    let reading: SyntaxReadingOptions
    var totals = Totals()

    /// What was read.
    struct Totals: Sendable {
        var files = 0
        var unread = 0
        var bytes = 0
        var nodes = 0
        var treeBytes = 0
        /// Time spent on reading sources, files' input left out, added up over the processors.
        var reading = Duration.zero
        var elapsed = Duration.zero

        var text: String {
            "files \(files), bytes \(bytes), nodes \(nodes), tree bytes \(treeBytes), seconds \(Self.seconds(reading)), in all \(Self.seconds(elapsed))"
        }

        var json: JSONValue {
            [
                "version": .integer(1), "type": .string("stats"), "files": .integer(files), "unread": .integer(unread),
                "bytes": .integer(bytes), "nodes": .integer(nodes), "treeBytes": .integer(treeBytes),
                "seconds": .double(reading / .seconds(1)), "elapsedSeconds": .double(elapsed / .seconds(1)),
            ]
        }

        private static func seconds(_ duration: Duration) -> String { String(format: "%.3f", duration / .seconds(1)) }
    }

    /// Prints an answer for each path. At most twice as many files as there are processors are held at a time.
    mutating func check(_ paths: [[UInt8]]) async throws {
        let width = max(1, ProcessInfo.processInfo.activeProcessorCount)
        let reading = reading
        var output = OutputPieces()
        var totals = totals
        var waiting: [Int: Answer] = [:]
        var printed = 0
        try await withThrowingTaskGroup(of: (Int, Answer).self) { group in
            var next = 0
            while printed < paths.count {
                while next < paths.count, next - printed < width * 16 {
                    let place = next
                    let path = paths[place]
                    // No more than `width` at once: the pool has a thread a processor.
                    group.addTask { (place, Answer(path, reading)) }
                    next += 1
                }
                guard let (place, answer) = try await group.next() else { break }
                waiting[place] = answer
                while let answer = waiting.removeValue(forKey: printed) {
                    totals.add(answer)
                    if let problem = answer.problem { Terminal.error("lapwing: \(problem)") }
                    try output.line(reading.format == .json ? answer.json.text : answer.text)
                    printed += 1
                }
            }
        }
        self.totals = totals
        try output.finish()
    }

    /// What is said of one file; its tree is already gone.
    struct Answer: Sendable {
        var path: String
        var bytes = 0
        var nodes = 0
        var treeBytes = 0
        var seconds = Duration.zero
        var errors: [(position: SourcePositions.Position, offset: Int, message: String)] = []
        var errorCount = 0
        var oddities: [(kind: String, position: SourcePositions.Position)] = []
        /// Why it could not be read.
        var problem: SyntaxSource.ReadError?

        init(_ rawPath: [UInt8], _ reading: SyntaxReadingOptions) {
            path = String(decoding: rawPath, as: UTF8.self)
            let source: SyntaxSource
            do {
                source = try SyntaxSource(path: path, rawPath: rawPath)
            } catch {
                problem = error
                return
            }
            let started = ContinuousClock.now
            let tree = reading.parse(source)
            seconds = ContinuousClock.now - started
            bytes = tree.byteCount
            nodes = tree.nodeCount
            treeBytes = tree.treeByteCount
            errorCount = tree.errorCount
            guard !tree.errors.isEmpty || !tree.oddities.isEmpty else { return }
            let positions = SourcePositions(tree.source)
            errors = tree.errors.map { (positions.position(of: $0.offset), $0.offset, $0.message) }
            oddities = tree.oddities.map { ($0.kind.rawValue, positions.position(of: $0.offset)) }
        }

        var verdict: String { problem != nil ? "unread" : errorCount > 0 ? "reject" : "accept" }

        var text: String {
            let start = "\(verdict)\t\(SyntaxSource.shown(path))"
            if let problem { return "\(start)\t\(printable(problem.reason))" }
            guard let first = errors.first else { return start }
            return "\(start)\t\(first.position) \(printable(first.message))"
        }

        var json: JSONValue {
            var members: [JSONValue.Member] = [
                .init("version", .integer(1)), .init("type", .string("file")), .init("path", .string(path)),
                .init("verdict", .string(verdict)),
            ]
            if let problem { members.append(.init("reason", .string(problem.reason))) }
            members += [
                .init("errorCount", .integer(errorCount)),
                .init(
                    "errors",
                    .array(
                        errors.map { error in
                            [
                                "line": .integer(error.position.line), "column": .integer(error.position.column),
                                "offset": .integer(error.offset), "message": .string(error.message),
                            ]
                        })),
                .init(
                    "oddities",
                    .array(
                        oddities.map {
                            ["kind": .string($0.kind), "line": .integer($0.position.line), "column": .integer($0.position.column)]
                        })),
            ]
            return .object(members)
        }
    }
}

extension SyntaxCheckRun.Totals {
    fileprivate mutating func add(_ answer: SyntaxCheckRun.Answer) {
        files += 1
        if answer.problem != nil { unread += 1 }
        bytes += answer.bytes
        nodes += answer.nodes
        treeBytes += answer.treeBytes
        reading += answer.seconds
    }
}
