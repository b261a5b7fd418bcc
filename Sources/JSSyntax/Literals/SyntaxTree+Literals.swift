// SPDX-License-Identifier: Apache-2.0

/// What literals and names stand for, decoded when asked. Every function is linear in the literal's length and gives something
/// for any node: damaged literals as lenient reading has them, kinds without a value nothing.
extension SyntaxTree {
    /// The text of a string, template element, name or JSX text, in units of UTF-16, as scripts see it.
    ///
    /// Wrong escapes stand for the letters they are made of, so that nothing is lost. A string in a JSX attribute has no escapes
    /// but HTML's entities; its parent tells (`jsxAttribute`), so the caller says it.
    package func stringUTF16(_ id: NodeID, inJSXAttribute: Bool = false) -> [UInt16] {
        guard needsDecoding(id, inJSXAttribute) else { return Array(string(id).utf16) }
        let content = contentRange(id, inJSXAttribute)
        if inJSXAttribute || kind(id) == .jsxText { return Entities.decode(bytes[content]) }
        var reader = EscapeReader(bytes: bytes, range: content, stop: kind(id) == .stringLiteral ? bytes[start(id)] : nil)
        return reader.decode(isTemplate: kind(id) == .templateElement)
    }

    /// The same text; halves of surrogate pairs become U+FFFD. A number gives what it is as a property's name.
    package func string(_ id: NodeID, inJSXAttribute: Bool = false) -> String {
        switch kind(id) {
        case .stringLiteral, .templateElement, .jsxText:
            if needsDecoding(id, inJSXAttribute) {
                return String(decoding: stringUTF16(id, inJSXAttribute: inJSXAttribute), as: UTF16.self)
            }
            return String(decoding: bytes[contentRange(id, inJSXAttribute)], as: UTF8.self)
        case .identifier, .bindingIdentifier, .propertyName, .privateName, .jsxIdentifier: return names[data(id)]
        case .numericLiteral: return JSNumber.text(number(id))
        case .bigIntLiteral: return bigIntDigits(id)
        default: return ""
        }
    }

    /// A regular expression's body and flags, as they are written.
    package func regExp(_ id: NodeID) -> (body: String, flags: String) {
        guard kind(id) == .regExpLiteral else { return ("", "") }
        let flags = min(max(Int(data(id)), start(id)), end(id))
        let body = min(start(id) + 1, flags)..<max(flags - 1, min(start(id) + 1, flags))
        return (String(decoding: bytes[body], as: UTF8.self), String(decoding: bytes[flags..<end(id)], as: UTF8.self))
    }

    /// Whether the text is not simply the source's.
    private func needsDecoding(_ id: NodeID, _ inJSXAttribute: Bool) -> Bool {
        switch kind(id) {
        case .stringLiteral: inJSXAttribute ? bytes[contentRange(id, inJSXAttribute)].contains(0x26) : has(.escaped, id)
        // Ends of lines are always `\n` in a template's value.
        case .templateElement: has(.escaped, id) || bytes[range(id)].contains(0x0D)
        case .jsxText: bytes[range(id)].contains(0x26)
        default: false
        }
    }

    /// A string without its quotes. The closing one may be missing; where there are escapes, `EscapeReader` finds it.
    private func contentRange(_ id: NodeID, _ inJSXAttribute: Bool) -> Range<Int> {
        let whole = range(id)
        guard kind(id) == .stringLiteral, !whole.isEmpty else { return whole }
        let isClosed = whole.count > 1 && bytes[whole.upperBound - 1] == bytes[whole.lowerBound]
        return (whole.lowerBound + 1)..<(isClosed && (inJSXAttribute || !has(.escaped, id)) ? whole.upperBound - 1 : whole.upperBound)
    }
}
