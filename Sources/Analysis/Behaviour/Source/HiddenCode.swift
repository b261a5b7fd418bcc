// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Code in files that are not code: what a script reads from the release and runs.
enum HiddenCode {
    struct Piece: Sendable {
        var bytes: ArraySlice<UInt8>
        /// Where it stands in the file.
        var place: Range<Int>
    }

    /// Pieces that are read of one file.
    static let pieceLimit = 32
    /// Shorter texts are words, not programs.
    private static let shortest = 24

    /// The whole text, the longer strings of a JSON file, and lines in base64 or hexadecimal, decoded.
    static func pieces(in file: ReleaseFile) -> [Piece] {
        let bytes = file.bytes
        if file.path.lowercased().hasSuffix(".json"), let document = try? JSONDocument(Array(bytes)) {
            return strings(of: document.root, bytes)
        }
        var pieces = FileKind.mayBeScript(bytes) ? [Piece(bytes: bytes, place: 0..<bytes.count)] : []
        var start = bytes.startIndex
        for at in bytes.startIndex...bytes.endIndex where at == bytes.endIndex || bytes[at] == 0x0A {
            if at - start >= shortest * 2, pieces.count < pieceLimit, let text = decoded(bytes[start..<at]) {
                pieces.append(Piece(bytes: text[...], place: (start - bytes.startIndex)..<(at - bytes.startIndex)))
            }
            start = at + 1
        }
        return pieces
    }

    private static func strings(of root: JSONNode, _ bytes: ArraySlice<UInt8>) -> [Piece] {
        var pieces: [Piece] = []
        var waiting = [root]
        var looked = 0
        while let next = waiting.popLast(), looked < 100_000, pieces.count < pieceLimit {
            looked += 1
            switch next.kind {
            case .object: waiting.append(contentsOf: next.members.map(\.value))
            case .array: waiting.append(contentsOf: next.elements)
            case .string:
                guard let text = next.string, text.utf8.count >= shortest, text.contains("(") || !text.contains(" ") else { continue }
                let start = bytes.firstRange(of: Array(text.utf8.prefix(12))).map { $0.lowerBound - bytes.startIndex } ?? 0
                let place = start..<min(start + text.utf8.count, bytes.count)
                if text.contains("(") { pieces.append(Piece(bytes: Array(text.utf8)[...], place: place)) }
                if let text = decoded(Array(text.utf8)[...]) { pieces.append(Piece(bytes: text[...], place: place)) }
            default: break
            }
        }
        return pieces
    }

    /// What a text in base64 or hexadecimal stands for, where that is readable text.
    private static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        let trimmed = text.filter { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }
        guard trimmed.count >= shortest else { return nil }
        let isHex = trimmed.count % 2 == 0 && trimmed.allSatisfy { ShellBytes.digit($0) != nil }
        let out = isHex ? ShellBytes.hex(trimmed) : TokenChecksum.base64(trimmed)
        guard let out, out.count >= shortest / 2, out.allSatisfy({ $0 >= 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) else {
            return nil
        }
        return out
    }
}
