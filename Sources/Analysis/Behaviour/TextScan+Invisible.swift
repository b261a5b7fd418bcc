// SPDX-License-Identifier: Apache-2.0

/// Characters that are not seen.
extension TextScan {
    mutating func readInvisible(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var at = start
        var count = 0
        var kind: Invisible.Kind?
        while at < text.count, text[at] >= 0x80 {
            let (scalar, length) = TextScan.decode(text, at)
            let next: Invisible.Kind?
            switch scalar {
            // Embeddings, overrides and isolates (Unicode bidirectional algorithm, UAX 9).
            case 0x202A...0x202E, 0x2066...0x2069: next = .bidirectional
            // Variation selectors, tags, fillers: characters that can spell hidden text.
            case 0xFE00...0xFE0F, 0xE0000...0xE0FFF, 0x3164, 0xFFA0, 0x115F, 0x1160, 0x200B, 0x2060...0x2064, 0x180E: next = .payload
            default: next = nil
            }
            if let next {
                if kind == nil { kind = next }
                if next == .bidirectional { kind = .bidirectional }
                count += 1
            } else if count > 0 {
                break
            } else {
                at += length
                return at
            }
            at += length
        }
        if let kind, kind == .bidirectional || count >= 8 {
            let before = invisibleCounts[kind, default: 0]
            invisibleCounts[kind] = before + 1
            if before < TextScan.listLimit { invisibles.append(Invisible(kind: kind, range: start..<at, count: count)) }
        }
        return max(at, start + 1)
    }

    /// One scalar of UTF-8 and its length; damaged bytes count as one each.
    private static func decode(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> (scalar: UInt32, length: Int) {
        let first = text[at]
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
        guard length > 1, at + length <= text.count else { return (0xFFFD, 1) }
        var value = UInt32(first) & (0xFF >> UInt32(length + 1))
        for next in at + 1..<at + length {
            guard text[next] & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            value = value << 6 | UInt32(text[next] & 0x3F)
        }
        return (value, length)
    }
}
