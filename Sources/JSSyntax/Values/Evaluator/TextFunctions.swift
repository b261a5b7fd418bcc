// SPDX-License-Identifier: Apache-2.0

/// Global functions over texts, those of `String`, and `JSON`'s.
enum TextFunction: String, CaseIterable {
    case atob, btoa, escape, unescape, encodeURI, encodeURIComponent, decodeURI, decodeURIComponent
    case isNaN, isFinite, eval, setTimeout, setInterval, setImmediate, require
    case fromCharCode, fromCodePoint, raw, parse, stringify

    var isGlobal: Bool {
        switch self {
        case .fromCharCode, .fromCodePoint, .raw, .parse, .stringify: false
        default: true
        }
    }
}

extension Realm {
    func perform(_ function: TextFunction, _ arguments: Arguments) throws(Stop) -> JSValue {
        let first = arguments.at(0)
        switch function {
        case .isNaN: return .boolean(try number(first).isNaN)
        case .isFinite: return .boolean(try number(first).isFinite)
        case .fromCharCode, .fromCodePoint: return try fromCodes(function, arguments)
        case .raw: return try raw(arguments)
        case .parse: return try parseJSON(arguments)
        case .stringify: return try stringify(arguments)
        case .eval:
            guard case .string(let code) = first else { return first }
            guard let runner else { throw .poison }
            return try runner.evaluate(code: code)
        case .setTimeout, .setInterval, .setImmediate:
            if case .string(let code) = first { runner?.found(code: code) }
            taint(arguments)
            throw .poison
        case .require: return try require(first)
        default: break
        }
        let text = try string(first)
        stepsLeft -= text.count >> 2
        switch function {
        case .atob:
            guard let bytes = TextCodec.base64(strict: text) else { throw error("DOMException") }
            return try paid(JSString(latin1: bytes))
        case .btoa:
            guard text.units.allSatisfy({ $0 < 256 }) else { throw error("DOMException") }
            return try paid(TextCodec.base64(text.latin1))
        case .escape: return try paid(TextCodec.escape(text))
        case .unescape: return try paid(TextCodec.unescape(text))
        case .encodeURI, .encodeURIComponent:
            guard let encoded = TextCodec.encodeURI(text, component: function == .encodeURIComponent) else { throw error("URIError") }
            return try paid(encoded)
        default:
            guard let decoded = TextCodec.decodeURI(text, component: function == .decodeURIComponent) else { throw error("URIError") }
            return try paid(decoded)
        }
    }

    private func fromCodes(_ function: TextFunction, _ arguments: Arguments) throws(Stop) -> JSValue {
        if function == .fromCharCode, arguments.count == 1, case .number(let number) = arguments[0] {
            return .string(JSString(unit: UInt16(truncatingIfNeeded: Coercion.int32(number))))
        }
        var units: [UInt16] = []
        units.reserveCapacity(arguments.count)
        for argument in arguments {
            let number = try number(argument)
            if function == .fromCharCode {
                units.append(UInt16(truncatingIfNeeded: Coercion.int32(number)))
            } else {
                guard number >= 0, number <= 0x10FFFF, number.rounded() == number else { throw rangeError() }
                TextCodec.append(codePoint: UInt32(number), to: &units)
            }
        }
        stepsLeft -= units.count
        return try paid(JSString(units: units))
    }

    private func raw(_ arguments: Arguments) throws(Stop) -> JSValue {
        let pieces = try list(property(arguments.at(0), "raw"))
        var result = JSString.empty
        for (at, piece) in pieces.enumerated() {
            result.units.append(contentsOf: try string(piece).units)
            if at + 1 < pieces.count, at + 1 < arguments.count { result.units.append(contentsOf: try string(arguments[at + 1]).units) }
            if result.count > limits.stringUnits { throw .budget }
        }
        return try paid(result)
    }

