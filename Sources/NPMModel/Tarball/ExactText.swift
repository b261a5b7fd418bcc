// SPDX-License-Identifier: Apache-2.0

/// A text that equals another only byte for byte. Swift's own strings also equal other Unicode forms of themselves, which
/// are different files, packages and members to everybody else.
struct ExactText: Hashable, Sendable {
    let text: String

    init(_ text: String) { self.text = text }

    static func == (a: ExactText, b: ExactText) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

/// A text from outside made fit for a message: at most `limit` bytes, and everything that a terminal or a reader could
/// take for something else (controls, invisible and direction characters) as `\u{…}`.
func printable(_ text: String, limit: Int = 200) -> String {
    let isPlain = text.utf8.count <= limit && text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    if isPlain { return text }
    var out = ""
    for scalar in text.unicodeScalars {
        let piece: String
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate:
            piece = "\\u{\(String(scalar.value, radix: 16))}"
        case .spaceSeparator where scalar != " ": piece = "\\u{\(String(scalar.value, radix: 16))}"
        default: piece = String(Character(scalar))
        }
        guard out.utf8.count + piece.utf8.count <= limit else { return out + "…" }
        out += piece
    }
    return out
}
