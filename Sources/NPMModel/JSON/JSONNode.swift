// SPDX-License-Identifier: Apache-2.0

/// One value of a ``JSONDocument``. Cheap to copy; keeps its document alive.
///
/// Readers ask for the type they can use and get `nil` for any other: a wrong type is for the caller to record.
package struct JSONNode: Sendable {
    package enum Kind: String, Sendable { case null, boolean, number, string, array, object }

    let document: JSONDocument
    let index: Int

    private var entry: TapeEntry { document.tape[index] }

    package var kind: Kind {
        switch entry.kind {
        case .null: .null
        case .no, .yes: .boolean
        case .number: .number
        case .string, .escapedString: .string
        case .array: .array
        case .object: .object
        }
    }

    package var isNull: Bool { entry.kind == .null }

    /// The text of a string, escapes resolved, invalid UTF-8 and lone surrogates replaced by U+FFFD.
    package var string: String? {
        let entry = entry
        switch entry.kind {
        case .string: return String(decoding: document.bytes[entry.low..<entry.low + entry.high], as: UTF8.self)
        case .escapedString: return unescaped(document.bytes[entry.low..<entry.low + entry.high])
        default: return nil
        }
    }

    /// A number as written, without rounding.
    package var numberText: String? {
        let entry = entry
        guard entry.kind == .number else { return nil }
        return String(decoding: document.bytes[entry.low..<entry.low + entry.high], as: UTF8.self)
    }

    package var double: Double? { numberText.flatMap(Double.init) }

    /// A whole number; `nil` for fractions and for what does not fit.
    package var integer: Int? {
        guard let text = numberText else { return nil }
        if let exact = Int(text) { return exact }
        return Double(text).flatMap(Int.init(exactly:))
    }

    package var boolean: Bool? {
        switch entry.kind {
        case .yes: true
        case .no: false
        default: nil
        }
    }

    /// The number of elements or members; 0 for scalars.
    package var count: Int { entry.isContainer ? entry.high : 0 }

    /// The elements of an array; empty for any other kind.
    package var elements: Elements { Elements(parent: self, of: .array) }

    /// No elements: for members that may be absent.
    package static let noElements = JSONNode(document: JSONDocument.emptyArray, index: 0).elements

    /// The members of an object in the order of the text, duplicates included; empty for any other kind.
    package var members: Members { Members(parent: self) }

    /// The member of that name; the last one where a name stands twice, as `JSON.parse` has it.
    package subscript(key: String) -> JSONNode? {
        guard entry.kind == .object else { return nil }
        var key = key
        // A name with damaged UTF-8 is known by its repaired form, which only a key with a U+FFFD (EF BF BD) can be.
        let mayBeRepaired = key.utf8.contains(0xEF)
        return key.withUTF8 { wanted in
            var found: JSONNode?
            var at = index + 1
            let end = entry.low
            while at < end {
                let name = document.tape[at]
                let matches =
                    name.kind == .string && !mayBeRepaired
                    ? name.high == wanted.count && document.bytes[name.low..<name.low + name.high].elementsEqual(wanted)
                    : JSONNode(document: document, index: at).string.map { $0.utf8.elementsEqual(wanted) } ?? false
                if matches { found = JSONNode(document: document, index: at + 1) }
                at = document.indexAfter(at + 1)
            }
            return found
        }
    }

    /// The value as its own text, for keeping the raw bytes of what was not understood.
    package var rawText: String {
        let entry = entry
        switch entry.kind {
        case .array: return "[" + elements.map(\.rawText).joined(separator: ",") + "]"
        case .object:
            return "{" + members.map { "\(JSONValue.string($0.name).text):\($0.value.rawText)" }.joined(separator: ",") + "}"
        case .string, .escapedString:
            return "\"" + String(decoding: document.bytes[entry.low..<entry.low + entry.high], as: UTF8.self) + "\""
        default: return String(decoding: document.bytes[entry.low..<entry.low + entry.high], as: UTF8.self)
        }
    }

    /// A copy that can be changed and written. As deep as the document, which its reader limits.
    package var value: JSONValue {
        switch kind {
        case .null: .null
        case .boolean: .boolean(boolean ?? false)
        case .number: integer.map(JSONValue.integer) ?? .double(double ?? .nan)
        case .string: .string(string ?? "")
        case .array: .array(elements.map(\.value))
        case .object: .object(members.map { .init($0.name, $0.value.value) })
        }
    }

    package struct Elements: Sequence, IteratorProtocol, Sendable {
        private let document: JSONDocument
        private var at: Int
        private let end: Int

        init(parent: JSONNode, of kind: TapeEntry.Kind) {
            document = parent.document
            let entry = document.tape[parent.index]
            at = parent.index + 1
            end = entry.kind == kind ? entry.low : at
        }

        package mutating func next() -> JSONNode? {
            guard at < end else { return nil }
            defer { at = document.indexAfter(at) }
            return JSONNode(document: document, index: at)
        }
    }

    package struct Members: Sequence, IteratorProtocol, Sendable {
        private var nodes: Elements

        init(parent: JSONNode) { nodes = Elements(parent: parent, of: .object) }

        package mutating func next() -> (name: String, value: JSONNode)? {
            guard let name = nodes.next(), let value = nodes.next() else { return nil }
            return (name.string ?? "", value)
        }
    }

    private func unescaped(_ slice: ArraySlice<UInt8>) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(slice.count)
        var at = slice.startIndex
        func hex(at start: Int) -> UInt32? {
            guard start + 4 <= slice.endIndex else { return nil }
            var value: UInt32 = 0
            for byte in slice[start..<start + 4] {
                guard let digit = byte.hexadecimalValue else { return nil }
                value = value << 4 | UInt32(digit)
            }
            return value
        }
        while at < slice.endIndex {
            guard slice[at] == UInt8(ascii: "\\"), at + 1 < slice.endIndex else {
                out.append(slice[at])
                at += 1
                continue
            }
            let letter = slice[at + 1]
            at += 2
            switch letter {
            case UInt8(ascii: "n"): out.append(0x0A)
            case UInt8(ascii: "t"): out.append(0x09)
            case UInt8(ascii: "r"): out.append(0x0D)
            case UInt8(ascii: "b"): out.append(0x08)
            case UInt8(ascii: "f"): out.append(0x0C)
            case UInt8(ascii: "u"):
                guard var code = hex(at: at) else {
                    out.append(contentsOf: "\u{FFFD}".utf8)
                    continue
                }
                at += 4
                if code & 0xFC00 == 0xD800, at + 6 <= slice.endIndex, slice[at] == UInt8(ascii: "\\"),
                    slice[at + 1] == UInt8(ascii: "u"), let low = hex(at: at + 2), low & 0xFC00 == 0xDC00
                {
                    code = 0x10000 + (code & 0x3FF) << 10 + (low & 0x3FF)
                    at += 6
                }
                let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
                out.append(contentsOf: scalar.utf8)
            default: out.append(letter)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}

extension JSONDocument {
    /// The tape index of the value after the one at `index`, its children skipped.
    func indexAfter(_ index: Int) -> Int {
        let entry = tape[index]
        return entry.isContainer ? entry.low : index + 1
    }
}
