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
        package enum Kind: String, Sendable { case bidirectional, payload, zeroWidthInName }

        package var kind: Kind
        package var range: Range<Int>
        /// How many such characters stand in the range.
        package var count: Int
    }

    /// Signs in plain text.
    package private(set) var signs: SignSet = []
    /// Signs whose words stand there as hexadecimal text, base64 or `\x` escapes only.
    package private(set) var hiddenSigns: SignSet = []
    /// The first ``placeLimit`` places of each sign, plain or hidden, ascending.
    package private(set) var places: [Sign: [Range<Int>]] = [:]
    /// Runs of at least ``runLength`` characters that look encoded; the first ``listLimit``.
    package private(set) var encodedRuns: [EncodedRun] = []
    package private(set) var encodedBytes = 0
    package private(set) var invisibles: [Invisible] = []
    /// Code after at least ``farRightBlanks`` blanks in a line that has text before them: where that code starts.
    package private(set) var farRight: [Int] = []
    /// Names of the form `_0x1a2b3c`.
    package private(set) var obfuscatorNames = 0
    /// Hosts of addresses in the text, lower case, each once; the first ``listLimit``.
    package private(set) var hosts: [String] = []
    package private(set) var lineCount = 1
    package private(set) var longestLine = 0

    package static let runLength = 512
    package static let farRightBlanks = 200
    package static let listLimit = 64
    package static let placeLimit = 24
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
                places[sign]?.contains { abs($0.lowerBound - anchor.lowerBound) <= TextScan.reach } ?? false
            }
        }
    }

    package init(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBufferPointer { scan($0) }
    }

    // Classes of bytes, so that the common case is one look-up.
    private static let classes: [UInt8] = (0..<256).map { value in
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
    private static let name: UInt8 = 1
    private static let hexDigit: UInt8 = 2
    private static let lineEnd: UInt8 = 4
    private static let blank: UInt8 = 8
    private static let backslash: UInt8 = 16
    private static let high: UInt8 = 32

    private mutating func scan(_ text: UnsafeBufferPointer<UInt8>) {
        let table = SignTable.shared
        let count = text.count
        var at = 0
        var lineStart = 0
        var runStart = 0
        var runEnd = -1
        TextScan.classes.withUnsafeBufferPointer { classes in
            table.slots.withUnsafeBufferPointer { slots in
                while at < count {
                    let kind = classes[Int(text[at])]
                    if kind & TextScan.name != 0 {
                        let start = at
                        var hash = SignTable.seed
                        var all: UInt8 = 0xFF
                        while at < count {
                            let kind = classes[Int(text[at])]
                            guard kind & TextScan.name != 0 else { break }
                            hash = SignTable.step(hash, text[at])
                            all &= kind
                            at += 1
                        }
                        if !continuesRun(text, runStart: runStart, runEnd: runEnd, start: start) {
                            if runEnd - runStart >= TextScan.runLength { closeRun(text, runStart..<runEnd) }
                            runStart = start
                        }
                        runEnd = at
                        let slot = slots[Int(SignTable.fold(hash) & SignTable.mask)]
                        if slot >= 0 { look(up: slot, in: table, text, start..<at) }
                        let length = at - start
                        if length >= 8, length <= 1024, all & TextScan.hexDigit != 0, length & 1 == 0 {
                            lookInsideHex(text, start..<at)
                        }
                        if length >= 6, text[start] == 0x5F, text[start + 1] == 0x30, text[start + 2] == 0x78 { obfuscatorNames += 1 }
                    } else if kind & TextScan.lineEnd != 0 {
                        if text[at] == 0x0A {
                            longestLine = max(longestLine, at - lineStart)
                            lineCount += 1
                            lineStart = at + 1
                        }
                        at += 1
                    } else if kind & TextScan.blank != 0 {
                        let start = at
                        while at < count, classes[Int(text[at])] & TextScan.blank != 0 { at += 1 }
                        if at - start >= TextScan.farRightBlanks, at < count, classes[Int(text[at])] & TextScan.lineEnd == 0 {
                            noteFarRight(text, blanks: start..<at, lineStart: lineStart)
                        }
                    } else if kind & TextScan.high != 0 {
                        at = readInvisible(text, at)
                    } else if kind & TextScan.backslash != 0 {
                        at = readEscapes(text, at)
                    } else {
                        at += 1
                    }
                }
            }
        }
        longestLine = max(longestLine, count - lineStart)
        if runEnd - runStart >= TextScan.runLength { closeRun(text, runStart..<runEnd) }
        if obfuscatorNames >= 20 { signs.insert(SignSet(.obfuscatorName)) }
    }

    // MARK: Words

    private mutating func look(up slot: Int32, in table: SignTable, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var slot = slot
        while slot >= 0 {
            let entry = table.entries[Int(slot)]
            slot = entry.next
            let word = entry.word
            guard word.bytes.count == range.count, (places[word.sign]?.count ?? 0) < TextScan.placeLimit,
                (0..<range.count).allSatisfy({ text[range.lowerBound + $0] == word.bytes[$0] }),
                fits(word.context, text, range)
            else { continue }
            if word.sign == .environment, !refineEnvironment(text, range) { continue }
            if word.sign == .shellDownload, pipesOn(text, range) { note(.pipesIntoShell, range) }
            note(word.sign, range)
        }
        noteAddress(text, range)
    }

    private mutating func note(_ sign: Sign, _ range: Range<Int>) {
        signs.insert(SignSet(sign))
        if (places[sign]?.count ?? 0) < TextScan.placeLimit { places[sign, default: []].append(range) }
    }

    private func fits(_ context: SignContext, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        let before: UInt8 = range.lowerBound > 0 ? text[range.lowerBound - 1] : 0
        switch context.before {
        case .anything: break
        case .quote:
            guard TextScan.isQuote(before) || (before == 0x3A && ends(with: "node:", text, range.lowerBound)) else { return false }
        case .dot: guard before == 0x2E else { return false }
        case .noDot: guard before != 0x2E else { return false }
        case .text(let wanted): guard ends(with: wanted, text, range.lowerBound) else { return false }
        }
        var at = range.upperBound
        switch context.after {
        case .anything: return true
        case .quote: return at < text.count && TextScan.isQuote(text[at])
        case .call, .callOrClose, .callWithText:
            while at < text.count, text[at] == 0x20 { at += 1 }
            guard at < text.count else { return false }
            if case .callOrClose = context.after, text[at] == 0x29, before == 0x2C { return true }
            guard text[at] == 0x28 else { return false }
            if case .callWithText = context.after { return !stands("return this", text, at + 2) && !stands(")", text, at + 1) }
            return true
        case .text(let wanted):
            return at + wanted.count <= text.count && (0..<wanted.count).allSatisfy { text[at + $0] == wanted[$0] }
        }
    }

    private static func isQuote(_ byte: UInt8) -> Bool { byte == 0x22 || byte == 0x27 || byte == 0x60 }

    private func stands(_ wanted: String, _ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        let wanted = Array(wanted.utf8)
        return at + wanted.count <= text.count && (0..<wanted.count).allSatisfy { text[at + $0] == wanted[$0] }
    }

    private func ends(with wanted: String, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
        ends(with: Array(wanted.utf8), text, end)
    }

    private func ends(with wanted: [UInt8], _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
        end >= wanted.count && (0..<wanted.count).allSatisfy { text[end - wanted.count + $0] == wanted[$0] }
    }

    /// Tells `stringify(process.env)` (all of it, as one text) and `env.npm_package_…` (who the host package is) apart; false
    /// for `env.NODE_ENV`, which says nothing.
    private mutating func refineEnvironment(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        let after = range.upperBound
        if stands(".NODE_ENV", text, after) { return false }
        if after < text.count, text[after] == 0x29 {
            for call in ["stringify(process.", "entries(process.", "keys(process."] where ends(with: call, text, range.lowerBound) {
                note(.wholeEnvironment, range)
            }
        }
        if stands(".npm_package_", text, after)
            || (after < text.count && text[after] == 0x5B && stands("npm_package_", text, after + 2))
        {
            note(.packageEnvironment, range)
        }
        return true
    }

    /// Whether what a download command prints goes on into a shell or another interpreter: `curl … | sh`, `sh -c "$(curl …)"`,
    /// `bash <(curl …)`, `iwr … | iex`.
    private func pipesOn(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        if range.lowerBound >= 2, text[range.lowerBound - 1] == 0x28,
            text[range.lowerBound - 2] == 0x24 || text[range.lowerBound - 2] == 0x3C
        {
            return true
        }
        let interpreters = ["sh", "bash", "zsh", "dash", "node", "python", "python3", "perl", "sudo", "iex", "IEX", "bun", "cmd"]
        var at = range.upperBound
        let end = min(text.count, at + 400)
        while at < end, text[at] != 0x0A {
            if text[at] == 0x7C, at + 1 < end, text[at + 1] != 0x7C {
                at += 1
                while at < end, text[at] == 0x20 { at += 1 }
                let start = at
                while at < end, TextScan.classes[Int(text[at])] & TextScan.name != 0 { at += 1 }
                return interpreters.contains(String(decoding: text[start..<at], as: UTF8.self))
            }
            if text[at] == 0x7C { return false }
            at += 1
        }
        return false
    }

    /// Notes the host of `http://host/…`, and whether it is a bare public address.
    private mutating func noteAddress(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        guard range.count == 4 || range.count == 5, text[range.lowerBound] == 0x68 else { return }
        let start = range.upperBound + 3
        guard start < text.count, text[start - 3] == 0x3A, text[start - 2] == 0x2F, text[start - 1] == 0x2F else { return }
        var end = start
        while end < text.count, end - start < 254 {
            let byte = text[end]
            let isHost = (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x2E || byte == 0x2D
            guard isHost else { break }
            end += 1
        }
        guard end > start else { return }
        let host = String(decoding: text[start..<end], as: UTF8.self).lowercased()
        if TextScan.isPublicAddress(host) { note(.rawAddress, range.lowerBound..<end) }
        if hosts.count < TextScan.listLimit, !hosts.contains(host) { hosts.append(host) }
    }

    /// A dotted quad outside the private, loopback and link-local ranges (RFC 1918, RFC 3927).
    private static func isPublicAddress(_ host: String) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { UInt8($0) }
        guard parts.count == 4, numbers.count == 4 else { return false }
        switch (numbers[0], numbers[1]) {
        case (0, _), (10, _), (127, _), (169, 254), (192, 168), (172, 16...31), (224..., _): return false
        default: return true
        }
    }

    // MARK: Words in disguise

    /// A name that is hexadecimal text of readable characters: its words count as hidden signs.
    private mutating func lookInsideHex(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
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
    private mutating func noteHidden(_ decoded: [UInt8], _ range: Range<Int>) {
        let table = SignTable.shared
        for word in decoded.split(whereSeparator: { TextScan.classes[Int($0)] & TextScan.name == 0 }) where word.count >= 3 {
            var slot = table.slots[Int(SignTable.hash(word) & SignTable.mask)]
            while slot >= 0 {
                let entry = table.entries[Int(slot)]
                slot = entry.next
                guard entry.word.bytes.elementsEqual(word), !hiddenSigns.contains(entry.word.sign) else { continue }
                hiddenSigns.insert(SignSet(entry.word.sign))
                if (places[entry.word.sign]?.count ?? 0) < TextScan.placeLimit { places[entry.word.sign, default: []].append(range) }
            }
            if word.starts(with: "npm_package_".utf8), !hiddenSigns.contains(.packageEnvironment) {
                hiddenSigns.insert(SignSet(.packageEnvironment))
                places[.packageEnvironment, default: []].append(range)
            }
        }
    }

    /// Reads `\x65\x76…` and `\u0065…`: a run of at least four that spells readable text is looked into.
    private mutating func readEscapes(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
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

    // MARK: Runs and blanks

    /// Whether a name goes on with the run before it: joined by `+` or `/`, or wrapped over a line end as encoders do.
    private func continuesRun(_ text: UnsafeBufferPointer<UInt8>, runStart: Int, runEnd: Int, start: Int) -> Bool {
        guard runEnd > 0 else { return false }
        let gap = start - runEnd
        if gap == 1 {
            let byte = text[runEnd]
            return byte == 0x2B || byte == 0x2F || (byte == 0x0A && runEnd - runStart >= 40)
        }
        return gap == 2 && text[runEnd] == 0x0D && text[runEnd + 1] == 0x0A && runEnd - runStart >= 40
    }

    private mutating func closeRun(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
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
        if encodedRuns.count < TextScan.listLimit {
            encodedRuns.append(EncodedRun(range: range, alphabet: isHex ? .hexadecimal : .base64))
        }
    }

    private mutating func noteFarRight(_ text: UnsafeBufferPointer<UInt8>, blanks: Range<Int>, lineStart: Int) {
        // A deep indent with nothing before it is a table or generated text; code before and after the gap is hiding.
        guard farRight.count < TextScan.listLimit, blanks.lowerBound > lineStart else { return }
        farRight.append(blanks.upperBound)
    }

    // MARK: Characters that are not seen

    private mutating func readInvisible(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
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
        if let kind, kind == .bidirectional || count >= 8, invisibles.count < TextScan.listLimit {
            invisibles.append(Invisible(kind: kind, range: start..<at, count: count))
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
