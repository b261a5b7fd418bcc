// SPDX-License-Identifier: Apache-2.0

/// A regular expression ready to be matched.
final class RegExpProgram {
    let source: JSString
    let flags: JSString
    let code: [RegExpInstruction]
    let classes: [RegExpClass]
    let groupCount: Int
    let names: [(name: JSString, group: Int)]
    let counterCount: Int
    /// The unit that every match starts with, when there is one.
    let firstUnit: UInt16?

    let isGlobal, ignoresCase, isMultiline, matchesLineEnds, isUnicode, isSticky: Bool

    /// What went wrong while reading a pattern.
    enum Problem: Error {
        /// The language says it is no regular expression.
        case wrong
        /// It may be one, and is not modelled.
        case unsupported
    }

    init(source: JSString, flags: JSString) throws(Problem) {
        let letters = flags.text
        let isDifferent = Set(letters).count == letters.count && letters.allSatisfy { "dgimsuvy".contains($0) }
        guard isDifferent else { throw .wrong }
        guard !letters.contains("v") else { throw .unsupported }
        self.source = source
        self.flags = JSString(String("dgimsuvy".filter { letters.contains($0) }))
        isGlobal = letters.contains("g")
        ignoresCase = letters.contains("i")
        isMultiline = letters.contains("m")
        matchesLineEnds = letters.contains("s")
        isUnicode = letters.contains("u")
        isSticky = letters.contains("y")
        var reader = RegExpPatternReader(source.units, isUnicode: isUnicode)
        let pattern = try reader.read()
        var writer = RegExpWriter(classes: reader.classes)
        writer.emit(.save(0))
        try writer.write(pattern)
        writer.emit(.save(1))
        writer.emit(.match)
        code = writer.code
        classes = writer.classes
        groupCount = reader.groupCount
        names = reader.names
        counterCount = writer.counterCount
        firstUnit = ignoresCase ? nil : Self.firstUnit(of: code)
    }

    private static func firstUnit(of code: [RegExpInstruction]) -> UInt16? {
        for instruction in code {
            switch instruction {
            case .save, .wordBoundary: continue
            case .character(let unit, backward: false) where unit < 0xD800: return UInt16(unit)
            default: return nil
            }
        }
        return nil
    }

    func property(_ key: JSString) -> JSValue? {
        switch key.text {
        case "source": .string(source.isEmpty ? "(?:)" : JSString(units: Self.escaped(source.units)))
        case "flags": .string(flags)
        case "global": .boolean(isGlobal)
        case "ignoreCase": .boolean(ignoresCase)
        case "multiline": .boolean(isMultiline)
        case "dotAll": .boolean(matchesLineEnds)
        case "unicode": .boolean(isUnicode)
        case "sticky": .boolean(isSticky)
        case "hasIndices": .boolean(flags.text.contains("d"))
        case "unicodeSets": .boolean(false)
        default: nil
        }
    }

    /// The source as `toString` shows it: slashes outside classes get a backslash (ECMA-262 section 22.2.6.13.1).
    private static func escaped(_ units: [UInt16]) -> [UInt16] {
        var result: [UInt16] = []
        var inClass = false
        var at = 0
        while at < units.count {
            let unit = units[at]
            if unit == 0x5C, at + 1 < units.count {
                result += units[at...(at + 1)]
                at += 2
                continue
            }
            if unit == 0x5B { inClass = true }
            if unit == 0x5D { inClass = false }
            if unit == 0x2F, !inClass { result.append(0x5C) }
            result += unit == 0x0A ? [0x5C, 0x6E] : [unit]
            at += 1
        }
        return result
    }
}

/// A set of code points as ranges, ascending.
struct RegExpClass {
    var ranges: [ClosedRange<UInt32>] = []
    var isNegated = false

    func contains(_ point: UInt32) -> Bool {
        for range in ranges where range.contains(point) { return true }
        return false
    }

