// SPDX-License-Identifier: Apache-2.0

/// Functions of Node's `Buffer`, and of text encoders.
enum ByteFunction: String, CaseIterable {
    case from, alloc, allocUnsafe, bufferConcat, isBuffer, byteLength
    case toString, toJSON, equals, write, copy, readUInt8, readUInt16LE, readUInt16BE, readUInt32LE, readUInt32BE, readInt8
    case decode, encode

    static let statics: [ByteFunction] = [.from, .alloc, .allocUnsafe, .bufferConcat, .isBuffer, .byteLength]
    static let methods: [ByteFunction] = [
        .toString, .toJSON, .equals, .write, .copy, .readUInt8, .readUInt16LE, .readUInt16BE, .readUInt32LE, .readUInt32BE, .readInt8,
    ]

    var name: String { self == .bufferConcat ? "concat" : rawValue }
}

extension Realm {
    func perform(_ function: ByteFunction, this: JSValue, _ arguments: Arguments) throws(Stop) -> JSValue {
        let first = arguments.at(0)
        switch function {
        case .from: return try buffer(from: arguments)
        case .alloc, .allocUnsafe:
            let count = try place(first)
            guard count >= 0 else { throw rangeError() }
            if count > limits.arrayCount { throw .budget }
            guard function == .alloc, arguments.at(1).isUndefined else { throw .poison }
            return try buffer([UInt8](repeating: 0, count: count))
        case .bufferConcat:
            var bytes: [UInt8] = []
            guard arguments.count == 1 else { throw .poison }
            for part in try list(first) {
                bytes += try self.bytes(part)
                if bytes.count > limits.arrayCount { throw .budget }
            }
            return try buffer(bytes)
        case .isBuffer:
            if first.isUnknown { throw .poison }
            return .boolean(first.asObject.map { $0.kind == .typedArray && $0.prototype === prototype(of: .Buffer) } ?? false)
        case .byteLength:
            guard case .string(let text) = first else { throw .poison }
            return .count(try bytes(text, encoding: arguments.at(1)).count)
        case .encode: return try typed(.uint8, first.isUndefined ? [] : string(first).utf8, prototype("Uint8Array"))
        case .decode: return try decode(this, first)
        default: return try perform(function, on: bytes(this), arguments)
        }
    }

    private func perform(_ function: ByteFunction, on bytes: [UInt8], _ arguments: Arguments) throws(Stop) -> JSValue {
        switch function {
        case .toString:
            let from = try relativeOrZero(arguments.at(1), bytes.count)
            let to = arguments.at(2).isUndefined ? bytes.count : try relativeOrZero(arguments[2], bytes.count)
            return try paid(text(Array(bytes[min(from, to)..<max(from, to)].prefix(max(0, to - from))), encoding: arguments.at(0)))
        case .equals: return .boolean(bytes == (try self.bytes(arguments.at(0))))
        case .toJSON:
            let object = try plainObject()
            object.properties.set("type", .text("Buffer"))
            object.properties.set("data", try array(bytes.map { .number(Double($0)) }))
            return .object(object)
        case .readUInt8, .readInt8, .readUInt16LE, .readUInt16BE, .readUInt32LE, .readUInt32BE:
            let width = [.readUInt8, .readInt8].contains(function) ? 1 : [.readUInt16LE, .readUInt16BE].contains(function) ? 2 : 4
            let at = try place(arguments.at(0))
            guard at >= 0, at + width <= bytes.count else { throw rangeError() }
            var part = Array(bytes[at..<(at + width)])
            if function == .readUInt16LE || function == .readUInt32LE { part.reverse() }
            let value = part.reduce(0) { $0 << 8 | UInt32($1) }
            return .number(function == .readInt8 ? Double(Int8(bitPattern: part[0])) : Double(value))
        default: throw .poison
        }
    }

    private func relativeOrZero(_ value: JSValue, _ count: Int) throws(Stop) -> Int {
        value.isUndefined ? 0 : min(max(try place(value), 0), count)
    }

