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
