// SPDX-License-Identifier: Apache-2.0

/// Lines for standard output, written in large pieces: a tree may have millions of them.
struct OutputPieces {
    private var text = ""

    private static let pieceBytes = 1 << 16

    /// - Throws: when the reader has gone.
    mutating func line(_ line: String) throws {
        if !text.isEmpty { text += "\n" }
        text += line
        if text.utf8.count >= Self.pieceBytes { try finish() }
    }

    mutating func finish() throws {
        guard !text.isEmpty else { return }
        try Terminal.print(text)
        text.removeAll(keepingCapacity: true)
    }
}
