// SPDX-License-Identifier: Apache-2.0

/// Where the lines of a source text start, so that an offset can be told as a line and shown as an excerpt.
///
/// Lines end at `\n`, `\r` or `\r\n`, and at U+2028 and U+2029, as ECMAScript has them (section 12.3).
/// Built in one pass; a look-up is a binary search.
package struct LineIndex: Sendable {
    /// Offsets of the first byte of each line, ascending; the first is 0.
    private let starts: [Int]
    private let count: Int

    package init(_ source: ArraySlice<UInt8>) {
        var starts = [0]
        let base = source.startIndex
        var at = base
        while at < source.endIndex {
            let byte = source[at]
            at += 1
            switch byte {
            case 0x0A: starts.append(at - base)
            case 0x0D where at == source.endIndex || source[at] != 0x0A: starts.append(at - base)
            case 0xE2 where at + 1 < source.endIndex && source[at] == 0x80 && source[at + 1] & 0xFE == 0xA8:
                at += 2
                starts.append(at - base)
            default: break
            }
        }
        self.starts = starts
        count = source.count
    }

    /// The number of lines; at least 1.
    package var lineCount: Int { starts.count }

    /// The line that holds a byte offset, from 1. Offsets outside the text give the nearest line.
    package func line(at offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The bytes of a line (from 1), as offsets into the text, its line ending included; `nil` when there is no such line.
    package func range(ofLine line: Int) -> Range<Int>? {
        guard line >= 1, line <= starts.count else { return nil }
        return starts[line - 1]..<(line < starts.count ? starts[line] : count)
    }
}
