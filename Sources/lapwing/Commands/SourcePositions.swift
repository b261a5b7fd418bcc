// SPDX-License-Identifier: Apache-2.0

import JSSyntax

/// Offsets told as line and column, both from 1; columns count characters (Unicode scalars), a damaged byte as one.
///
/// Built in one pass; a question costs a binary search and a walk over at most `step` bytes, however long the line is.
struct SourcePositions: Sendable {
    private let lines: LineIndex
    private let bytes: ArraySlice<UInt8>
    /// How many characters begin before each multiple of `step`; empty when every byte is a character.
    private let counts: [Int]

    private static let step = 512

    struct Position: Equatable, Sendable, CustomStringConvertible {
        var line: Int
        var column: Int

        var description: String { "\(line):\(column)" }
    }

    init(_ source: ArraySlice<UInt8>) {
        lines = LineIndex(source)
        bytes = source
        guard source.contains(where: { $0 >= 0x80 }) else {
            counts = []
            return
        }
        var counts: [Int] = []
        counts.reserveCapacity(source.count / Self.step + 1)
        var count = 0
        for (place, byte) in source.enumerated() {
            if place % Self.step == 0 { counts.append(count) }
            if Self.beginsCharacter(byte) { count += 1 }
        }
        self.counts = counts
    }

    func position(of offset: Int) -> Position {
        let offset = min(max(offset, 0), bytes.count)
        let line = lines.line(at: offset)
        let start = lines.range(ofLine: line)?.lowerBound ?? 0
        return Position(line: line, column: characters(before: offset) - characters(before: start) + 1)
    }

    /// Every byte but the second and later ones of a character in UTF-8.
    private static func beginsCharacter(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }

    private func characters(before offset: Int) -> Int {
        guard !counts.isEmpty else { return offset }
        let place = min(offset / Self.step, counts.count - 1)
        let from = bytes.startIndex + place * Self.step
        return bytes[from..<(bytes.startIndex + offset)].reduce(counts[place]) { Self.beginsCharacter($1) ? $0 + 1 : $0 }
    }
}
