// SPDX-License-Identifier: Apache-2.0

/// `JSON.parse` and `JSON.stringify` (ECMA-262 section 25.5).
extension Realm {
    func parseJSON(_ arguments: Arguments) throws(Stop) -> JSValue {
        let text = try string(arguments.at(0))
        if !arguments.at(1).isUndefined { throw .poison }
        try charge(text.count)
        var reader = JSONReader(text.units, self)
        return try reader.read()
    }

    func stringify(_ arguments: Arguments) throws(Stop) -> JSValue {
        if !arguments.at(1).isNullish { throw .poison }
        var indent = JSString.empty
        switch arguments.at(2) {
        case .undefined, .null: break
        case .number(let number): indent = JSString(String(repeating: " ", count: min(max(Coercion.place(number), 0), 10)))
        case .string(let text): indent = text.slice(0, 10)
        default: throw .poison
        }
        var units: [UInt16] = []
        guard try write(arguments.at(0), indent, .empty, &units, 0) else { return .undefined }
        return try paid(JSString(units: units))
    }

    private static let depthLimit = 64

    /// False for what has no text, such as functions.
    private func write(_ value: JSValue, _ indent: JSString, _ margin: JSString, _ units: inout [UInt16], _ depth: Int) throws(Stop) -> Bool
    {
        try charge(1)
        if depth > Self.depthLimit || units.count > limits.stringUnits { throw .budget }
        switch value {
        case .undefined, .empty: return false
        case .null: units += "null".utf16
        case .boolean(let flag): units += (flag ? "true" : "false").utf16
        case .number(let number): units += (number.isFinite ? NumberText.text(number) : "null").utf16
        case .string(let string): quote(string, &units)
        case .bigint: throw typeError()
        case .unknown: throw .poison
        case .object(let object):
            if object.isCallable { return false }
            if object.isTainted { throw .poison }
            switch object.kind {
            case .array: try writeArray(object, indent, margin, &units, depth)
            case .plain:
                if try !property(object, "toJSON", receiver: value).isUndefined { throw .poison }
                try writeObject(object, indent, margin, &units, depth)
            case .boxed:
                guard case .primitive(let inner) = object.payload else { throw .poison }
                return try write(inner, indent, margin, &units, depth + 1)
            default: throw .poison
            }
        }
        return true
    }

    private func writeArray(_ object: JSObject, _ indent: JSString, _ margin: JSString, _ units: inout [UInt16], _ depth: Int) throws(Stop)
    {
        if object.elements.isEmpty {
            units += [0x5B, 0x5D]
            return
        }
        let inner = margin + indent
        units.append(0x5B)
        for (at, element) in object.elements.enumerated() {
            if at > 0 { units.append(0x2C) }
            if !indent.isEmpty { units += [0x0A] + inner.units }
            if try !write(element, indent, inner, &units, depth + 1) { units += "null".utf16 }
        }
        if !indent.isEmpty { units += [0x0A] + margin.units }
        units.append(0x5D)
    }

    private func writeObject(_ object: JSObject, _ indent: JSString, _ margin: JSString, _ units: inout [UInt16], _ depth: Int) throws(Stop)
    {
        let inner = margin + indent
        var isFirst = true
        units.append(0x7B)
        for key in try ownKeys(object) {
            var part: [UInt16] = []
            guard try write(property(object, key, receiver: .object(object)), indent, inner, &part, depth + 1) else { continue }
            if !isFirst { units.append(0x2C) }
            isFirst = false
            if !indent.isEmpty { units += [0x0A] + inner.units }
            quote(key, &units)
            units += indent.isEmpty ? [0x3A] : [0x3A, 0x20]
            units += part
        }
        if !indent.isEmpty, !isFirst { units += [0x0A] + margin.units }
        units.append(0x7D)
    }

    private func quote(_ string: JSString, _ units: inout [UInt16]) {
        units.append(0x22)
        for (at, unit) in string.units.enumerated() {
            switch unit {
            case 0x22, 0x5C: units += [0x5C, unit]
            case 8: units += "\\b".utf16
            case 9: units += "\\t".utf16
            case 10: units += "\\n".utf16
            case 12: units += "\\f".utf16
            case 13: units += "\\r".utf16
            case 0..<0x20: units += ("\\u00" + (unit < 16 ? "0" : "") + String(unit, radix: 16)).utf16
            case 0xD800...0xDFFF:
                let isPaired =
                    UTF16.isLeadSurrogate(unit)
                    ? at + 1 < string.count && UTF16.isTrailSurrogate(string[at + 1]) : at > 0 && UTF16.isLeadSurrogate(string[at - 1])
                units += isPaired ? [unit] : Array(("\\u" + String(unit, radix: 16)).utf16)
            default: units.append(unit)
            }
        }
        units.append(0x22)
    }
}

