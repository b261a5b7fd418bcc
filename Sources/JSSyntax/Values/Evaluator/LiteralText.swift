// SPDX-License-Identifier: Apache-2.0

/// Values of literals.
enum LiteralText {
    static func string(_ tree: SyntaxTree, _ node: NodeID) -> JSString {
        var bytes = tree.bytes[tree.range(node)]
        if let quote = bytes.first, quote == 0x22 || quote == 0x27 {
            bytes = bytes.dropFirst()
            if bytes.last == quote { bytes = bytes.dropLast() }
        }
        return decoded(bytes, isEscaped: tree.has(.escaped, node))
    }

    /// The cooked text of a template's piece.
    static func template(_ tree: SyntaxTree, _ node: NodeID) -> JSString {
        decoded(normalized(tree.bytes[tree.range(node)]), isEscaped: tree.has(.escaped, node))
    }

    /// The raw text of a template's piece.
    static func raw(_ tree: SyntaxTree, _ node: NodeID) -> JSString {
        JSString(String(decoding: normalized(tree.bytes[tree.range(node)]), as: UTF8.self))
    }

    /// Line ends in templates are all `\n` (ECMA-262 section 12.9.6).
    private static func normalized(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard bytes.contains(0x0D) else { return bytes }
        var result: [UInt8] = []
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == 0x0D { result.append(0x0A) } else if byte != 0x0A || previous != 0x0D { result.append(byte) }
            previous = byte
        }
        return result[...]
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>, isEscaped: Bool) -> JSString {
        let units = Array(String(decoding: bytes, as: UTF8.self).utf16)
        return JSString(units: isEscaped ? unescaped(units) : units)
    }

    private static func unescaped(_ units: [UInt16]) -> [UInt16] {
        var result: [UInt16] = []
        result.reserveCapacity(units.count)
        var at = 0
        while at < units.count {
            let unit = units[at]
            at += 1
            if unit != 0x5C || at == units.count { result.append(unit) } else { escape(units, &at, &result) }
        }
        return result
    }

    /// After the backslash (section 12.9.4).
    private static func escape(_ units: [UInt16], _ at: inout Int, _ result: inout [UInt16]) {
        let unit = units[at]
        at += 1
        switch unit {
        case 0x6E: result.append(0x0A)
        case 0x74: result.append(0x09)
        case 0x72: result.append(0x0D)
        case 0x62: result.append(0x08)
        case 0x66: result.append(0x0C)
        case 0x76: result.append(0x0B)
        case 0x0D: if at < units.count, units[at] == 0x0A { at += 1 }
        case 0x0A, 0x2028, 0x2029: break
        case 0x78: if let value = hex(units, &at, 2) { result.append(UInt16(value)) } else { result.append(unit) }
        case 0x75: unicode(units, &at, &result)
        case 0x30...0x37:
            var value = UInt16(unit - 0x30)
            while at < units.count, (0x30...0x37).contains(units[at]), value * 8 + units[at] - 0x30 < 256 {
                value = value * 8 + units[at] - 0x30
                at += 1
            }
            result.append(value)
        default: result.append(unit)
        }
    }

    private static func unicode(_ units: [UInt16], _ at: inout Int, _ result: inout [UInt16]) {
        guard at < units.count, units[at] == 0x7B else {
            if let value = hex(units, &at, 4) { result.append(UInt16(value)) } else { result.append(0x75) }
            return
        }
        var place = at + 1
        var value: UInt32 = 0
        while place < units.count, let digit = NumberText.digit(units[place]), digit < 16, value <= 0x10FFFF {
            value = value * 16 + UInt32(digit)
            place += 1
        }
        guard place < units.count, units[place] == 0x7D, value <= 0x10FFFF else { return result.append(0x75) }
        at = place + 1
        TextCodec.append(codePoint: value, to: &result)
    }

    private static func hex(_ units: [UInt16], _ at: inout Int, _ count: Int) -> UInt32? {
        guard at + count <= units.count else { return nil }
        var value: UInt32 = 0
        for place in at..<(at + count) {
            guard let digit = NumberText.digit(units[place]), digit < 16 else { return nil }
            value = value * 16 + UInt32(digit)
        }
        at += count
        return value
    }

    static func number(_ tree: SyntaxTree, _ node: NodeID) -> Double {
        let text = tree.bytes[tree.range(node)].filter { $0 != 0x5F }.map(UInt16.init)
        if tree.has(.octal, node) {
            // `017` is octal, `09` is decimal.
            let isOctal = text.allSatisfy { (0x30...0x37).contains($0) }
            return isOctal ? NumberText.parseInt(JSString(units: text), radix: 8) : NumberText.number(JSString(units: text))
        }
        return NumberText.number(JSString(units: text))
    }

    static func bigint(_ tree: SyntaxTree, _ node: NodeID) -> JSValue {
        let text = tree.bytes[tree.range(node)].filter { $0 != 0x5F && $0 != 0x6E }.map(UInt16.init)
        let value = NumberText.number(JSString(units: text))
        guard abs(value) < 9_007_199_254_740_992, let whole = Int(exactly: value) else { return .unknown }
        return .bigint(whole)
    }

    static func regExp(_ tree: SyntaxTree, _ node: NodeID) -> (source: JSString, flags: JSString) {
        let start = tree.start(node) + 1
        let flags = min(max(Int(tree.data(node)), start), tree.end(node))
        let source = tree.bytes[start..<max(start, flags - 1)]
        return (
            JSString(String(decoding: source, as: UTF8.self)), JSString(String(decoding: tree.bytes[flags..<tree.end(node)], as: UTF8.self))
        )
    }
}
