// SPDX-License-Identifier: Apache-2.0

/// Methods of `String.prototype` (ECMA-262 sections 22.1.3 and B.2.2).
enum StringMethod: String, CaseIterable {
    case at, charAt, charCodeAt, codePointAt, concat, endsWith, includes, indexOf, lastIndexOf, match, padEnd, padStart, `repeat`, replace
    case replaceAll, search, slice, split, startsWith, substr, substring, toLowerCase, toUpperCase, toString, trim, trimEnd, trimStart
    case trimLeft, trimRight, valueOf, localeCompare, matchAll, normalize, toLocaleLowerCase, toLocaleUpperCase, isWellFormed, toWellFormed
    // Annex B's tags: JSFuck takes letters from them.
    case anchor, big, blink, bold, fixed, fontcolor, fontsize, italics, link, small, strike, sub, sup
}

extension Realm {
    func perform(_ method: StringMethod, this: JSValue, _ arguments: Arguments) throws(Stop) -> JSValue {
        if this.isNullish { throw typeError() }
        let text = try string(this)
        switch method {
        case .toString, .valueOf: return .string(text)
        case .at, .charAt, .charCodeAt, .codePointAt: return try unit(method, text, arguments)
        case .slice, .substr, .substring: return .string(try part(method, text, arguments))
        case .includes, .indexOf, .lastIndexOf, .startsWith, .endsWith: return try find(method, text, arguments)
        case .match, .matchAll, .replace, .replaceAll, .search, .split: return try matching(method, text, arguments)
        case .concat:
            var result = text
            for argument in arguments { result.units.append(contentsOf: try string(argument).units) }
            return try paid(result)
        case .padStart, .padEnd: return try pad(text, arguments, atStart: method == .padStart)
        case .repeat: return try repeated(text, arguments.at(0))
        case .toLowerCase, .toUpperCase: return try cased(text, upper: method == .toUpperCase)
        case .toLocaleLowerCase, .toLocaleUpperCase:
            guard arguments.isEmpty, text.units.allSatisfy({ $0 < 0x80 }) else { throw .poison }
            return try cased(text, upper: method == .toLocaleUpperCase)
        case .trim: return try paid(text.trimmed())
        case .trimStart, .trimLeft: return try paid(text.trimmed(end: false))
        case .trimEnd, .trimRight: return try paid(text.trimmed(start: false))
        case .isWellFormed, .toWellFormed, .localeCompare: throw .poison
        case .normalize:
            guard text.units.allSatisfy({ $0 < 0x80 }) else { throw .poison }
            return .string(text)
        default: return try tagged(method, text, arguments)
        }
    }

    private func unit(_ method: StringMethod, _ text: JSString, _ arguments: Arguments) throws(Stop) -> JSValue {
        var at = try place(arguments.at(0))
        if method == .at, at < 0 { at += text.count }
        guard at >= 0, at < text.count else {
            return method == .charAt ? .string(.empty) : method == .charCodeAt ? .number(.nan) : .undefined
        }
        switch method {
        case .charCodeAt: return .number(Double(text[at]))
        case .codePointAt:
            if UTF16.isLeadSurrogate(text[at]), at + 1 < text.count, UTF16.isTrailSurrogate(text[at + 1]) {
                return .count(0x10000 + (Int(text[at]) - 0xD800) << 10 + Int(text[at + 1]) - 0xDC00)
            }
            return .number(Double(text[at]))
        default: return .string(JSString(unit: text[at]))
        }
    }

    private func part(_ method: StringMethod, _ text: JSString, _ arguments: Arguments) throws(Stop) -> JSString {
        let count = text.count
        switch method {
        case .slice:
            return text.slice(try relative(arguments.at(0), count, missing: 0), try relative(arguments.at(1), count, missing: count))
        case .substr:
            let from = try relative(arguments.at(0), count, missing: 0)
            let length = arguments.at(1).isUndefined ? count : try place(arguments[1])
            return text.slice(from, from + min(max(length, 0), count))
        default:
            let from = min(max(try place(arguments.at(0)), 0), count)
            let to = arguments.at(1).isUndefined ? count : min(max(try place(arguments[1]), 0), count)
            return text.slice(min(from, to), max(from, to))
        }
    }