    static let digits = RegExpClass(ranges: [0x30...0x39])
    static let words = RegExpClass(ranges: [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
    static let spaces = RegExpClass(ranges: [
        0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F, 0x205F...0x205F,
        0x3000...0x3000, 0xFEFF...0xFEFF,
    ])

    /// Everything else.
    var complement: [ClosedRange<UInt32>] {
        var result: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if range.lowerBound > next { result.append(next...(range.lowerBound - 1)) }
            next = max(next, range.upperBound + 1)
        }
        if next <= 0x10FFFF { result.append(next...0x10FFFF) }
        return result
    }
}

/// One step of the matcher. Places are indexes into the code.
enum RegExpInstruction {
    case character(UInt32, backward: Bool)
    case any(backward: Bool)
    case set(Int, backward: Bool)
    case start, end
    case wordBoundary(negated: Bool)
    case save(Int)
    /// Tries the first place, then the second.
    case split(Int, Int)
    case jump(Int)
    case backReference(Int, backward: Bool)
    case namedReference(JSString, backward: Bool)
    /// What follows up to its `lookEnd`; goes on at the place.
    case look(negated: Bool, next: Int)
    case lookEnd
    /// One character's set, any number of times.
    case run(RegExpSingle, min: Int, max: Int, isGreedy: Bool)
    case repeatStart(Int)
    case repeatCheck(Int, min: Int, max: Int, isGreedy: Bool, exit: Int)
    case repeatEnter(Int, firstGroup: Int, lastGroup: Int)
    case match
}

/// What matches exactly one character.
enum RegExpSingle {
    case character(UInt32)
    case any
    case set(Int)
}

/// A pattern as a tree.
indirect enum RegExpNode {
    case empty
    case single(RegExpSingle)
    case start, end
    case wordBoundary(negated: Bool)
    case sequence([RegExpNode])
    case alternatives([RegExpNode])
    case group(RegExpNode, number: Int)
    case look(RegExpNode, negated: Bool, behind: Bool)
    case backReference(Int)
    case namedReference(JSString)
    case repeated(RegExpNode, min: Int, max: Int, isGreedy: Bool, groups: Range<Int>)
}

/// Turns a pattern's tree into code.
struct RegExpWriter {
    private(set) var code: [RegExpInstruction] = []
    let classes: [RegExpClass]
    private(set) var counterCount = 0
    private static let codeLimit = 1 << 16

    init(classes: [RegExpClass]) { self.classes = classes }

    mutating func emit(_ instruction: RegExpInstruction) { code.append(instruction) }

    mutating func write(_ node: RegExpNode, backward: Bool = false) throws(RegExpProgram.Problem) {
        if code.count > Self.codeLimit { throw .unsupported }
        switch node {
        case .empty: break
        case .single(.character(let point)): emit(.character(point, backward: backward))
        case .single(.any): emit(.any(backward: backward))
        case .single(.set(let index)): emit(.set(index, backward: backward))
        case .start: emit(.start)
        case .end: emit(.end)
        case .wordBoundary(let negated): emit(.wordBoundary(negated: negated))
        case .sequence(let nodes): for node in backward ? nodes.reversed() : nodes { try write(node, backward: backward) }
        case .alternatives(let nodes): try write(alternatives: nodes, backward)
        case .group(let inner, let number):
            emit(.save(number * 2 + (backward ? 1 : 0)))
            try write(inner, backward: backward)
            emit(.save(number * 2 + (backward ? 0 : 1)))
        case .look(let inner, let negated, let behind):
            let at = code.count
            emit(.lookEnd)
            try write(inner, backward: behind)
            emit(.lookEnd)
            code[at] = .look(negated: negated, next: code.count)
        case .backReference(let number): emit(.backReference(number, backward: backward))
        case .namedReference(let name): emit(.namedReference(name, backward: backward))
        case .repeated(let inner, let min, let max, let isGreedy, let groups):
            if case .single(let single) = inner, !backward {
                emit(.run(single, min: min, max: max, isGreedy: isGreedy))
            } else {
                try write(repeated: inner, min, max, isGreedy, groups, backward)
            }
        }
    }

    private mutating func write(alternatives nodes: [RegExpNode], _ backward: Bool) throws(RegExpProgram.Problem) {
        var jumps: [Int] = []
        for (at, node) in nodes.enumerated() {
            let split = code.count
            if at + 1 < nodes.count { emit(.match) }
            try write(node, backward: backward)
            if at + 1 < nodes.count {
                jumps.append(code.count)
                emit(.match)
                code[split] = .split(split + 1, code.count)
            }
        }
        for jump in jumps { code[jump] = .jump(code.count) }
    }

    private mutating func write(
        repeated inner: RegExpNode,
        _ min: Int,
        _ max: Int,
        _ isGreedy: Bool,
        _ groups: Range<Int>,
        _ backward: Bool
    ) throws(RegExpProgram.Problem) {
        let counter = counterCount
        counterCount += 1
        emit(.repeatStart(counter))
        let check = code.count
        emit(.match)
        emit(.repeatEnter(counter, firstGroup: groups.lowerBound, lastGroup: groups.upperBound - 1))
        try write(inner, backward: backward)
        emit(.jump(check))
        code[check] = .repeatCheck(counter, min: min, max: max, isGreedy: isGreedy, exit: code.count)
    }
}
