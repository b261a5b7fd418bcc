// SPDX-License-Identifier: Apache-2.0

/// What one pass over the bytes of a text finds. Offsets count from the start of the file.
package struct TextScan: Sendable {
    /// A long run of one alphabet, such as an encoded payload.
    package struct EncodedRun: Sendable, Hashable {
        package enum Alphabet: String, Sendable { case hexadecimal, base64 }

        package var range: Range<Int>
        package var alphabet: Alphabet
    }

    /// Characters that are not seen but change what is read, or carry data.
    package struct Invisible: Sendable, Hashable {
        package enum Kind: String, Sendable { case bidirectional, payload }

        package var kind: Kind
        package var range: Range<Int>
        /// How many such characters stand in the range.
        package var count: Int
    }

    /// Signs in plain text.
    package internal(set) var signs: SignSet = []
    /// Signs whose words stand there as hexadecimal text, base64 or `\x` escapes only.
    package internal(set) var hiddenSigns: SignSet = []
    /// Where each sign stands, plain or hidden, ascending: of every stretch of ``stretch`` bytes the first place and the last,
    /// so that decoys displace nothing and memory stays below the file's own size.
    package internal(set) var places: [Sign: [Range<Int>]] = [:]
    /// Runs of at least ``runLength`` characters that look encoded.
    package internal(set) var encodedRuns: [EncodedRun] = []
    package internal(set) var encodedBytes = 0
    /// The first ``listLimit`` of each kind.
    package internal(set) var invisibles: [Invisible] = []
    /// How many of each kind were found, those beyond the limit too.
    package internal(set) var invisibleCounts: [Invisible.Kind: Int] = [:]
    /// What follows at least ``farRightBlanks`` blanks in a line: where it starts.
    package internal(set) var farRight: [Int] = []
    /// Names of the form `_0x1a2b3c`.
    package internal(set) var obfuscatorNames = 0
    /// Hosts of addresses in the text, lower case; the first ``hostLimit``.
    package internal(set) var hosts: Set<String> = []
    /// Whether there are more hosts than ``hosts`` names.
    package internal(set) var hasMoreHosts = false
    package internal(set) var lineCount = 1
    package internal(set) var longestLine = 0

    package static let runLength = 512
    package static let farRightBlanks = 200
    package static let listLimit = 64
    package static let hostLimit = 1024
    /// A quarter of ``reach``: whatever stands between the two places kept of one stretch is as near as they are.
    package static let stretch = 1500
    /// Signs this near each other, in bytes, are taken to work together. Longer than any function people write, shorter than
    /// the modules that bundlers put side by side.
    package static let reach = 6000

    package var allSigns: SignSet { signs.union(hiddenSigns) }

    package func firstPlace(of sign: Sign) -> Range<Int>? { places[sign]?.first }

    /// Whether all the signs stand within ``reach`` of one place of the first.
    package func chain(_ signs: [Sign]) -> Bool { chainStart(signs) != nil }

    /// The place of the first sign from which all the others are within ``reach``.
    package func chainStart(_ signs: [Sign]) -> Range<Int>? {
        guard let first = signs.first else { return nil }
        return places[first]?.first { anchor in
            signs.dropFirst().allSatisfy { sign in
                place(of: sign, near: anchor).map { abs($0.lowerBound - anchor.lowerBound) <= TextScan.reach } ?? false
            }
        }
    }

    /// The place of a sign that is nearest to another place.
    package func place(of sign: Sign, near anchor: Range<Int>) -> Range<Int>? {
        guard let all = places[sign], !all.isEmpty else { return nil }
        var low = 0
        var high = all.count
        while low < high {
            let middle = (low + high) / 2
            if all[middle].lowerBound < anchor.lowerBound { low = middle + 1 } else { high = middle }
        }
        return all[max(0, low - 1)...min(low, all.count - 1)].min {
            abs($0.lowerBound - anchor.lowerBound) < abs($1.lowerBound - anchor.lowerBound)
        }
    }

    mutating func keep(_ range: Range<Int>, of sign: Sign) {
        let stretch = range.lowerBound / TextScan.stretch
        func add(to all: inout [Range<Int>]) {
            let count = all.count
            if count >= 2, all[count - 1].lowerBound / TextScan.stretch == stretch, all[count - 2].lowerBound / TextScan.stretch == stretch
            {
                all[count - 1] = range
            } else {
                all.append(range)
            }
        }
        add(to: &places[sign, default: []])
    }

    package init(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBufferPointer { scan($0) }
    }

    // Classes of bytes, so that the common case is one look-up.
    static let classes: [UInt8] = (0..<256).map { value in
        switch UInt8(value) {
        case 0x30...0x39, 0x61...0x66, 0x41...0x46: name | hexDigit
        case 0x67...0x7A, 0x47...0x5A, 0x5F, 0x24: name
        case 0x0A, 0x0D: lineEnd
        case 0x20, 0x09: blank
        case 0x5C: backslash
        case 0x80...0xFF: high
        default: 0
        }
    }
    static let name: UInt8 = 1
    static let hexDigit: UInt8 = 2
    static let lineEnd: UInt8 = 4
    static let blank: UInt8 = 8
    static let backslash: UInt8 = 16
    static let high: UInt8 = 32

    private mutating func scan(_ text: UnsafeBufferPointer<UInt8>) {
        var run = 0..<0
        var lineStart = 0
        var at = 0
        TextScan.classes.withUnsafeBufferPointer { classes in
            while at < text.count {
                let kind = classes[Int(text[at])]
                if kind & TextScan.name != 0 {
                    at = readName(text, at, classes, &run)
                } else if kind & TextScan.lineEnd != 0 {
                    if text[at] == 0x0A {
                        longestLine = max(longestLine, at - lineStart)
                        lineCount += 1
                        lineStart = at + 1
                    }
                    at += 1
                } else if kind & TextScan.blank != 0 {
                    let start = at
                    while at < text.count, classes[Int(text[at])] & TextScan.blank != 0 { at += 1 }
                    if at - start >= TextScan.farRightBlanks { noteFarRight(text, blanks: start..<at) }
                } else if kind & TextScan.high != 0 {
                    at = readInvisible(text, at)
                } else if kind & TextScan.backslash != 0 {
                    at = readEscapes(text, at)
                } else {
                    at += 1
                }
            }
        }
        longestLine = max(longestLine, text.count - lineStart)
        closeRun(text, run)
        if obfuscatorNames >= 20 { signs.insert(SignSet(.obfuscatorName)) }
    }

    /// Reads a run of letters, digits, `_` and `$`, hashing on the way, and gives where it ends.
    private mutating func readName(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ classes: UnsafeBufferPointer<UInt8>, _ run: inout Range<Int>
    ) -> Int {
        var at = start
        var hash = SignTable.seed
        var all: UInt8 = 0xFF
        while at < text.count {
            let kind = classes[Int(text[at])]
            guard kind & TextScan.name != 0 else { break }
            hash = SignTable.step(hash, text[at])
            all &= kind
            at += 1
        }
        if continuesRun(text, run, start: start) {
            run = run.lowerBound..<at
        } else {
            if run.count >= TextScan.runLength { closeRun(text, run) }
            run = start..<at
        }
        let slot = SignTable.shared.slot(SignTable.fold(hash))
        if slot >= 0 { look(up: slot, text, start..<at) }
        let length = at - start
        if length >= 6 { noteShape(text, start..<at, isHex: all & TextScan.hexDigit != 0) }
        return at
    }

    /// Names that tell by their shape: hexadecimal text, an obfuscator's `_0x1a2b`, npm's own `npm_package_…`.
    private mutating func noteShape(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isHex: Bool) {
        let start = range.lowerBound
        if isHex, range.count >= 8, range.count <= 1024, range.count & 1 == 0 { lookInsideHex(text, range) }
        if text[start] == 0x5F, text[start + 1] == 0x30, text[start + 2] == 0x78 { obfuscatorNames += 1 }
        if range.count > 12, text[start] == 0x6E, text[start + 3] == 0x5F, stands("npm_package_", text, start) {
            note(.packageEnvironment, range)
        }
    }
}