    private func find(_ method: StringMethod, _ text: JSString, _ arguments: Arguments) throws(Stop) -> JSValue {
        if method != .indexOf, method != .lastIndexOf, arguments.at(0).asObject?.kind == .regExp { throw typeError() }
        let wanted = try string(arguments.at(0))
        stepsLeft -= (text.count + wanted.count) >> 3
        switch method {
        case .lastIndexOf:
            let from = try number(arguments.at(1))
            return .count(text.lastIndex(of: wanted, from: from.isNaN ? text.count : Coercion.place(from)) ?? -1)
        case .endsWith:
            let end = arguments.at(1).isUndefined ? text.count : min(max(try place(arguments[1]), 0), text.count)
            return .boolean(text.slice(0, end).matches(wanted, at: end - wanted.count))
        default:
            let from = min(max(try place(arguments.at(1)), 0), text.count)
            if method == .startsWith { return .boolean(text.matches(wanted, at: from)) }
            let found = text.firstIndex(of: wanted, from: from)
            return method == .indexOf ? .count(found ?? -1) : .boolean(found != nil)
        }
    }

    private func pad(_ text: JSString, _ arguments: Arguments, atStart: Bool) throws(Stop) -> JSValue {
        let length = try place(arguments.at(0))
        let filler = arguments.at(1).isUndefined ? " " : try string(arguments[1])
        guard length > text.count, !filler.isEmpty else { return .string(text) }
        if length > limits.stringUnits { throw .budget }
        let missing = length - text.count
        let padding = JSString(units: (0..<missing).map { filler[$0 % filler.count] })
        return try paid(atStart ? padding + text : text + padding)
    }

    private func repeated(_ text: JSString, _ argument: JSValue) throws(Stop) -> JSValue {
        let number = try number(argument)
        guard number.isNaN || (number > -1 && number.isFinite) else { throw rangeError() }
        let count = max(Coercion.place(number), 0)
        if text.isEmpty { return .string(text) }
        if count > limits.stringUnits / text.count { throw .budget }
        var units: [UInt16] = []
        units.reserveCapacity(count * text.count)
        for _ in 0..<count { units.append(contentsOf: text.units) }
        return try paid(JSString(units: units))
    }

    private func cased(_ text: JSString, upper: Bool) throws(Stop) -> JSValue {
        if text.units.allSatisfy({ $0 < 0x80 }) {
            return try paid(
                JSString(
                    units: text.units.map { unit in
                        if upper { return (0x61...0x7A).contains(unit) ? unit - 32 : unit }
                        return (0x41...0x5A).contains(unit) ? unit + 32 : unit
                    }))
        }
        if text.units.contains(where: { 0xD800...0xDFFF ~= $0 }), JSString(text.text) != text { throw .poison }
        return try paid(JSString(upper ? text.text.uppercased() : text.text.lowercased()))
    }

    private func tagged(_ method: StringMethod, _ text: JSString, _ arguments: Arguments) throws(Stop) -> JSValue {
        let (tag, attribute): (String, String) =
            switch method {
            case .anchor: ("a", "name")
            case .link: ("a", "href")
            case .fontcolor: ("font", "color")
            case .fontsize: ("font", "size")
            case .bold: ("b", "")
            case .fixed: ("tt", "")
            case .italics: ("i", "")
            default: (method.rawValue, "")
            }
        var open = JSString("<" + tag)
        if !attribute.isEmpty {
            let value = try string(arguments.at(0)).units.flatMap { $0 == 0x22 ? Array("&quot;".utf16) : [$0] }
            open = open + JSString(" " + attribute + "=\"") + JSString(units: value) + "\""
        }
        return try paid(open + ">" + text + JSString("</" + tag + ">"))
    }
}
