// SPDX-License-Identifier: Apache-2.0

import JSSyntax

/// How a source is damaged on purpose, to measure what the reader still finds in it.
///
/// Used by the tests beside it and, through a link, by `Benchmarks damage`.
enum Damage: String, CaseIterable, Sendable {
    /// One brace deleted.
    case brace
    /// Three braces deleted.
    case braces
    /// Cut off somewhere in its second half.
    case truncated
    /// A merge conflict over one to four lines, both sides kept.
    case conflict
    /// A printable ASCII character inserted at five places.
    case characters
    /// A piece of TypeScript pasted between two statements.
    case typeScript

    /// A part of the original that was replaced. Edits are in order and do not overlap.
    struct Edit: Sendable, Equatable {
        var removed: Range<Int>
        var inserted: [UInt8]
    }

    /// The edits for a source; none when it has no place for this damage. The same seed gives the same edits.
    func edits(of tree: SyntaxTree, seed: UInt64) -> [Edit] {
        var random = SplitMix64(state: seed)
        let source = tree.source
        guard source.count > 1 else { return [] }
        switch self {
        case .brace: return deletedBraces(1, tree, &random)
        case .braces: return deletedBraces(3, tree, &random)
        case .truncated:
            return [Edit(removed: Int.random(in: source.count / 2..<source.count, using: &random)..<source.count, inserted: [])]
        case .conflict: return conflict(source, &random)
        case .characters:
            let places = Set((0..<5).map { _ in Int.random(in: 0..<source.count, using: &random) })
            return places.sorted().map { Edit(removed: $0..<$0, inserted: [UInt8.random(in: 0x21...0x7E, using: &random)]) }
        case .typeScript:
            let places = statementStarts(tree)
            guard let place = places.randomElement(using: &random), let text = Self.pasted.randomElement(using: &random) else { return [] }
            return [Edit(removed: place..<place, inserted: Array(text.utf8))]
        }
    }

    /// The damaged source.
    static func apply(_ edits: [Edit], to source: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        var at = source.startIndex
        for edit in edits {
            out += source[at..<edit.removed.lowerBound]
            out += edit.inserted
            at = edit.removed.upperBound
        }
        return out + source[at...]
    }

    private func deletedBraces(_ count: Int, _ tree: SyntaxTree, _ random: inout SplitMix64) -> [Edit] {
        var places: [Int] = []
        for node in 1..<NodeID(tree.nodeCount) {
            switch tree.kind(node) {
            case .blockStatement, .functionBody, .classBody, .objectExpression, .objectPattern:
                if tree.end(node) - tree.start(node) >= 2, tree.source[tree.start(node)] == 0x7B {
                    places += [tree.start(node), tree.end(node) - 1]
                }
            default: break
            }
        }
        guard places.count >= count else { return [] }
        return Set((0..<count).compactMap { _ in places.randomElement(using: &random) }).sorted()
            .map { Edit(removed: $0..<($0 + 1), inserted: []) }
    }

    private func conflict(_ source: ArraySlice<UInt8>, _ random: inout SplitMix64) -> [Edit] {
        let lines = LineIndex(source)
        guard lines.lineCount > 5 else { return [] }
        let first = Int.random(in: 1..<(lines.lineCount - 4), using: &random)
        let last = first + Int.random(in: 0..<4, using: &random)
        guard let start = lines.range(ofLine: first)?.lowerBound, let end = lines.range(ofLine: last)?.upperBound else { return [] }
        let other = Array("=======\n".utf8) + source[start..<end] + Array(">>>>>>> topic\n".utf8)
        return [Edit(removed: start..<start, inserted: Array("<<<<<<< HEAD\n".utf8)), Edit(removed: end..<end, inserted: other)]
    }

    /// Where statements of blocks and of the program begin, at a line's start but for blanks.
    private func statementStarts(_ tree: SyntaxTree) -> [Int] {
        var places: [Int] = []
        for node in 1..<NodeID(tree.nodeCount) {
            switch tree.kind(node) {
            case .program, .functionBody, .blockStatement:
                for statement in tree.children(node) {
                    let before = tree.source[..<tree.start(statement)].last { $0 != 0x20 && $0 != 0x09 }
                    if before == nil || before == 0x0A { places.append(tree.start(statement)) }
                }
            default: break
            }
        }
        return places
    }

    private static let pasted = [
        "interface Options<T = unknown> extends Base { readonly name: string; size?: number; [key: string]: any }\n",
        "type Handler = (event: Event, ...rest: string[]) => Promise<void>;\n",
        "export function convert<T extends object>(value: T, depth: number = 1): Array<keyof T> { return Object.keys(value) as any; }\n",
        "enum Level { Low = 1, High = Low << 2 }\n",
        "class Store<K, V> implements Reader { private items: Map<K, V> = new Map<K, V>(); constructor(public readonly id: string) {} }\n",
        "const settings = { depth: 2 } satisfies Settings; let first = items[0]! as Item;\n",
        "declare module \"plugin\" { export const version: string; }\n",
        "import type { Plugin } from \"plugin\";\n",
    ]
}

/// Sebastiano Vigna's SplitMix64 (https://prng.di.unimi.it/splitmix64.c, public domain): small, and the same on every machine.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
