// SPDX-License-Identifier: Apache-2.0

/// The alternatives that braces in a pattern stand for, as the shells have it and npm's pattern reader after them:
/// `a{b,c}d` is `abd` and `acd`, `x{1..3}` is `x1`, `x2` and `x3`, `{a}` and `${a,b}` are themselves.
struct BraceExpansion {
    /// Each once, in the order found. Where there would be more than ``limit``, the pattern itself, unexpanded.
    private(set) var alternatives: [String] = []
    private(set) var isCut = false

    /// Alternatives of one pattern. Lists that people write have a few dozen.
    static let limit = 1000
    /// Bytes of all alternatives together: what one pattern may grow to.
    static let byteLimit = 1 << 20

    private typealias Bytes = [UInt8]

    init(_ pattern: String) {
        guard pattern.utf8.contains(UInt8(ascii: "{")) else {
            alternatives = [pattern]
            return
        }
        var waiting: [(text: Bytes, from: Int)] = [(Array(pattern.utf8), pattern.utf8.starts(with: "{}".utf8) ? 2 : 0)]
        var seen: Set<String> = []
        var bytes = 0
        while let (text, from) = waiting.popLast() {
            guard let group = Self.group(in: text, from: from) else {
                let done = String(decoding: text, as: UTF8.self)
                if seen.insert(done).inserted { alternatives.append(done) }
                continue
            }
            bytes += text.count * group.options.count
            guard waiting.count + alternatives.count + group.options.count <= Self.limit, bytes <= Self.byteLimit else {
                alternatives = [pattern]
                isCut = true
                return
            }
            for option in group.options.reversed() {
                waiting.append((text[..<group.range.lowerBound] + option + text[group.range.upperBound...], group.range.lowerBound))
            }
        }
    }

    private struct Group {
        /// Both braces included.
        var range: Range<Int>
        var options: [Bytes]
    }

    /// The first group at or after `from` that stands for something else than itself.
    private static func group(in text: Bytes, from: Int) -> Group? {
        var pairs: [(open: Int, commas: [Int])] = []
        var best: Group?
        var at = from
        while at < text.count {
            switch text[at] {
            case UInt8(ascii: "\\"): at += 1
            case UInt8(ascii: "{"): pairs.append((at, []))
            case UInt8(ascii: ","): if !pairs.isEmpty { pairs[pairs.count - 1].commas.append(at) }
            case UInt8(ascii: "}"):
                guard let pair = pairs.popLast() else { break }
                let isShellName = pair.open > 0 && text[pair.open - 1] == UInt8(ascii: "$")
                if !isShellName, let options = options(text, pair.open, at, pair.commas) {
                    // The outermost of those that close here is the one to open first: what it holds comes later.
                    if best.map({ pair.open < $0.range.lowerBound }) ?? true { best = Group(range: pair.open..<at + 1, options: options) }
                } else if isShellName, best.map({ $0.range.lowerBound > pair.open }) ?? false {
                    best = nil
                }
                if pairs.isEmpty, best != nil { return best }
            default: break
            }
            at += 1
        }
        return best
    }

    private static func options(_ text: Bytes, _ open: Int, _ close: Int, _ commas: [Int]) -> [Bytes]? {
        guard commas.isEmpty else {
            let ends = commas + [close]
            var start = open + 1
            return ends.map { end in
                defer { start = end + 1 }
                return Array(text[start..<end])
            }
        }
        return sequence(String(decoding: text[open + 1..<close], as: UTF8.self))
    }

    /// `1..3`, `01..10..2`, `a..e`.
    private static func sequence(_ body: String) -> [Bytes]? {
        var parts: [String] = []
        var rest = Substring(body)
        while let dots = rest.firstRange(ofDots: ()) {
            parts.append(String(rest[..<dots.lowerBound]))
            rest = rest[dots.upperBound...]
        }
        parts.append(String(rest))
        guard parts.count == 2 || parts.count == 3 else { return nil }
        guard let step = parts.count == 3 ? Int(parts[2]) : 1, step != Int.min else { return nil }
        let isAlphabetic = parts[0].utf8.count == 1 && parts[1].utf8.count == 1 && (isLetter(parts[0]) && isLetter(parts[1]))
        let low = isAlphabetic ? parts[0].utf8.first.map(Int.init) : Int(parts[0])
        let high = isAlphabetic ? parts[1].utf8.first.map(Int.init) : Int(parts[1])
        guard let low, let high, abs(low.distance(to: 0)) < 1 << 40, abs(high.distance(to: 0)) < 1 << 40, step != 0 else { return nil }
        let stride = Swift.stride(from: low, through: high, by: low <= high ? abs(step) : -abs(step))
        let isPadded = !isAlphabetic && parts.contains { ($0.hasPrefix("0") && $0.count > 1) || $0.hasPrefix("-0") }
        let width = max(parts[0].utf8.count, parts[1].utf8.count)
        var values: [Bytes] = []
        for value in stride {
            // One more than the limit is enough to be told that it is too many.
            if values.count > limit { break }
            if isAlphabetic {
                values.append([UInt8(clamping: value)])
            } else {
                let digits = String(abs(value))
                let sign = value < 0 ? "-" : ""
                let zeros = isPadded ? String(repeating: "0", count: max(0, width - digits.utf8.count - sign.utf8.count)) : ""
                values.append(Array((sign + zeros + digits).utf8))
            }
        }
        return values
    }

    private static func isLetter(_ text: String) -> Bool {
        text.utf8.allSatisfy { ($0 >= 0x41 && $0 <= 0x5A) || ($0 >= 0x61 && $0 <= 0x7A) }
    }
}

extension Substring {
    fileprivate func firstRange(ofDots: Void) -> Range<Index>? {
        var at = startIndex
        while at < endIndex {
            let next = index(after: at)
            if self[at] == ".", next < endIndex, self[next] == "." { return at..<index(after: next) }
            at = next
        }
        return nil
    }
}
