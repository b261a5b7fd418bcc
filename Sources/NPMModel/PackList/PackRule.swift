// SPDX-License-Identifier: Apache-2.0

/// One line of an ignore file: a pattern, and whether what it fits is left out or taken in.
struct PackRule: Sendable {
    enum Segment: Sendable {
        /// `**`
        case anyDepth
        /// The text before a leading slash or behind a closing one.
        case empty
        case name(SegmentPattern)
    }

    /// With an odd number of `!` before it: what fits is taken in.
    let includes: Bool
    private let alternatives: [[Segment]]
    /// Whether it names no folder, so that it holds at any depth.
    let isRelative: Bool
    /// Set when it stands for so many patterns that it was read as plain text.
    let isCut: Bool

    /// Bytes of a pattern that is read; longer ones fit nothing. (npm refuses those above 64 kB.)
    static let byteLimit = 4096

    /// - Parameter line: trimmed; not empty and no comment.
    init(_ line: String) {
        let marks = line.utf8.prefix { $0 == UInt8(ascii: "!") }.count
        includes = marks % 2 == 1
        let pattern = String(decoding: line.utf8.dropFirst(marks), as: UTF8.self)
        guard line.utf8.count <= Self.byteLimit, !line.hasPrefix("#") else {
            (alternatives, isRelative, isCut) = ([], false, line.utf8.count > Self.byteLimit)
            return
        }
        let braces = BraceExpansion(pattern)
        let parts = braces.alternatives.map(Self.parts)
        alternatives = parts.map { $0.map { $0.isEmpty ? .empty : $0 == "**" ? .anyDepth : .name(SegmentPattern($0)) } }
        isRelative = parts.contains { $0.count <= ($0.last?.isEmpty == false ? 1 : 2) }
        isCut = braces.isCut
    }

    /// Cut at slashes, several counting as one; `a/..` falls away, `**` does not stand twice in a row.
    private static func parts(_ pattern: String) -> [String] {
        let pieces = pattern.split(separator: "/", omittingEmptySubsequences: false)
        var parts: [String] = []
        for (place, piece) in pieces.enumerated() {
            if piece.isEmpty, place > 0, place < pieces.count - 1 { continue }
            if piece == "**", parts.last == "**" { continue }
            if piece == "..", let last = parts.last, !["", "..", ".", "**"].contains(last) {
                parts.removeLast()
            } else {
                parts.append(String(piece))
            }
        }
        return parts.isEmpty ? [""] : parts
    }

    /// Whether the pattern fits a path.
    /// - Parameters:
    ///   - path: its names; an empty one stands for a leading or closing slash.
    ///   - partly: whether a path that is only the beginning of what would fit counts too.
    func fits(_ path: [[Unicode.Scalar]], partly: Bool = false) -> Bool {
        alternatives.contains { segments in
            // A pattern of one name holds for the last name of any path.
            if segments.count == 1 { return Self.fits([path.last { !$0.isEmpty } ?? []], segments, partly: partly) }
            return Self.fits(path, segments, partly: partly)
        }
    }

    private static func fits(_ path: [[Unicode.Scalar]], _ segments: [Segment], partly: Bool) -> Bool {
        var places: Set<Int> = [0]
        for (index, segment) in segments.enumerated() {
            if places.contains(path.count) {
                if partly { return true }
                places.remove(path.count)
            }
            guard let first = places.min() else { return false }
            switch segment {
            case .anyDepth:
                if index == segments.count - 1 || partly { return true }
                places = Set(first..<path.count)
            case .empty: places = Set(places.filter { path[$0].isEmpty }.map { $0 + 1 })
            case .name(let pattern): places = Set(places.filter { pattern.matches(path[$0]) }.map { $0 + 1 })
            }
        }
        if places.contains(path.count) { return true }
        return path.last?.isEmpty == true && places.contains(path.count - 1)
    }
}

extension PackRule {
    /// The rules of an ignore file: a line each, blank ones and comments left out.
    static func rules(_ text: String) -> [PackRule] {
        text.split(omittingEmptySubsequences: true) { $0 == "\n" || $0 == "\r\n" }.compactMap { line in
            let trimmed = line.trimmingBlanks
            return trimmed.isEmpty || trimmed.hasPrefix("#") ? nil : PackRule(trimmed)
        }
    }
}

extension Substring {
    /// Without what JavaScript's `trim` takes away.
    fileprivate var trimmingBlanks: String {
        func isBlank(_ character: Character) -> Bool { character.isWhitespace || character == "\u{FEFF}" }
        return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}
