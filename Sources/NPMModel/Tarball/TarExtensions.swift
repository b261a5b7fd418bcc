// SPDX-License-Identifier: Apache-2.0

/// What pax headers and GNU long names say about the entries that follow, kept as npm keeps it.
///
/// npm applies pending records to the very next header of any kind, merges records of several headers, lets a global size
/// win over a local one, and takes no path from a global header (node-tar 6.2.1, `pax.js`, `header.js`).
struct TarExtensions {
    struct Path {
        var text: String
        /// npm turns a value of digits alone into a number.
        var isNumber = false
        var isUTF8 = true
    }

    private var localPath: Path?
    private var localSize: Double?
    private var globalSize: Double?
    /// A pax header, not a long name, gave the path.
    private(set) var pathIsFromPax = false

    var path: Path? { localPath }
    var size: Double? { globalSize ?? localSize }

    /// Called after each entry that is not itself an extension.
    mutating func endEntry() {
        localPath = nil
        localSize = nil
        pathIsFromPax = false
    }

    mutating func readLongName(_ body: ArraySlice<UInt8>) {
        let (text, isUTF8) = TarHeader.text(body.span)
        // An empty name is a name, on which the next header fails.
        localPath = Path(text: text, isUTF8: isUTF8)
        pathIsFromPax = false
    }

    mutating func readPax(_ body: ArraySlice<UInt8>, isGlobal: Bool) {
        var local: (path: String?, size: String?)
        for line in String(decoding: body, as: UTF8.self).unicodeScalars.split(separator: "\n") {
            guard let (key, value) = TarExtensions.record(line) else { continue }
            switch key {
            case "path": local.path = value
            case "size": local.size = value
            default: continue
            }
        }
        // Empty and zero count as "not said".
        if let text = local.size {
            let isDigits = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
            let number = text.isEmpty ? 0 : isDigits ? Double(text) ?? .infinity : TarNumber.javaScriptNumber(text)
            let size: Double? = text.isEmpty || isDigits && number == 0 ? nil : number
            if isGlobal { globalSize = size } else { localSize = size }
        }
        if let text = local.path, !isGlobal {
            let isNumber = !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
            let saysNothing = text.isEmpty || isNumber && text.utf8.allSatisfy { $0 == 0x30 }
            localPath = saysNothing ? nil : Path(text: text, isNumber: isNumber)
            pathIsFromPax = !saysNothing
        }
    }

    /// One record, `LENGTH KEY=VALUE`, on a line of its own; `nil` where the length is not the line's. npm splits at line
    /// breaks, so a value with one in it is lost.
    private static func record(_ line: Substring.UnicodeScalarView) -> (key: String, value: String)? {
        var start = line.drop { $0 == " " || (0x09...0x0D).contains($0.value) }
        if start.first == "+" { start = start.dropFirst() }
        let digits = start.prefix { (0x30...0x39).contains($0.value) }
        guard digits.count <= 18, let length = Int(String(digits)), length == Substring(line).utf8.count + 1 else { return nil }
        let rest = line.dropFirst(String(length).utf8.count + 1)
        guard let equals = rest.firstIndex(of: "="), equals != rest.startIndex else { return nil }
        return (String(rest[..<equals]), String(rest[rest.index(after: equals)...]))
    }
}