    func typed(_ element: TypedElement, _ bytes: [UInt8], _ prototype: JSObject) throws(Stop) -> JSValue {
        if bytes.count > limits.arrayCount { throw .budget }
        try allocate(bytes.count * 16)
        try charge(bytes.count >> 2)
        let object = try make(.typedArray, payload: .typed(element), prototype: prototype)
        object.elements = bytes.map { .number(Double($0)) }
        return .object(object)
    }

    private func buffer(_ bytes: [UInt8]) throws(Stop) -> JSValue { try typed(.uint8, bytes, prototype("Buffer")) }

    /// `Buffer.from(value, encoding)`.
    func buffer(from arguments: Arguments) throws(Stop) -> JSValue {
        switch arguments.at(0) {
        case .string(let text): return try buffer(bytes(text, encoding: arguments.at(1)))
        case .object(let object):
            if object.isTainted { throw .poison }
            if object.hasElements {
                var bytes: [UInt8] = []
                for element in object.elements { bytes.append(UInt8(truncatingIfNeeded: Coercion.int32(try number(element.filled)))) }
                return try buffer(bytes)
            }
            throw .poison
        case .unknown: throw .poison
        default: throw typeError()
        }
    }

    /// The bytes of a buffer or typed array of bytes.
    func bytes(_ value: JSValue) throws(Stop) -> [UInt8] {
        guard case .object(let object) = value, object.kind == .typedArray, case .typed(let element) = object.payload, !object.isTainted,
            element == .uint8 || element == .clamped || element == .int8
        else { throw .poison }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(object.elements.count)
        for element in object.elements {
            guard case .number(let number) = element else { throw .poison }
            bytes.append(UInt8(truncatingIfNeeded: Coercion.int32(number)))
        }
        try charge(bytes.count >> 2)
        return bytes
    }

    private func encodingName(_ value: JSValue) throws(Stop) -> String {
        value.isNullish ? "utf8" : try string(value).text.lowercased()
    }

    /// A text's bytes in one of Node's encodings (Node's `buffer` documentation, "Buffers and character encodings").
    func bytes(_ text: JSString, encoding: JSValue) throws(Stop) -> [UInt8] {
        if case .number = encoding { throw .poison }
        stepsLeft -= text.count >> 2
        switch try encodingName(encoding) {
        case "utf8", "utf-8": return text.utf8
        case "base64", "base64url": return TextCodec.base64(lenient: text)
        case "hex": return TextCodec.hex(text)
        case "latin1", "binary", "ascii": return text.latin1
        case "utf16le", "utf-16le", "ucs2", "ucs-2": return text.units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        default: throw typeError()
        }
    }

    private func text(_ bytes: [UInt8], encoding: JSValue) throws(Stop) -> JSString {
        switch try encodingName(encoding) {
        case "utf8", "utf-8": return JSString(utf8: bytes)
        case "base64": return TextCodec.base64(bytes)
        case "base64url": return TextCodec.base64(bytes, url: true)
        case "hex": return TextCodec.hex(bytes)
        case "latin1", "binary": return JSString(latin1: bytes)
        case "ascii": return JSString(latin1: bytes.map { $0 & 0x7F })
        case "utf16le", "utf-16le", "ucs2", "ucs-2":
            return JSString(units: stride(from: 0, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 })
        default: throw typeError()
        }
    }

    private func decode(_ this: JSValue, _ source: JSValue) throws(Stop) -> JSValue {
        guard case .object(let decoder) = this, case .primitive(let label) = decoder.payload else { throw .poison }
        if source.isUndefined { return .string(.empty) }
        var bytes = try bytes(source)
        switch try encodingName(label) {
        case "utf8", "utf-8", "unicode-1-1-utf-8":
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
            return try paid(JSString(utf8: bytes))
        case "utf-16le", "utf-16":
            guard bytes.count % 2 == 0 else { throw .poison }
            return try paid(text(bytes, encoding: .text("utf16le")))
        case "latin1", "ascii", "iso-8859-1", "windows-1252":
            // Windows-1252 differs from Latin-1 between 0x80 and 0x9F.
            guard !bytes.contains(where: { 0x80...0x9F ~= $0 }) else { throw .poison }
            return try paid(JSString(latin1: bytes))
        default: throw .poison
        }
    }
}
