// SPDX-License-Identifier: Apache-2.0

/// One 512-byte tar header, read as node-tar 6.2.1 (npm 10.8.2) reads it: v7, ustar, pax and GNU forms.
///
/// The rules are npm's, odd ones included, because what another reader makes of a header is not what gets installed.
struct TarHeader {
    /// With what pax and long-name headers say.
    var path: String
    /// From this block alone, for telling whether an extension renamed the entry.
    var ownPath: String
    var pathIsUTF8: Bool
    /// Permission bits, setuid, setgid and sticky included; 0 where the field says nothing.
    var mode: UInt16
    /// Bytes of content; may be negative, fractional or without end, as a pax header can say anything.
    var size: Double
    /// What this block alone says.
    var ownSize: Double
    var type: UInt8

    static let blockSize = 512

    enum Block {
        case entry(TarHeader)
        /// Zeros (the checksum field does not count); two in a row end the archive.
        case empty
        /// A checksum that does not match, a path that is not there: skipped by npm.
        case damaged
        /// A number outside its form: skipped as well, and does not part two empty blocks.
        case unreadable
    }

    /// - Parameter block: at least ``blockSize`` bytes.
    static func read(_ block: Span<UInt8>, _ extensions: TarExtensions) -> Block {
        do {
            return try decode(block, extensions)
        } catch {
            return .unreadable
        }
    }

    private static func decode(_ block: Span<UInt8>, _ extensions: TarExtensions) throws(TarNumber.Damage) -> Block {
        let mode = try TarNumber.read(block.extracting(100..<108))
        _ = try TarNumber.read(block.extracting(108..<116))
        _ = try TarNumber.read(block.extracting(116..<124))
        let ownSize = try TarNumber.read(block.extracting(124..<136)) ?? 0
        _ = try TarNumber.read(block.extracting(136..<148))
        let stated = try TarNumber.read(block.extracting(148..<156))

        // A path of digits alone becomes a number in npm, and its check for a folder's last slash then throws.
        var type = block[156] == 0 ? UInt8(ascii: "0") : block[156]
        if type == UInt8(ascii: "0"), extensions.path?.isNumber == true { return .unreadable }

        let sum = checksum(block)
        if stated == nil, sum == 8 * 0x20 { return .empty }

        var (ownPath, isUTF8) = text(block.extracting(0..<100))
        var hasPath = !(extensions.path?.text ?? ownPath).isEmpty
        let endsInSlash = (extensions.path?.text ?? ownPath).utf8.last == UInt8(ascii: "/")
        if type == UInt8(ascii: "0"), endsInSlash { type = UInt8(ascii: "5") }
        if let prefix = try prefix(block) {
            ownPath = "\(prefix.text)/\(ownPath)"
            isUTF8 = isUTF8 && prefix.isUTF8
            hasPath = true
        }
        guard stated == Double(sum), hasPath else { return .damaged }
        let isLink = type == UInt8(ascii: "1") || type == UInt8(ascii: "2")
        let hasTarget = block[157] != 0 || !text(block.extracting(157..<257)).text.isEmpty
        guard isLink == hasTarget else { return .damaged }
        return .entry(
            TarHeader(
                path: extensions.path?.text ?? ownPath, ownPath: ownPath, pathIsUTF8: extensions.path?.isUTF8 ?? isUTF8,
                mode: UInt16(truncatingIfNeeded: Int64(mode ?? 0) & 0o7777),
                size: type == UInt8(ascii: "5") ? 0 : extensions.size ?? ownSize, ownSize: ownSize, type: type))
    }

    /// The folder part that a ustar header holds apart; `nil` where there is none.
    private static func prefix(_ block: Span<UInt8>) throws(TarNumber.Damage) -> (text: String, isUTF8: Bool)? {
        let magic: StaticString = "ustar\u{0}00"
        let isUstar = magic.withUTF8Buffer { wanted in wanted.indices.allSatisfy { block[257 + $0] == wanted[$0] } }
        guard isUstar else { return nil }
        _ = try TarNumber.read(block.extracting(329..<337))
        _ = try TarNumber.read(block.extracting(337..<345))
        // A byte there means the long form of the prefix; else times take its place.
        guard block[475] == 0 else { return text(block.extracting(345..<500)) }
        _ = try TarNumber.read(block.extracting(476..<488))
        _ = try TarNumber.read(block.extracting(488..<500))
        let prefix = text(block.extracting(345..<475))
        return prefix.text.isEmpty ? nil : prefix
    }

    /// The sum of all bytes with the checksum field counted as spaces.
    private static func checksum(_ block: Span<UInt8>) -> Int {
        var sum = 8 * 0x20
        for index in 0..<148 { sum += Int(block[index]) }
        for index in 156..<512 { sum += Int(block[index]) }
        return sum
    }

    /// A name field: ends at the first zero byte. npm's pattern for that stops at a line break, so what follows one
    /// belongs to the name again.
    static func text(_ field: Span<UInt8>) -> (text: String, isUTF8: Bool) {
        var end = 0
        while end < field.count, field[end] != 0 { end += 1 }
        guard let lineBreak = lineBreak(in: field, from: end) else { return decoded(bytes(field, 0..<end)) }
        return decoded(bytes(field, 0..<end) + bytes(field, lineBreak..<field.count))
    }

    private static func bytes(_ field: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
        Array(unsafeUninitializedCapacity: range.count) { buffer, count in
            for index in range { buffer[index - range.lowerBound] = field[index] }
            count = range.count
        }
    }

    /// Where JavaScript's `.` stops: line feed, carriage return, U+2028, U+2029.
    private static func lineBreak(in field: Span<UInt8>, from start: Int) -> Int? {
        for index in start..<max(start, field.count) {
            switch field[index] {
            case 0: continue
            case 0x0A, 0x0D: return index
            case 0xE2 where field.count - index >= 3 && field[index + 1] == 0x80 && field[index + 2] | 1 == 0xA9: return index
            default: continue
            }
        }
        return nil
    }

    private static func decoded(_ bytes: [UInt8]) -> (text: String, isUTF8: Bool) {
        if let text = String(validating: bytes, as: UTF8.self) { return (text, true) }
        return (String(decoding: bytes, as: UTF8.self), false)
    }
}
