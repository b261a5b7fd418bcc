// SPDX-License-Identifier: Apache-2.0

/// Makes tokens that look real and open nothing: random parts of a fixed seed, checksums worked out here, apart from the code
/// under test.
struct MadeTokens {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x5851_F42D }

    private mutating func next() -> UInt64 {
        // SplitMix64 (Steele, Lea, Flood 2014).
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }

    static let lower = "abcdefghijklmnopqrstuvwxyz"
    static let upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    static let digits = "0123456789"
    static let hexDigits = "0123456789abcdef"
    static let letters = lower + upper
    static let alphanumeric = letters + digits
    static let base64Letters = alphanumeric + "+/"
    static let urlLetters = alphanumeric + "-_"
    static let base32Letters = upper + "234567"

    mutating func text(_ alphabet: String, _ count: Int) -> String {
        let all = Array(alphabet)
        return String((0..<count).map { _ in all[Int(next() % UInt64(all.count))] })
    }

    mutating func alnum(_ count: Int) -> String { text(Self.alphanumeric, count) }
    mutating func hex(_ count: Int) -> String { text(Self.hexDigits, count) }
    mutating func digits(_ count: Int) -> String { text("123456789", 1) + text(Self.digits, count - 1) }
    /// Letters, digits, `-` and `_`, with a letter or digit at both ends.
    mutating func url(_ count: Int) -> String { alnum(1) + text(Self.urlLetters, count - 2) + alnum(1) }
    mutating func uuid() -> String { [hex(8), hex(4), "4" + hex(3), "a" + hex(3), hex(12)].joined(separator: "-") }
    mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) } }

    /// GitHub's and npm's: 30 random characters and their CRC-32 in base 62.
    mutating func checked62(_ prefix: String) -> String {
        let body = alnum(30)
        return prefix + body + Self.number(Self.crc32(Array(body.utf8)), Self.digits + Self.upper + Self.lower, 6)
    }

    mutating func gitlabRoutable(_ prefix: String) -> String {
        let body = prefix + url(40) + ".01.14"
        return body + Self.number(Self.crc32(Array(body.utf8)), Self.digits + Self.lower, 7)
    }

    mutating func grafana() -> String {
        let body = "glsa_" + alnum(32)
        let text = String(Self.crc32(Array(body.utf8)), radix: 16)
        return body + "_" + String(repeating: "0", count: 8 - text.count) + text
    }

    /// An access key id of an account of twelve digits.
    mutating func awsID(_ prefix: String, account: UInt64 = 234_567_890_123) -> String {
        // One bit, the account in 40, seven bits, two more to fill ten characters; then six characters.
        let value = (1 << 47 | account << 7 | 5) << 2
        let letters = Array(Self.base32Letters)
        let head = (0..<10).map { letters[Int(value >> UInt64(45 - 5 * $0) & 31)] }
        return prefix + String(head) + text(Self.base32Letters, 6)
    }

    static func number(_ value: UInt32, _ alphabet: String, _ width: Int) -> String {
        let digits = Array(alphabet)
        var left = Int(value)
        var out: [Character] = []
        for _ in 0..<width {
            out.insert(digits[left % digits.count], at: 0)
            left /= digits.count
        }
        return String(out)
    }

    /// CRC-32 of zlib, by its table.
    static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var table: [UInt32] = []
        for first in UInt32(0)..<256 {
            var crc = first
            for _ in 0..<8 { crc = crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1 }
            table.append(crc)
        }
        var crc = ~UInt32(0)
        for byte in bytes { crc = table[Int((crc ^ UInt32(byte)) & 0xFF)] ^ (crc >> 8) }
        return ~crc
    }

    static func base64(_ bytes: [UInt8], url: Bool = false) -> String {
        let letters = Array(url ? alphanumericByValue + "-_" : alphanumericByValue + "+/")
        var out = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.enumerated().reduce(0) { $0 | Int($1.element) << (16 - 8 * $1.offset) }
            for place in 0...group.count { out.append(letters[bits >> (18 - 6 * place) & 63]) }
            if !url { out += String(repeating: "=", count: 3 - group.count) }
        }
        return out
    }

    private static let alphanumericByValue = upper + lower + digits

    static func base64(_ text: String, url: Bool = false) -> String { base64(Array(text.utf8), url: url) }

    mutating func webToken(claims: String, algorithm: String = "HS256", signature: Int = 43) -> String {
        Self.base64(#"{"alg":""# + algorithm + #"","typ":"JWT"}"#, url: true) + "." + Self.base64(claims, url: true) + "." + url(signature)
    }

    /// A PEM whose outer SEQUENCE holds random bytes: the length is right, the key opens nothing.
    mutating func pem(_ label: String, bytes count: Int = 300, lineEnd: String = "\n", header: String = "") -> String {
        let body = [0x30, 0x82, UInt8(count >> 8), UInt8(count & 0xFF)] + bytes(count)
        return Self.wrapped(label, Self.base64(body), lineEnd, header)
    }

    mutating func openSSH(cipher: String = "none") -> String {
        let body = Array("openssh-key-v1\0".utf8) + [0, 0, 0, UInt8(cipher.utf8.count)] + Array(cipher.utf8) + bytes(320)
        return Self.wrapped("OPENSSH " + "PRIVATE KEY", Self.base64(body), "\n", "")
    }

    private static func wrapped(_ label: String, _ body: String, _ lineEnd: String, _ header: String) -> String {
        let letters = Array(body)
        let lines = stride(from: 0, to: letters.count, by: 64).map { String(letters[$0..<min($0 + 64, letters.count)]) }
        let dashes = String(repeating: "-", count: 5)
        return dashes + "BEGIN " + label + dashes + lineEnd + header + lines.joined(separator: lineEnd) + lineEnd + dashes + "END " + label
            + dashes + lineEnd
    }

    /// Bech32 (BIP 173) over random data, in capitals.
    mutating func ageKey() -> String {
        let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l")
        let human = "age-secret-key-"
        let data = (0..<52).map { _ in Int(next() % 32) }
        var check = 1
        let head = human.utf8.map { Int($0) >> 5 } + [0] + human.utf8.map { Int($0) & 31 }
        for value in head + data + [0, 0, 0, 0, 0, 0] {
            let top = check >> 25
            check = (check & 0x1FF_FFFF) << 5 ^ value
            for (bit, generator) in [0x3B6A_57B2, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3].enumerated() where top >> bit & 1 == 1
            {
                check ^= generator
            }
        }
        check ^= 1
        let tail = (0..<6).map { check >> (5 * (5 - $0)) & 31 }
        return (human + "1" + String((data + tail).map { alphabet[$0] })).uppercased()
    }
}
