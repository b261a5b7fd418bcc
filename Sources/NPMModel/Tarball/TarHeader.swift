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
    var hasLinkPath: Bool

    static let blockSize = 512

    enum Block {
        case entry(TarHeader)
        /// Zeros (the checksum field does not count); two in a row end the archive.
        case empty
        /// A checksum that does not match, a number outside its form, a path that is not there: skipped by npm.
        case damaged
    }

    static func read(_ block: ArraySlice<UInt8>, _ extensions: TarExtensions) -> Block {
        do {
            return try decode(block, extensions)
        } catch {
            return .damaged
        }
    }

    private static func decode(_ block: ArraySlice<UInt8>, _ extensions: TarExtensions) throws(TarNumber.Damage) -> Block {
        func field(_ offset: Int, _ count: Int) -> ArraySlice<UInt8> {
            block[block.startIndex + offset..<block.startIndex + offset + count]
        }
        let mode = try TarNumber.read(field(100, 8))
        for (offset, count) in [(108, 8), (116, 8), (136, 12)] { _ = try TarNumber.read(field(offset, count)) }
        let ownSize = try TarNumber.read(field(124, 12)) ?? 0
        let stated = try TarNumber.read(field(148, 8))

        // A path of digits alone becomes a number in npm, and its check for a folder's last slash then throws.
        let own = block[block.startIndex + 156]
        var type = own == 0 ? UInt8(ascii: "0") : own
        if type == UInt8(ascii: "0"), extensions.path?.isNumber == true { return .damaged }

        let sum = checksum(field(0, 512))
        if stated == nil, sum == 8 * 0x20 { return .empty }

        var (ownPath, isUTF8) = text(field(0, 100))
        var path = extensions.path?.text ?? ownPath
        if type == UInt8(ascii: "0"), path.utf8.last == UInt8(ascii: "/") { type = UInt8(ascii: "5") }

        if field(257, 8).elementsEqual("ustar\u{0}00".utf8) {
            for offset in [329, 337] { _ = try TarNumber.read(field(offset, 8)) }
            let isShort = block[block.startIndex + 475] == 0
            if isShort { for offset in [476, 488] { _ = try TarNumber.read(field(offset, 12)) } }
            let (prefix, prefixIsUTF8) = text(field(345, isShort ? 130 : 155))
            if !isShort || !prefix.isEmpty {
                ownPath = "\(prefix)/\(ownPath)"
                isUTF8 = isUTF8 && prefixIsUTF8
                if extensions.path == nil { path = ownPath }
            }
        }
        guard stated == Double(sum), !path.isEmpty else { return .damaged }
        let header = TarHeader(
            path: path, ownPath: ownPath, pathIsUTF8: extensions.path?.isUTF8 ?? isUTF8,
            mode: UInt16(truncatingIfNeeded: Int64(mode ?? 0) & 0o7777),
            size: type == UInt8(ascii: "5") ? 0 : extensions.size ?? ownSize, ownSize: ownSize, type: type,
            hasLinkPath: !text(field(157, 100)).text.isEmpty)
        let isLink = header.type == UInt8(ascii: "1") || header.type == UInt8(ascii: "2")
        return isLink == header.hasLinkPath ? .entry(header) : .damaged
    }

    /// The sum of all bytes with the checksum field counted as spaces.
    private static func checksum(_ block: ArraySlice<UInt8>) -> Int {
        block.withUnsafeBufferPointer { bytes in
            var sum = 8 * 0x20
            for byte in bytes { sum += Int(byte) }
            for byte in bytes[148..<156] { sum -= Int(byte) }
            return sum
        }
    }

    /// A name field: ends at the first zero byte. npm's pattern for that stops at a line break, so what follows one
    /// belongs to the name again.
    static func text(_ field: ArraySlice<UInt8>) -> (text: String, isUTF8: Bool) {
        guard let zero = field.firstIndex(of: 0) else { return decoded(field) }
        let tail = field[zero...]
        guard let lineBreak = lineBreak(in: tail) else { return decoded(field[..<zero]) }
        return decoded(ArraySlice(field[..<zero] + tail[lineBreak...]))
    }

    /// Where JavaScript's `.` stops: line feed, carriage return, U+2028, U+2029.
    private static func lineBreak(in bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0xE2 }) else { return nil }
        for index in bytes.indices {
            switch bytes[index] {
            case 0x0A, 0x0D: return index
            case 0xE2 where bytes.endIndex - index >= 3 && bytes[index + 1] == 0x80 && bytes[index + 2] | 1 == 0xA9: return index
            default: continue
            }
        }
        return nil
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> (text: String, isUTF8: Bool) {
        if let text = String(validating: bytes, as: UTF8.self) { return (text, true) }
        return (String(decoding: bytes, as: UTF8.self), false)
    }
}
