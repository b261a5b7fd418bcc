// SPDX-License-Identifier: Apache-2.0

/// Reads a ``SegmentPattern``. Whatever is not well formed is plain text, as minimatch 9.0.5 (the reader inside npm 10.8) has it.
struct SegmentPatternReader {
    private let text: [Unicode.Scalar]

    init(_ text: [Unicode.Scalar]) { self.text = text }

    mutating func read() -> [SegmentPattern.Token] {
        let tokens = read(0..<text.count, depth: 0)
        // A group without anything in it, alone, is what is written there.
        if tokens.count == 1, case .group(let quantity, let choices) = tokens[0] {
            let filled = choices.filter { !$0.isEmpty }
            if quantity == .none, choices.count == 1, filled.isEmpty { return [.any, .star] }
            if filled.isEmpty { return quantity == .none ? tokens : text.map { .scalar(SegmentPattern.fold($0)) } }
            return [.group(quantity, filled)]
        }
        return tokens
    }

    /// Calls itself for groups, at most ``SegmentPattern/depthLimit`` deep.
    private func read(_ range: Range<Int>, depth: Int) -> [SegmentPattern.Token] {
        var tokens: [SegmentPattern.Token] = []
        var at = range.lowerBound
        var allowsGroups = depth < SegmentPattern.depthLimit
        while at < range.upperBound {
            let scalar = text[at]
            if allowsGroups, let quantity = quantity(at, range.upperBound) {
                if let (choices, end) = choices(after: at + 1, range.upperBound) {
                    tokens.append(.group(quantity, choices.map { read($0, depth: depth + 1) }))
                    at = end
                    continue
                }
                // A group that never ends: it and all that follows is text with stars and classes only.
                allowsGroups = false
            }
            switch scalar {
            case "\\":
                let isLast = at + 1 == range.upperBound
                tokens.append(.scalar(SegmentPattern.fold(isLast ? scalar : text[at + 1])))
                at += isLast ? 1 : 2
            case "[":
                if let (characters, end) = characterClass(at, range.upperBound) {
                    tokens.append(.oneOf(characters))
                    at = end
                } else {
                    tokens.append(.scalar(scalar))
                    at += 1
                }
            case "*":
                // Several in a row say no more than one.
                if case .star = tokens.last {} else { tokens.append(.star) }
                at += 1
            case "?":
                tokens.append(.any)
                at += 1
            default:
                tokens.append(.scalar(SegmentPattern.fold(scalar)))
                at += 1
            }
        }
        return tokens
    }

    private func quantity(_ at: Int, _ end: Int) -> SegmentPattern.Quantity? {
        guard at + 1 < end, text[at + 1] == "(", text[at].isASCII else { return nil }
        return SegmentPattern.Quantity(rawValue: UInt8(truncatingIfNeeded: text[at].value))
    }

    /// The choices of a group whose parenthesis stands at `open`, and where it ends; `nil` when it never does.
    private func choices(after open: Int, _ end: Int) -> ([Range<Int>], end: Int)? {
        var depth = 0
        var start = open + 1
        var ranges: [Range<Int>] = []
        var at = open + 1
        while at < end {
            switch text[at] {
            case "\\": at += 1
            case "[": if let closing = bracketEnd(at, end) { at = closing - 1 } else { return nil }
            case "(" where at > 0 && "!?+*@".unicodeScalars.contains(text[at - 1]): depth += 1
            case "|" where depth == 0:
                ranges.append(start..<at)
                start = at + 1
            case ")":
                if depth == 0 { return (ranges + [start..<at], at + 1) }
                depth -= 1
            default: break
            }
            at += 1
        }
        return nil
    }

    /// Behind the bracket that ends the one at `open`.
    private func bracketEnd(_ open: Int, _ end: Int) -> Int? {
        var at = open + 1
        if at < end, text[at] == "!" || text[at] == "^" { at += 1 }
        if at < end, text[at] == "]" { at += 1 }
        while at < end {
            if text[at] == "\\" { at += 1 } else if text[at] == "]" { return at + 1 }
            at += 1
        }
        return nil
    }

    private func characterClass(_ open: Int, _ end: Int) -> (CharacterClass, end: Int)? {
        var found = CharacterClass()
        var at = open + 1
        if at < end, text[at] == "!" || text[at] == "^" {
            found.isNegated = true
            at += 1
        }
        var low: UInt32?
        var isFirst = true
        while at < end {
            if text[at] == "]", !isFirst {
                if let low { found.items.append(.range(low...low)) }
                if found.items.isEmpty { found.isVoid = true }
                return (found, at + 1)
            }
            isFirst = false
            if text[at] == "[", let (name, after) = className(at, end) {
                if low != nil { return (CharacterClass(isVoid: true), end) }
                found.items.append(.named(name))
                at = after
                continue
            }
            if text[at] == "\\", at + 1 < end { at += 1 }
            let value = text[at].value
            at += 1
            if let start = low {
                if start <= value { found.items.append(.range(start...value)) }
                low = nil
            } else if at + 1 < end, text[at] == "-", text[at + 1] != "]" {
                low = value
                at += 1
            } else {
                found.items.append(.range(value...value))
            }
        }
        return nil
    }

    private func className(_ at: Int, _ end: Int) -> (String, end: Int)? {
        guard at + 3 < end, text[at + 1] == ":" else { return nil }
        var name = ""
        var next = at + 2
        while next + 1 < end, text[next] != ":", name.unicodeScalars.count < 7 {
            name.unicodeScalars.append(text[next])
            next += 1
        }
        guard next + 1 < end, text[next] == ":", text[next + 1] == "]", CharacterClass.names.contains(name) else { return nil }
        return (name, next + 2)
    }
}
