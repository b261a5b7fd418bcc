// SPDX-License-Identifier: Apache-2.0

/// Reads a pattern's text (ECMA-262 sections 22.2.1 and B.1.2).
struct RegExpPatternReader {
    private let units: [UInt16]
    private let isUnicode: Bool
    private var at = 0
    private var depth = 0
    private(set) var classes: [RegExpClass] = []
    private(set) var groupCount = 0
    private(set) var names: [(name: JSString, group: Int)] = []
    private var totalGroups = 0
    private var hasNames = false

    /// Groups inside groups; more is not modelled.
    private static let depthLimit = 64

    init(_ units: [UInt16], isUnicode: Bool) {
        self.units = units
        self.isUnicode = isUnicode
        countGroups()
    }

    mutating func read() throws(RegExpProgram.Problem) -> RegExpNode {
        let node = try alternatives()
        if at < units.count { throw .wrong }
        return node
    }

    private func peek(_ offset: Int = 0) -> UInt16 { at + offset < units.count ? units[at + offset] : 0 }
    private func looking(at text: String) -> Bool { at <= units.count && units[at...].starts(with: text.utf16) }

    private mutating func skip(_ text: String) -> Bool {
        guard looking(at: text) else { return false }
        at += text.utf16.count
        return true
    }

    /// Groups are counted first because `\2` means different things with one group and with two.
    private mutating func countGroups() {
        var inClass = false
        var place = 0
        while place < units.count {
            switch units[place] {
            case 0x5C: place += 1
            case 0x5B: inClass = true
            case 0x5D: inClass = false
            case 0x28 where !inClass:
                let next = place + 1 < units.count ? units[place + 1] : 0
                if next != 0x3F {
                    totalGroups += 1
                } else if units[place...].starts(with: "(?<".utf16), place + 3 < units.count, units[place + 3] != 0x3D,
                    units[place + 3] != 0x21
                {
                    totalGroups += 1
                    hasNames = true
                }
            default: break
            }
            place += 1
        }
    }

    private mutating func alternatives() throws(RegExpProgram.Problem) -> RegExpNode {
        depth += 1
        defer { depth -= 1 }
        if depth > Self.depthLimit { throw .unsupported }
        var choices = [try sequence()]
        while skip("|") { choices.append(try sequence()) }
        return choices.count == 1 ? choices[0] : .alternatives(choices)
    }

    private mutating func sequence() throws(RegExpProgram.Problem) -> RegExpNode {
        var nodes: [RegExpNode] = []
        while at < units.count, peek() != 0x7C, peek() != 0x29 { nodes.append(try term()) }
        return nodes.count == 1 ? nodes[0] : nodes.isEmpty ? .empty : .sequence(nodes)
    }

    private mutating func term() throws(RegExpProgram.Problem) -> RegExpNode {
        let firstGroup = groupCount + 1
        if skip("^") { return .start }
        if skip("$") { return .end }
        if skip("\\b") { return .wordBoundary(negated: false) }
        if skip("\\B") { return .wordBoundary(negated: true) }
        for (text, negated, behind) in [("(?=", false, false), ("(?!", true, false), ("(?<=", false, true), ("(?<!", true, true)]
        where skip(text) {
            let inner = try alternatives()
            guard skip(")") else { throw .wrong }
            let node = RegExpNode.look(inner, negated: negated, behind: behind)
            return behind || isUnicode ? node : try quantified(node, firstGroup)
        }
        return try quantified(try atom(), firstGroup)
    }

    private mutating func atom() throws(RegExpProgram.Problem) -> RegExpNode {
        switch peek() {
        case 0x28: return try group()
        case 0x2E:
            at += 1
            return .single(.any)
        case 0x5B: return .single(.set(try characterClass()))
        case 0x5C: return try escape()
        case 0x2A, 0x2B, 0x3F: throw .wrong
        case 0x7B where isUnicode || quantifier() != nil: throw .wrong
        case 0x7D where isUnicode, 0x5D where isUnicode: throw .wrong
        default: return .single(.character(nextPoint()))
        }
    }