    /// Only modules whose pure parts are modelled; every other module is of the host.
    private func require(_ name: JSValue) throws(Stop) -> JSValue {
        guard let text = name.asText else { throw .poison }
        let wanted: [JSString]
        switch text {
        case "buffer", "node:buffer", "buffer/": wanted = ["Buffer", "atob", "btoa"]
        case "util", "node:util": wanted = ["TextDecoder", "TextEncoder"]
        default: throw .poison
        }
        let module = try make(.global, prototype: objectPrototype)
        for name in wanted { module.properties.set(name, global.properties[name] ?? .unknown) }
        return .object(module)
    }
}

/// Codes of text that need no value of the language.
enum TextCodec {
    private static let base64Letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf16)
    private static let base64URLLetters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf16)

    static func append(codePoint: UInt32, to units: inout [UInt16]) {
        if codePoint < 0x10000 {
            units.append(UInt16(codePoint))
        } else {
            units.append(UInt16(0xD800 + (codePoint - 0x10000) >> 10))
            units.append(UInt16(0xDC00 + (codePoint - 0x10000) & 0x3FF))
        }
    }

    // MARK: Base64 (RFC 4648)

    static func base64(_ bytes: [UInt8], url: Bool = false) -> JSString {
        let letters = url ? base64URLLetters : base64Letters
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count * 4 / 3 + 4)
        var at = 0
        while at < bytes.count {
            let left = bytes.count - at
            let group = UInt32(bytes[at]) << 16 | (left > 1 ? UInt32(bytes[at + 1]) << 8 : 0) | (left > 2 ? UInt32(bytes[at + 2]) : 0)
            for place in 0..<min(left + 1, 4) { units.append(letters[Int(group >> UInt32(18 - place * 6) & 63)]) }
            if !url { for _ in 0..<max(0, 3 - left) { units.append(0x3D) } }
            at += 3
        }
        return JSString(units: units)
    }

    private static func value(_ unit: UInt16) -> UInt32? {
        switch unit {
        case 0x41...0x5A: UInt32(unit) - 0x41
        case 0x61...0x7A: UInt32(unit) - 0x47
        case 0x30...0x39: UInt32(unit) + 4
        case 0x2B, 0x2D: 62
        case 0x2F, 0x5F: 63
        default: nil
        }
    }

    /// As Node's `Buffer` reads it: both alphabets, other characters are skipped, reading ends at `=`.
    static func base64(lenient text: JSString) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count * 3 / 4)
        var group: UInt32 = 0
        var bits = 0
        for unit in text.units {
            if unit == 0x3D { break }
            guard let six = value(unit) else { continue }
            group = group << 6 | six
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: group >> UInt32(bits)))
            }
        }
        return bytes
    }

    /// As `atob` reads it (HTML, "forgiving-base64 decode"); `nil` where it throws.
    static func base64(strict text: JSString) -> [UInt8]? {
        var units = text.units.filter { ![0x09, 0x0A, 0x0C, 0x0D, 0x20].contains($0) }
        if units.count % 4 == 0 { for _ in 0..<2 where units.last == 0x3D { units.removeLast() } }
        guard units.count % 4 != 1, units.allSatisfy({ value($0) != nil && $0 != 0x2D && $0 != 0x5F }) else { return nil }
        return base64(lenient: JSString(units: units))
    }

    static func hex(_ bytes: [UInt8]) -> JSString {
        let digits = Array("0123456789abcdef".utf16)
        return JSString(units: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    /// As Node reads it: up to the first pair that is no number.
    static func hex(_ text: JSString) -> [UInt8] {
        var bytes: [UInt8] = []
        var at = 0
        while at + 1 < text.count, let byte = hexByte(text, at) {
            bytes.append(byte)
            at += 2
        }
        return bytes
    }

    private static func hexByte(_ text: JSString, _ at: Int, digits: Int = 2) -> UInt8? { hexNumber(text, at, digits).map { UInt8($0) } }

    private static func hexNumber(_ text: JSString, _ at: Int, _ count: Int) -> UInt16? {
        guard at + count <= text.count else { return nil }
        var value: UInt16 = 0
        for place in at..<(at + count) {
            guard let digit = NumberText.digit(text[place]), digit < 16 else { return nil }
            value = value << 4 | UInt16(digit)
        }
        return value
    }

    // MARK: escape and unescape (ECMA-262 section B.2.1)

    private static let unescaped = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789@*_+-./".utf16)

    static func escape(_ text: JSString) -> JSString {
        var units: [UInt16] = []
        for unit in text.units {
            if unescaped.contains(unit) {
                units.append(unit)
            } else {
                let digits = String(unit, radix: 16, uppercase: true)
                let width = unit < 256 ? 2 : 4
                units += Array(((unit < 256 ? "%" : "%u") + String(repeating: "0", count: width - digits.utf8.count) + digits).utf16)
            }
        }
        return JSString(units: units)
    }

    static func unescape(_ text: JSString) -> JSString {
        var units: [UInt16] = []
        units.reserveCapacity(text.count)
        var at = 0
        while at < text.count {
            if text[at] == 0x25 {
                if at + 1 < text.count, text[at + 1] == 0x75, let unit = hexNumber(text, at + 2, 4) {
                    units.append(unit)
                    at += 6
                    continue
                }
                if let unit = hexNumber(text, at + 1, 2) {
                    units.append(unit)
                    at += 3
                    continue
                }
            }
            units.append(text[at])
            at += 1
        }
        return JSString(units: units)
    }

    // MARK: URI (section 19.2.6)

    private static let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()".utf16)
    private static let reserved = Set(";/?:@&=+$,#".utf16)

    static func encodeURI(_ text: JSString, component: Bool) -> JSString? {
        var units: [UInt16] = []
        var at = 0
        let digits = Array("0123456789ABCDEF".utf16)
        while at < text.count {
            let unit = text[at]
            if unreserved.contains(unit) || (!component && reserved.contains(unit)) {
                units.append(unit)
                at += 1
                continue
            }
            var part = [unit]
            if UTF16.isTrailSurrogate(unit) { return nil }
            if UTF16.isLeadSurrogate(unit) {
                guard at + 1 < text.count, UTF16.isTrailSurrogate(text[at + 1]) else { return nil }
                part.append(text[at + 1])
            }
            for byte in String(decoding: part, as: UTF16.self).utf8 { units += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
            at += part.count
        }
        return JSString(units: units)
    }

    static func decodeURI(_ text: JSString, component: Bool) -> JSString? {
        var units: [UInt16] = []
        units.reserveCapacity(text.count)
        var at = 0
        while at < text.count {
            guard text[at] == 0x25 else {
                units.append(text[at])
                at += 1
                continue
            }
            guard let lead = hexNumber(text, at + 1, 2) else { return nil }
            let length = lead < 0x80 ? 1 : lead & 0xE0 == 0xC0 ? 2 : lead & 0xF0 == 0xE0 ? 3 : lead & 0xF8 == 0xF0 ? 4 : 0
            guard length > 0 else { return nil }
            var bytes = [UInt8(lead)]
            for step in 1..<max(length, 2) where step < length {
                guard at + step * 3 < text.count, text[at + step * 3] == 0x25, let next = hexNumber(text, at + step * 3 + 1, 2) else {
                    return nil
                }
                bytes.append(UInt8(next))
            }
            guard let decoded = String(validating: bytes, as: UTF8.self) else { return nil }
            let decodedUnits = Array(decoded.utf16)
            if !component, decodedUnits.count == 1, reserved.contains(decodedUnits[0]) {
                units += text.units[at..<(at + 3)]
            } else {
                units += decodedUnits
            }
            at += length * 3
        }
        return JSString(units: units)
    }
}
