// SPDX-License-Identifier: Apache-2.0

/// A JSON value to be written: what commands, alerts and the journal print. Objects keep the order they were given.
package enum JSONValue: Sendable, Equatable {
    case null
    case boolean(Bool)
    case integer(Int)
    case double(Double)
    case string(String)
    case array([JSONValue])
    case object([Member])

    package struct Member: Sendable, Equatable {
        package var name: String
        package var value: JSONValue

        package init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// One line, without spaces.
    package var text: String {
        var out = ""
        write(to: &out, indent: nil)
        return out
    }

    /// Several lines, two spaces a level, for people.
    package var prettyText: String {
        var out = ""
        write(to: &out, indent: 0)
        return out
    }

    /// A string, or `null` for none.
    package static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

    package static func strings(_ texts: some Sequence<String>) -> JSONValue { .array(texts.map(JSONValue.string)) }

    /// An object with these members before or after its own; any other value unchanged.
    package func adding(_ members: [Member], atStart: Bool = false) -> JSONValue {
        guard case .object(let own) = self else { return self }
        return .object(atStart ? members + own : own + members)
    }

    private func write(to out: inout String, indent: Int?) {
        switch self {
        case .null: out += "null"
        case .boolean(let value): out += value ? "true" : "false"
        case .integer(let value): out += String(value)
        // JSON has no infinities; a figure that is not finite is a missing one.
        case .double(let value): out += value.isFinite ? String(value) : "null"
        case .string(let value): JSONValue.writeString(value, to: &out)
        case .array(let values):
            JSONValue.writeList(values, open: "[", close: "]", to: &out, indent: indent) { value, inner, out in
                value.write(to: &out, indent: inner)
            }
        case .object(let members):
            JSONValue.writeList(members, open: "{", close: "}", to: &out, indent: indent) { member, inner, out in
                JSONValue.writeString(member.name, to: &out)
                out += inner == nil ? ":" : ": "
                member.value.write(to: &out, indent: inner)
            }
        }
    }

    private static func writeList<Item>(
        _ items: [Item], open: String, close: String, to out: inout String, indent: Int?,
        item write: (Item, Int?, inout String) -> Void
    ) {
        out += open
        let inner = indent.map { $0 + 1 }
        for (position, item) in items.enumerated() {
            if position > 0 { out += "," }
            if let inner { out += "\n" + String(repeating: "  ", count: inner) }
            write(item, inner, &out)
        }
        if let indent, !items.isEmpty { out += "\n" + String(repeating: "  ", count: indent) }
        out += close
    }

    private static func writeString(_ text: String, to out: inout String) {
        out += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            // Control characters by rule; the line separators because old JavaScript readers trip over them.
            case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        out += "\""
    }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByFloatLiteral
{
    package init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements.map { Member($0.0, $0.1) }) }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .boolean(value) }
    package init(floatLiteral value: Double) { self = .double(value) }
}
