// SPDX-License-Identifier: Apache-2.0

/// Words written as hexadecimal text or escapes.
extension TextScan {
    /// A name that is hexadecimal text of readable characters: its words count as hidden signs.
    mutating func lookInsideHex(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(range.count / 2)
        var at = range.lowerBound
        while at + 1 < range.upperBound {
            guard let high = TextScan.digit(text[at]), let low = TextScan.digit(text[at + 1]) else { return }
            let byte = high << 4 | low
            guard byte >= 0x20, byte < 0x7F else { return }
            decoded.append(byte)
            at += 2
        }
        noteHidden(decoded, range)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x61...0x66: byte - 0x57
        case 0x41...0x46: byte - 0x37
        default: nil
        }
    }

    /// Words in text that was written in disguise. Their surroundings are gone, so the words alone count.
    mutating func noteHidden(_ decoded: [UInt8], _ range: Range<Int>) {
        let table = SignTable.shared
        for word in decoded.split(whereSeparator: { TextScan.classes[Int($0)] & TextScan.name == 0 }) where word.count >= 3 {
            var slot = table.slot(SignTable.hash(word))
            while slot >= 0 {
                let entry = table.entries[Int(slot)]
                slot = entry.next
                guard entry.word.bytes.elementsEqual(word) else { continue }
                hiddenSigns.insert(SignSet(entry.word.sign))
                keep(range, of: entry.word.sign)
            }
            if word.starts(with: "npm_package_".utf8) {
                hiddenSigns.insert(SignSet(.packageEnvironment))
                keep(range, of: .packageEnvironment)
            }
        }
    }

    /// Reads `\x65\x76…` and `\u0065…`: a run of at least four that spells readable text is looked into.
    mutating func readEscapes(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var decoded: [UInt8] = []
        var at = start
        while at + 3 < text.count, text[at] == 0x5C {
            let width = text[at + 1] == 0x78 ? 2 : text[at + 1] == 0x75 ? 4 : 0
            guard width > 0, at + 2 + width <= text.count else { break }
            var value = 0
            for place in at + 2..<at + 2 + width {
                guard let digit = TextScan.digit(text[place]) else { return max(at, start + 1) }
                value = value << 4 | Int(digit)
            }
            guard value >= 0x20, value < 0x7F, decoded.count < 4096 else { break }
            decoded.append(UInt8(value))
            at += 2 + width
        }
        if decoded.count >= 4 { noteHidden(decoded, start..<at) }
        // An escape that is none of ours: the character after the backslash is no quote and no name.
        return at > start ? at : min(start + 1, text.count)
    }
}
