// SPDX-License-Identifier: Apache-2.0

/// Finds and decodes what ``HiddenText`` describes, in one pass.
struct HiddenTextReader {
    private let text: UnsafeBufferPointer<UInt8>
    private var out = HiddenText.Scan()
    private var group = Group()

    /// Characters of one kind that stand near each other.
    private struct Group {
        var kind: Kind?
        var start = 0
        var end = 0
        var values: [UInt32] = []
    }

    private enum Kind { case selector, tag, filler, zeroWidth }

    /// Visible bytes between two hidden characters that still belong together: each may sit on a visible one of its own.
    private static let gap = 8

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    mutating func read() -> HiddenText.Scan {
        var at = 0
        while at < text.count {
            if text[at] < 0xC0 {
                at = skip(at)
                continue
            }
            guard let (scalar, length) = scalar(at) else {
                at += 1
                continue
            }
            if let (kind, value) = Self.kind(scalar) { take(kind, value, at..<at + length) }
            if scalar == Self.tagEnd, isFlag { group = Group() }
            at += length
        }
        close()
        return out
    }

    private static let tagEnd: UInt32 = 0xE007F

    /// Whether the tags at hand are the region of a flag: a black flag before them, at most six letters, an end (UTS 51, annex C).
    private var isFlag: Bool {
        group.kind == .tag && group.values.count <= 7 && group.start >= 4
            && text[group.start - 4..<group.start].elementsEqual([0xF0, 0x9F, 0x8F, 0xB4])
    }

