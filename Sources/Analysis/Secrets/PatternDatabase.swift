// SPDX-License-Identifier: Apache-2.0

import CVectorscan

/// Many regular expressions compiled into one automaton: one pass over a text finds where any of them ends.
///
/// The engine is vectorscan; `docs/decisions/0009-secrets.md` says why. Expressions are of its grammar (no look-around, no back references), so a
/// pass takes linear time whatever the text.
final class PatternDatabase: Sendable {
    struct Expression: Sendable, Hashable {
        var text: String
        var isCaseless = false
    }

    /// Where an expression ends in the text.
    struct Match: Sendable, Hashable {
        /// Index among the expressions.
        var expression: Int
        /// Offset of the first byte after the match.
        var end: Int
    }

    /// Written once in `init`, only read after that; vectorscan allows scans of one database from many threads, each with
    /// its own scratch (its documentation, section "Scratch Space").
    nonisolated(unsafe) private let database: OpaquePointer

    /// Compiles the expressions. Throws what the engine says against one of them or against this processor.
    init(_ expressions: [Expression]) throws(PatternError) {
        // One text with a NUL after each, so that one pointer serves all.
        var texts: [CChar] = []
        var starts: [Int] = []
        for expression in expressions {
            starts.append(texts.count)
            texts += expression.text.utf8.map { CChar(bitPattern: $0) } + [0]
        }
        let flags = expressions.map { UInt32($0.isCaseless ? HS_FLAG_CASELESS : 0) }
        let ids = expressions.indices.map { UInt32($0) }
        var made: OpaquePointer?
        var complaint: UnsafeMutablePointer<hs_compile_error_t>?
        let status = texts.withUnsafeBufferPointer { all in
            let pointers: [UnsafePointer<CChar>?] = starts.map { start in all.baseAddress.map { $0 + start } }
            return hs_compile_multi(pointers, flags, ids, UInt32(expressions.count), UInt32(HS_MODE_BLOCK), nil, &made, &complaint)
        }
        defer { hs_free_compile_error(complaint) }
        guard status == HS_SUCCESS, let made else {
            let at = Int(complaint?.pointee.expression ?? -1)
            let words = complaint.flatMap { $0.pointee.message }.map { String(cString: $0) } ?? "status \(status)"
            throw PatternError(expression: expressions.indices.contains(at) ? expressions[at].text : nil, message: words)
        }
        database = made
    }

    deinit { hs_free_database(database) }

    /// Working memory of scans; one for each task that scans.
    final class Scratch {
        fileprivate let memory: OpaquePointer

        init(for database: PatternDatabase) throws(PatternError) {
            var made: OpaquePointer?
            guard hs_alloc_scratch(database.database, &made) == HS_SUCCESS, let made else {
                throw PatternError(expression: nil, message: "There is no memory for scanning.")
            }
            memory = made
        }

        deinit { hs_free_scratch(memory) }
    }

    /// The most bytes that one scan takes: the engine counts them in 32 bits.
    static let sizeLimit = Int(UInt32.max) - 64

    /// The matches in the order of their ends; `isComplete` is false when there were more than `limit`, or the engine gave up.
    func matches(
        in text: UnsafeBufferPointer<UInt8>, limit: Int, scratch: Scratch
    ) -> (matches: [Match], isComplete: Bool) {
        guard let base = text.baseAddress, !text.isEmpty else { return ([], true) }
        guard text.count <= Self.sizeLimit else { return ([], false) }
        var collected = Collected(limit: limit)
        let status = withUnsafeMutablePointer(to: &collected) { context in
            hs_scan(
                database, UnsafeRawPointer(base).assumingMemoryBound(to: CChar.self), UInt32(text.count), 0, scratch.memory,
                { id, _, end, _, context in
                    guard let collected = context?.assumingMemoryBound(to: Collected.self) else { return 1 }
                    guard collected.pointee.matches.count < collected.pointee.limit else { return 1 }
                    collected.pointee.matches.append(Match(expression: Int(id), end: Int(end)))
                    return 0
                }, context)
        }
        return (collected.matches, status == HS_SUCCESS)
    }

    private struct Collected {
        var matches: [Match] = []
        var limit: Int
    }
}

/// Why patterns could not be compiled or used.
struct PatternError: Error, Sendable, CustomStringConvertible {
    /// The expression that the engine refused; `nil` when none is to blame.
    var expression: String?
    var message: String

    var description: String { expression.map { "\(message) (\($0))" } ?? message }
}
