// SPDX-License-Identifier: Apache-2.0

/// Code inside other text: commands and addresses.
enum CodeText {
    /// The code in a shell command that starts Node with `-e`: `node -e "…"`. Quotes are those of POSIX shells.
    static func code(inCommand command: String) -> [String] {
        let words = words(command)
        var code: [String] = []
        for at in words.indices.dropLast(2) where isNode(words[at]) {
            var next = at + 1
            while next + 1 < words.count, words[next].hasPrefix("-"), next < at + 8 {
                if isEvaluation(words[next]) {
                    code.append(words[next + 1])
                    break
                }
                next += 1
            }
        }
        return code
    }

    /// The code in the arguments of a program.
    static func code(inArguments arguments: [String?]) -> String? {
        for at in arguments.indices.dropLast() {
            if let flag = arguments[at], isEvaluation(flag) { return arguments[at + 1] }
        }
        return nil
    }

    static func isNode(_ word: String) -> Bool {
        let name = word.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? word
        return ["node", "nodejs", "node.exe", "bun", "deno"].contains(name)
    }

    private static func isEvaluation(_ word: String) -> Bool {
        ["-e", "--eval", "-p", "-pe", "--print", "eval"].contains(word)
    }

    /// The longest command that is taken apart.
    private static let limit = 1 << 20

    private static func words(_ command: String) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        var isInWord = false
        var quote: UInt8 = 0
        var isEscaped = false
        for byte in command.utf8.prefix(limit) {
            if isEscaped {
                word.append(byte)
                isEscaped = false
            } else if byte == 0x5C, quote != 0x27 {
                isEscaped = true
                isInWord = true
            } else if quote != 0 {
                if byte == quote { quote = 0 } else { word.append(byte) }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
                isInWord = true
            } else if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x3B || byte == 0x26 || byte == 0x7C {
                if isInWord { words.append(String(decoding: word, as: UTF8.self)) }
                word = []
                isInWord = false
            } else {
                word.append(byte)
                isInWord = true
            }
        }
        if isInWord { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }

    /// The code of a `data:` (RFC 2397) or `javascript:` address; `nil` for others.
    static func code(inAddress address: String) -> String? {
        let lower = address.prefix(64).lowercased()
        if lower.hasPrefix("javascript:") { return percentDecoded(address.dropFirst("javascript:".count)) }
        guard lower.hasPrefix("data:"), let comma = address.firstIndex(of: ",") else { return nil }
        let type = address[..<comma].lowercased()
        guard type.contains("javascript") || type.contains("ecmascript") || type.contains("typescript") else { return nil }
        let body = address[address.index(after: comma)...]
        return type.hasSuffix(";base64") ? base64(body) : percentDecoded(body)
    }

    private static func percentDecoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var source = Array(text.utf8)[...]
        while let byte = source.popFirst() {
            if byte == 0x25, source.count >= 2, let high = digit(source[source.startIndex]), let low = digit(source[source.startIndex + 1])
            {
                bytes.append(high << 4 | low)
                source = source.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    private static func base64(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in text.utf8 {
            let value: UInt32
            switch byte {
            case 0x41...0x5A: value = UInt32(byte - 0x41)
            case 0x61...0x7A: value = UInt32(byte - 0x61) + 26
            case 0x30...0x39: value = UInt32(byte - 0x30) + 52
            case 0x2B, 0x2D: value = 62
            case 0x2F, 0x5F: value = 63
            default: continue
            }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