    /// Over plain bytes, eight at a time.
    private func skip(_ start: Int) -> Int {
        var at = start
        guard let base = text.baseAddress else { return text.count }
        while at + 8 <= text.count {
            let word = UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self)
            guard word & 0x8080_8080_8080_8080 == 0 else { break }
            at += 8
        }
        while at < text.count, text[at] < 0xC0 { at += 1 }
        return at
    }

    private func scalar(_ at: Int) -> (value: UInt32, length: Int)? {
        let first = text[at]
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard at + length <= text.count else { return nil }
        var value = UInt32(first) & (0xFF >> UInt32(length + 1))
        for next in at + 1..<at + length {
            guard text[next] & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(text[next] & 0x3F)
        }
        return (value, length)
    }

    private static func kind(_ scalar: UInt32) -> (Kind, UInt32)? {
        switch scalar {
        case 0xFE00...0xFE0F: (.selector, scalar - 0xFE00)
        case 0xE0100...0xE01EF: (.selector, scalar - 0xE0100 + 16)
        case 0xE0000...0xE007F: (.tag, scalar - 0xE0000)
        case 0x3164, 0xFFA0, 0x115F, 0x1160: (.filler, scalar)
        case 0x200B...0x200D, 0x2060...0x2064, 0x180E, 0xFEFF: (.zeroWidth, scalar)
        default: nil
        }
    }

    private mutating func take(_ kind: Kind, _ value: UInt32, _ range: Range<Int>) {
        // Bits stand side by side; only what carries a whole byte may sit on visible characters.
        let reach = kind == .selector || kind == .tag ? Self.gap : 0
        if group.kind != kind || range.lowerBound - group.end > reach {
            close()
            group = Group(kind: kind, start: range.lowerBound, end: range.upperBound, values: [])
        }
        group.end = range.upperBound
        group.values.append(value)
    }

    private mutating func close() {
        defer { group = Group() }
        guard let kind = group.kind, group.values.count >= HiddenText.leastBytes else { return }
        let found: (HiddenText.Encoding, [UInt8])? =
            switch kind {
            case .selector: selectors(group.values)
            case .tag: tags(group.values)
            case .filler: bits(group.values).map { (.fillerBits, $0) }
            case .zeroWidth: bits(group.values).map { (.zeroWidthBits, $0) }
            }
        guard let (encoding, bytes) = found, bytes.count >= HiddenText.leastBytes else { return }
        guard out.pieces.count < HiddenText.mostPieces else {
            out.isCut = true
            return
        }
        out.pieces.append(
            HiddenText(encoding: encoding, range: group.start..<group.end, count: group.values.count, bytes: bytes))
    }

    /// A byte each; where all are below 16, two make a byte. Unreadable ones count only where they stand side by side in number:
    /// every emoji and many Han letters have one of their own.
    private func selectors(_ values: [UInt32]) -> (HiddenText.Encoding, [UInt8])? {
        let bytes = values.map { UInt8(truncatingIfNeeded: $0) }
        if HiddenText.isReadable(bytes) { return (.variationSelectors, bytes) }
        if bytes.count % 2 == 0, bytes.allSatisfy({ $0 < 16 }) {
            for isHighFirst in [true, false] {
                let pairs = stride(from: 0, to: bytes.count, by: 2).map { at in
                    isHighFirst ? bytes[at] << 4 | bytes[at + 1] : bytes[at + 1] << 4 | bytes[at]
                }
                if HiddenText.isReadable(pairs) { return (.selectorNibbles, pairs) }
            }
        }
        // Side by side, they take three or four bytes each and nothing between.
        let size = values.reduce(0) { $0 + ($1 < 16 ? 3 : 4) }
        let kinds = Set(bytes).count
        return size == group.end - group.start && bytes.count >= 24 && kinds >= 8 ? (.variationSelectors, bytes) : nil
    }

    /// What is not the region of a flag is text.
    private func tags(_ values: [UInt32]) -> (HiddenText.Encoding, [UInt8])? {
        let bytes = values.filter { $0 >= 0x20 && $0 < 0x7F }.map { UInt8(truncatingIfNeeded: $0) }
        return bytes.count >= 8 ? (.tags, bytes) : nil
    }

    /// Two characters as bits, a third as a mark between bytes: the reading of 8, 7 or 16 bits that gives text, if one does.
    private func bits(_ values: [UInt32]) -> [UInt8]? {
        var kinds: [UInt32] = []
        for value in values where !kinds.contains(value) {
            kinds.append(value)
            if kinds.count > 3 { return nil }
        }
        guard kinds.count >= 2, values.count >= 8 * HiddenText.leastBytes - HiddenText.leastBytes else { return nil }
        for pair in [(0, 1), (1, 0), (0, 2), (2, 0), (1, 2), (2, 1)] where max(pair.0, pair.1) < kinds.count {
            let zero = kinds[pair.0]
            let one = kinds[pair.1]
            let plain = values.filter { $0 == zero || $0 == one }
            if kinds.count == 3, let bytes = Self.marked(values, zero, one), HiddenText.isReadable(bytes) { return bytes }
            guard kinds.count == 2 else { continue }
            for width in [8, 7, 16] {
                let bytes = Self.bytes(plain, one, width)
                if bytes.count >= HiddenText.leastBytes, HiddenText.isReadable(bytes) { return bytes }
            }
        }
        return nil
    }

    private static func bytes(_ values: [UInt32], _ one: UInt32, _ width: Int) -> [UInt8] {
        var out: [UInt8] = []
        var at = 0
        while at + width <= values.count {
            var value = 0
            for bit in values[at..<at + width] { value = value << 1 | (bit == one ? 1 : 0) }
            if value > 0xFF { return [] }
            out.append(UInt8(value))
            at += width
        }
        return out
    }

    private static func marked(_ values: [UInt32], _ zero: UInt32, _ one: UInt32) -> [UInt8]? {
        var out: [UInt8] = []
        for part in values.split(whereSeparator: { $0 != zero && $0 != one }) {
            guard part.count <= 16 else { return nil }
            let value = part.reduce(0) { $0 << 1 | ($1 == one ? 1 : 0) }
            guard value <= 0xFF else { return nil }
            out.append(UInt8(value))
        }
        return out.count >= HiddenText.leastBytes ? out : nil
    }
}

extension HiddenText {
    /// Writes bytes as variation selectors: for tests and samples.
    package static func selectors(_ bytes: some Sequence<UInt8>) -> String {
        var out = ""
        for byte in bytes {
            let value = byte < 16 ? 0xFE00 + UInt32(byte) : 0xE0100 + UInt32(byte) - 16
            if let scalar = Unicode.Scalar(value) { out.unicodeScalars.append(scalar) }
        }
        return out
    }
}