    private mutating func nextPoint() -> UInt32 {
        let unit = peek()
        at += 1
        if isUnicode, UTF16.isLeadSurrogate(unit), UTF16.isTrailSurrogate(peek()) {
            at += 1
            return 0x10000 + (UInt32(unit) - 0xD800) << 10 + UInt32(units[at - 1]) - 0xDC00
        }
        return UInt32(unit)
    }

    private mutating func group() throws(RegExpProgram.Problem) -> RegExpNode {
        if skip("(?:") {
            let inner = try alternatives()
            guard skip(")") else { throw .wrong }
            return inner
        }
        at += 1
        groupCount += 1
        let number = groupCount
        if skip("?<") {
            let name = try groupName()
            if names.contains(where: { $0.name == name }) { throw .unsupported }
            names.append((name, number))
        } else if peek() == 0x3F {
            throw .unsupported
        }
        let inner = try alternatives()
        guard skip(")") else { throw .wrong }
        return .group(inner, number: number)
    }

    private mutating func groupName() throws(RegExpProgram.Problem) -> JSString {
        let from = at
        while at < units.count, peek() != 0x3E { at += 1 }
        guard at > from, at < units.count else { throw .wrong }
        let name = JSString(units: units[from..<at])
        if name.units.contains(0x5C) { throw .unsupported }
        at += 1
        return name
    }

    /// A quantifier at this place, and how long it is.
    private func quantifier() -> (min: Int, max: Int, length: Int)? {
        switch peek() {
        case 0x2A: return (0, .max, 1)
        case 0x2B: return (1, .max, 1)
        case 0x3F: return (0, 1, 1)
        case 0x7B: break
        default: return nil
        }
        var place = at + 1
        func number() -> Int? {
            let from = place
            var value = 0
            while place < units.count, (0x30...0x39).contains(units[place]) {
                value = min(value * 10 + Int(units[place]) - 0x30, 1 << 30)
                place += 1
            }
            return place > from ? value : nil
        }
        guard let low = number() else { return nil }
        var high = low
        if place < units.count, units[place] == 0x2C {
            place += 1
            high = number() ?? .max
        }
        guard place < units.count, units[place] == 0x7D else { return nil }
        return (low, high, place + 1 - at)
    }

    private mutating func quantified(_ node: RegExpNode, _ firstGroup: Int) throws(RegExpProgram.Problem) -> RegExpNode {
        guard let found = quantifier() else { return node }
        at += found.length
        let isGreedy = !skip("?")
        if found.max < found.min { throw .wrong }
        if quantifier() != nil { throw .wrong }
        return .repeated(node, min: found.min, max: found.max, isGreedy: isGreedy, groups: firstGroup..<(groupCount + 1))
    }

    // MARK: Escapes and classes

    private mutating func escape() throws(RegExpProgram.Problem) -> RegExpNode {
        at += 1
        guard at < units.count else { throw .wrong }
        if let set = classEscape() { return .single(.set(add(set))) }
        if peek() == 0x70 || peek() == 0x50, isUnicode { throw .unsupported }
        if peek() == 0x6B, hasNames || isUnicode {
            at += 1
            guard skip("<") else { throw .wrong }
            return .namedReference(try groupName())
        }
        if (0x31...0x39).contains(peek()) {
            var place = at
            var number = 0
            while place < units.count, (0x30...0x39).contains(units[place]), number <= totalGroups {
                number = number * 10 + Int(units[place]) - 0x30
                place += 1
            }
            if number <= totalGroups {
                at = place
                return .backReference(number)
            }
            if isUnicode { throw .wrong }
        }
        return .single(.character(try characterEscape()))
    }

    private mutating func add(_ set: RegExpClass) -> Int {
        classes.append(set)
        return classes.count - 1
    }