/// Reads JSON without recursion: what is open is on a stack.
private struct JSONReader {
    private let units: [UInt16]
    private let realm: Realm
    private var at = 0
    private var open: [(object: JSObject, key: JSString)] = []

    init(_ units: [UInt16], _ realm: Realm) {
        self.units = units
        self.realm = realm
    }

    private func wrong() -> Stop { realm.error("SyntaxError") }

    private mutating func skipBlanks() { while at < units.count, [0x20, 0x09, 0x0A, 0x0D].contains(units[at]) { at += 1 } }

    private mutating func skip(_ unit: UInt16) -> Bool {
        skipBlanks()
        guard at < units.count, units[at] == unit else { return false }
        at += 1
        return true
    }

    mutating func read() throws(Stop) -> JSValue {
        while true {
            var value = try scalarOrOpening()
            // Puts a finished value where it belongs, as long as that finishes something else.
            while true {
                guard let done = value else { break }
                guard let (object, key) = open.last else {
                    skipBlanks()
                    if at < units.count { throw wrong() }
                    return done
                }
                if object.kind == .array { object.elements.append(done) } else { object.properties.set(key, done) }
                if skip(0x2C) {
                    if object.kind != .array { open[open.count - 1].key = try name() }
                    value = nil
                } else if skip(object.kind == .array ? 0x5D : 0x7D) {
                    open.removeLast()
                    value = .object(object)
                } else {
                    throw wrong()
                }
            }
        }
    }

    private mutating func name() throws(Stop) -> JSString {
        guard skip(0x22) else { throw wrong() }
        let key = try string()
        guard skip(0x3A) else { throw wrong() }
        return key
    }

    /// A value without parts, or `nil` when something was opened.
    private mutating func scalarOrOpening() throws(Stop) -> JSValue? {
        if skip(0x5B) {
            let array = try realm.arrayObject([])
            if skip(0x5D) { return .object(array) }
            open.append((array, .empty))
            return nil
        }
        if skip(0x7B) {
            let object = try realm.plainObject()
            if skip(0x7D) { return .object(object) }
            open.append((object, try name()))
            return nil
        }
        if skip(0x22) { return try realm.paid(string()) }
        for (text, value) in [("true", JSValue.boolean(true)), ("false", .boolean(false)), ("null", .null)]
        where units[at...].starts(with: text.utf16) {
            at += text.utf16.count
            return value
        }
        let from = at
        while at < units.count, (0x30...0x39).contains(units[at]) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(units[at]) { at += 1 }
        let text = JSString(units: units[from..<at])
        let number = NumberText.number(text)
        let digits = text.units.first == 0x2D ? text.units.dropFirst() : text.units[...]
        guard let first = digits.first, (0x30...0x39).contains(first), !number.isNaN, digits.last != 0x2E,
            first != 0x30 || digits.count == 1 || [0x2E, 0x45, 0x65].contains(digits[digits.startIndex + 1])
        else { throw wrong() }
        return .number(number)
    }

    /// After the opening quote.
    private mutating func string() throws(Stop) -> JSString {
        var result: [UInt16] = []
        while at < units.count {
            let unit = units[at]
            at += 1
            if unit == 0x22 { return JSString(units: result) }
            if unit < 0x20 { throw wrong() }
            result.append(unit == 0x5C ? try escape() : unit)
        }
        throw wrong()
    }

    private mutating func escape() throws(Stop) -> UInt16 {
        guard at < units.count else { throw wrong() }
        let unit = units[at]
        at += 1
        switch unit {
        case 0x22, 0x5C, 0x2F: return unit
        case 0x62: return 8
        case 0x66: return 12
        case 0x6E: return 10
        case 0x72: return 13
        case 0x74: return 9
        case 0x75:
            guard at + 4 <= units.count else { throw wrong() }
            var value: UInt16 = 0
            for place in at..<(at + 4) {
                guard let digit = NumberText.digit(units[place]), digit < 16 else { throw wrong() }
                value = value << 4 | UInt16(digit)
            }
            at += 4
            return value
        default: throw wrong()
        }
    }
}
