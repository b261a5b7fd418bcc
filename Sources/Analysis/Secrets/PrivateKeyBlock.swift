// SPDX-License-Identifier: Apache-2.0

/// A private key in PEM (RFC 7468), also inside a quoted text where its line ends are written `\n` or its lines are joined by `+`.
struct PrivateKeyBlock {
    /// From `-----BEGIN` to the end of the base64.
    var range: Range<Int>
    var isEncrypted: Bool
    /// Whether the base64 holds as much as its own first bytes say, so that the key is whole.
    var isComplete: Bool
    /// Whether the first bytes are those of a key: ASN.1 or OpenSSH's.
    var isDecoded: Bool

    /// A key of 16,384 bits of RSA takes 13,000 characters.
    private static let limit = 20_000

    /// `nil` when no base64 of a key's length follows.
    init?(_ text: SecretText, begin: Int) {
        guard let afterLabel = text.place(of: "-----", in: begin + 11..<min(text.bytes.count, begin + 64)) else { return nil }
        let label = text.slice(begin + 11..<afterLabel)
        let start = afterLabel + 5
        // Without what follows an `END` nothing can be a key: the words stand alone in parsers of keys.
        var body: [UInt8] = []
        var at = start
        var isEncryptedBelow = false
        if let header = text.place(of: "ENCRYPTED", in: start..<min(text.bytes.count, start + 60)) {
            isEncryptedBelow = true
            // Two header lines, then the base64.
            guard let blank = Self.lineAfterHeaders(text, header) else { return nil }
            at = blank
        }
        var last = at
        while at < text.bytes.count, at - start < Self.limit {
            let byte = text[at]
            if ByteSet.base64.contains(byte) || byte == 0x3D {
                // `\n` in a quoted text is an escape, no letter of the key.
                if text[at - 1] == 0x5C, [0x6E, 0x72, 0x74].contains(byte) {
                    at += 1
                    continue
                }
                // A plus between quotes joins two texts.
                if byte == 0x2B, Self.isJoint(text, at) {
                    at += 1
                    continue
                }
                body.append(byte)
                last = at + 1
            } else if ![0x0A, 0x0D, 0x20, 0x09, 0x5C, 0x22, 0x27, 0x60, 0x2C].contains(byte) {
                break
            }
            at += 1
        }
        guard body.count >= 64, !MadeUpValue.isMadeUp(body[...]), let bytes = TokenChecksum.base64(body) else { return nil }
        range = begin..<last
        let isOpenSSH = bytes.starts(with: "openssh-key-v1\0".utf8)
        isDecoded = isOpenSSH || bytes.first == 0x30
        isEncrypted = isEncryptedBelow || label.starts(with: "ENCRYPTED".utf8) || (isOpenSSH && Self.hasCipher(bytes))
        isComplete = isOpenSSH ? bytes.count >= 200 : isEncryptedBelow ? bytes.count >= 64 : Self.isWhole(bytes)
    }

    /// After `Proc-Type` and `DEK-Info` an empty line follows, in a quoted text written with escapes.
    private static func lineAfterHeaders(_ text: SecretText, _ header: Int) -> Int? {
        let near = header..<min(text.bytes.count, header + 200)
        guard let info = text.place(of: "DEK-Info:", in: near), let comma = text.place(of: ",", in: info..<near.upperBound) else {
            return nil
        }
        return text.runEnd(comma + 1, .anyHex, limit: 64)
    }

    private static func isJoint(_ text: SecretText, _ at: Int) -> Bool {
        var before = at - 1
        while at - before < 40, [0x20, 0x09, 0x0A, 0x0D].contains(text[before]) { before -= 1 }
        return [0x22, 0x27, 0x60].contains(text[before])
    }

    /// The length in the outer SEQUENCE (X.690 section 8.1.3) is that of the rest, give or take the last group of base64.
    private static func isWhole(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 4, bytes[0] == 0x30 else { return false }
        let claimed: Int
        switch bytes[1] {
        case ..<0x80: claimed = Int(bytes[1]) + 2
        case 0x81: claimed = Int(bytes[2]) + 3
        case 0x82: claimed = Int(bytes[2]) << 8 + Int(bytes[3]) + 4
        default: return false
        }
        return claimed <= bytes.count && bytes.count - claimed < 4
    }

    /// The name of the cipher stands after the magic text: a length in four bytes, then `none` for a plain key.
    private static func hasCipher(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 23 else { return false }
        return !bytes[19..<23].elementsEqual("none".utf8)
    }
}