    private mutating func classEscape() -> RegExpClass? {
        let set: RegExpClass
        switch peek() | 0x20 {
        case 0x64: set = .digits
        case 0x77: set = .words
        case 0x73: set = .spaces
        default: return nil
        }
        let negated = peek() & 0x20 == 0
        at += 1
        return RegExpClass(ranges: negated ? set.complement : set.ranges)
    }

    /// After the backslash.
    private mutating func characterEscape() throws(RegExpProgram.Problem) -> UInt32 {
        let unit = peek()
        at += 1
        switch unit {
        case 0x74: return 9
        case 0x6E: return 10
        case 0x76: return 11
        case 0x66: return 12
        case 0x72: return 13
        case 0x30...0x37: return isUnicode && unit != 0x30 ? UInt32(unit) : octal(unit)
        case 0x63:
            if (0x41...0x5A).contains(peek() & ~0x20) {
                at += 1
                return UInt32(units[at - 1]) & 31
            }
            at -= 1
            return 0x5C
        case 0x78: return hex(2) ?? 0x78
        case 0x75:
            if isUnicode, peek() == 0x7B { return try bracedEscape() }
            guard let first = hex(4) else { return 0x75 }
            if isUnicode, (0xD800..<0xDC00).contains(first), looking(at: "\\u") {
                let back = at
                at += 2
                if let second = hex(4), (0xDC00..<0xE000).contains(second) { return 0x10000 + (first - 0xD800) << 10 + second - 0xDC00 }
                at = back
            }
            return first
        default:
            at -= 1
            return nextPoint()
        }
    }

    private mutating func octal(_ first: UInt16) -> UInt32 {
        var value = UInt32(first) - 0x30
        while (0x30...0x37).contains(peek()), value * 8 < 256 {
            value = value * 8 + UInt32(peek()) - 0x30
            at += 1
        }
        return value
    }

    private mutating func hex(_ count: Int) -> UInt32? {
        var value: UInt32 = 0
        for offset in 0..<count {
            guard let digit = NumberText.digit(peek(offset)), digit < 16 else { return nil }
            value = value * 16 + UInt32(digit)
        }
        at += count
        return value
    }

    private mutating func bracedEscape() throws(RegExpProgram.Problem) -> UInt32 {
        at += 1
        var value: UInt32 = 0
        let from = at
        while let digit = NumberText.digit(peek()), digit < 16, value <= 0x10FFFF {
            value = value * 16 + UInt32(digit)
            at += 1
        }
        guard at > from, value <= 0x10FFFF, skip("}") else { throw .wrong }
        return value
    }

    private mutating func characterClass() throws(RegExpProgram.Problem) -> Int {
        at += 1
        var set = RegExpClass()
        set.isNegated = skip("^")
        while at < units.count, peek() != 0x5D {
            let first = try classAtom(&set)
            guard peek() == 0x2D, peek(1) != 0x5D, at + 1 < units.count else {
                if let first { set.ranges.append(first...first) }
                continue
            }
            at += 1
            let last = try classAtom(&set)
            if let first, let last {
                if first > last { throw .wrong }
                set.ranges.append(first...last)
            } else {
                for point in [first, last, 0x2D] { if let point { set.ranges.append(point...point) } }
            }
        }
        guard skip("]") else { throw .wrong }
        return add(set)
    }

    /// One character of a class, or `nil` when a whole set was added.
    private mutating func classAtom(_ set: inout RegExpClass) throws(RegExpProgram.Problem) -> UInt32? {
        guard peek() == 0x5C else { return nextPoint() }
        at += 1
        guard at < units.count else { throw .wrong }
        if let inner = classEscape() {
            set.ranges += inner.ranges
            return nil
        }
        if peek() == 0x70 || peek() == 0x50, isUnicode { throw .unsupported }
        if skip("b") { return 8 }
        return try characterEscape()
    }
}
