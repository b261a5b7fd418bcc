// SPDX-License-Identifier: Apache-2.0

/// Long runs of one alphabet, and code behind blanks.
extension TextScan {
    /// Whether a name goes on with the run before it: joined by `+` or `/`, or wrapped over a line end as encoders do.
    func continuesRun(_ text: UnsafeBufferPointer<UInt8>, _ run: Range<Int>, start: Int) -> Bool {
        guard !run.isEmpty else { return false }
        let runEnd = run.upperBound
        let gap = start - runEnd
        if gap == 1 {
            let byte = text[runEnd]
            return byte == 0x2B || byte == 0x2F || (byte == 0x0A && run.count >= 40)
        }
        return gap == 2 && text[runEnd] == 0x0D && text[runEnd + 1] == 0x0A && run.count >= 40
    }

    mutating func closeRun(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        guard range.count >= TextScan.runLength else { return }
        var seen = [Int](repeating: 0, count: 256)
        var isHex = true
        // The first 4 kB tell the alphabet.
        let sample = range.lowerBound..<min(range.upperBound, range.lowerBound + 4096)
        for at in sample {
            let byte = text[at]
            seen[Int(byte)] += 1
            if byte != 0x0A, byte != 0x0D, TextScan.classes[Int(byte)] & TextScan.hexDigit == 0 { isHex = false }
        }
        let kinds = seen.lazy.filter { $0 > 0 }.count
        let mostFrequent = seen.max() ?? 0
        // Encoded data uses its alphabet evenly: the commonest of 64 letters is far from a quarter of the text. Ordinary long
        // names, paths and rulers (`aaaaaaaa`, `------`) do not.
        guard isHex ? kinds >= 10 && mostFrequent * 3 < sample.count : kinds >= 40 && mostFrequent * 6 < sample.count else { return }
        encodedBytes += range.count
        encodedRuns.append(EncodedRun(range: range, alphabet: isHex ? .hexadecimal : .base64))
    }

    mutating func noteFarRight(_ text: UnsafeBufferPointer<UInt8>, blanks: Range<Int>) {
        // Nothing before the gap may be a table or generated text: whoever reads this looks at what comes before.
        guard blanks.upperBound < text.count,
            TextScan.classes[Int(text[blanks.upperBound])] & TextScan.lineEnd == 0
        else { return }
        farRight.append(blanks.upperBound)
    }
}
