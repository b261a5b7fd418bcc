// SPDX-License-Identifier: Apache-2.0

/// Matches a program against a text by trying and going back, on a stack of its own. Every step is charged to the realm.
struct RegExpMatcher {
    private let program: RegExpProgram
    private let units: [UInt16]
    private let realm: Realm
    private var captures: [Int]
    private var counters: [Int]
    private var starts: [Int]
    private var stack: [Entry] = []

    /// What to undo or to try when a way came to nothing.
    private enum Entry {
        case choice(Int, Int)
        /// Go on at the code place with one character less, down to a least position.
        case run(Int, least: Int, position: Int)
        /// Go on at the code place with one character more.
        case lazyRun(Int, RegExpSingle, position: Int, left: Int)
        case capture(Int, Int)
        case counter(Int, Int, start: Int)
    }

    /// Entries of the stack; more is not modelled.
    private static let stackLimit = 1 << 20

    init(_ program: RegExpProgram, _ text: JSString, _ realm: Realm) {
        self.program = program
        self.realm = realm
        units = text.units
        captures = []
        counters = Array(repeating: 0, count: program.counterCount)
        starts = counters
    }

    /// The captures of the first match at or after a place: start and end of each group, -1 where it took no part.
    mutating func search(from start: Int, sticky: Bool) throws(Stop) -> [Int]? {
        var at = start
        while at <= units.count {
            if let first = program.firstUnit, !sticky {
                let from = at
                while at < units.count, units[at] != first { at += 1 }
                try realm.charge((at - from) >> 3)
                if at == units.count { return nil }
            }
            captures = Array(repeating: -1, count: (program.groupCount + 1) * 2)
            stack.removeAll(keepingCapacity: true)
            if try run(from: 0, at: at) != nil { return captures }
            if sticky { return nil }
            at += 1
        }
        return nil
    }

    /// Runs from a place of the code; gives the position where it ended.
    private mutating func run(from start: Int, at position: Int) throws(Stop) -> Int? {
        let base = stack.count
        var place = start
        var at = position
        var steps = 0
        defer { realm.stepsLeft -= steps >> 1 }
        while true {
            steps += 1
            if steps & 0xFFF == 0 {
                try realm.charge(steps >> 1)
                steps = 0
                if stack.count > Self.stackLimit { throw .budget }
            }
            switch program.code[place] {
            case .match, .lookEnd: return at
            case .save(let index):
                stack.append(.capture(index, captures[index]))
                captures[index] = at
                place += 1
                continue
            case .split(let first, let second):
                stack.append(.choice(second, at))
                place = first
                continue
            case .jump(let target):
                place = target
                continue
            case .run(let single, let min, let max, let isGreedy):
                if let next = startRun(single, min, max, isGreedy, place + 1, at, &steps) {
                    at = next
                    place += 1
                    continue
                }
            case .repeatStart(let counter):
                stack.append(.counter(counter, counters[counter], start: starts[counter]))
                counters[counter] = 0
                starts[counter] = -1
                place += 1
                continue
            case .repeatCheck(let counter, let min, let max, let isGreedy, let exit):
                if let next = check(counter, min, max, isGreedy, place, exit, at) {
                    place = next
                    continue
                }
            case .repeatEnter(let counter, let first, let last):
                enter(counter, first, last, at)
                place += 1
                continue
            case .look(let negated, let next):
                if try look(place + 1, at, negated) {
                    place = next
                    continue
                }
            default:
                if let next = step(program.code[place], at) {
                    at = next
                    place += 1
                    continue
                }
            }
            guard let (nextPlace, nextAt) = goBack(to: base) else { return nil }
            place = nextPlace
            at = nextAt
        }
    }

    /// Undoes up to the last choice.
    private mutating func goBack(to base: Int) -> (Int, Int)? {
        while stack.count > base {
            switch stack.removeLast() {
            case .choice(let place, let at): return (place, at)
            case .run(let place, let least, let position):
                let shorter = back(from: position)
                if shorter > least { stack.append(.run(place, least: least, position: shorter)) }
                if shorter >= least { return (place, shorter) }
            case .lazyRun(let place, let single, let position, let left):
                if let next = match(single, position) {
                    if left > 1 { stack.append(.lazyRun(place, single, position: next, left: left - 1)) }
                    return (place, next)
                }
            case .capture(let index, let old): captures[index] = old
            case .counter(let index, let old, let start):
                counters[index] = old
                starts[index] = start
            }
        }
        return nil
    }

    private func back(from position: Int) -> Int {
        let isPair =
            program.isUnicode && position >= 2 && UTF16.isTrailSurrogate(units[position - 1]) && UTF16.isLeadSurrogate(units[position - 2])
        return position - (isPair ? 2 : 1)
    }

    private mutating func startRun(
        _ single: RegExpSingle,
        _ min: Int,
        _ max: Int,
        _ isGreedy: Bool,
        _ next: Int,
        _ start: Int,
        _ steps: inout Int
    ) -> Int? {
        var at = start
        var count = 0
        while count < min {
            guard let after = match(single, at) else { return nil }
            at = after
            count += 1
        }
        let least = at
        if !isGreedy {
            if max > count { stack.append(.lazyRun(next, single, position: at, left: max - count)) }
            return at
        }
        while count < max, let after = match(single, at) {
            at = after
            count += 1
        }
        steps += count >> 1
        if at > least { stack.append(.run(next, least: least, position: at)) }
        return at
    }

    private mutating func check(_ counter: Int, _ min: Int, _ max: Int, _ isGreedy: Bool, _ place: Int, _ exit: Int, _ at: Int) -> Int? {
        let count = counters[counter]
        if count < min { return place + 1 }
        // A round that took nothing, beyond those that must be, leads nowhere (section 22.2.2.3.1).
        if count > min, starts[counter] == at { return nil }
        if count >= max { return exit }
        stack.append(.choice(isGreedy ? exit : place + 1, at))
        return isGreedy ? place + 1 : exit
    }

    private mutating func enter(_ counter: Int, _ first: Int, _ last: Int, _ at: Int) {
        stack.append(.counter(counter, counters[counter], start: starts[counter]))
        counters[counter] += 1
        starts[counter] = at
        guard first <= last else { return }
        for index in (first * 2)...(last * 2 + 1) where captures[index] != -1 {
            stack.append(.capture(index, captures[index]))
            captures[index] = -1
        }
    }

    private mutating func look(_ place: Int, _ at: Int, _ negated: Bool) throws(Stop) -> Bool {
        let base = stack.count
        let found = try run(from: place, at: at) != nil
        if found, !negated {
            // Its choices are gone, what it captured stays and can be undone.
            let kept = stack[base...].filter { if case .capture = $0 { true } else if case .counter = $0 { true } else { false } }
            stack.removeLast(stack.count - base)
            stack.append(contentsOf: kept)
            return true
        }
        if found { undo(to: base) }
        return found != negated
    }

    private mutating func undo(to base: Int) {
        while stack.count > base {
            switch stack.removeLast() {
            case .capture(let index, let old): captures[index] = old
            case .counter(let index, let old, let start):
                counters[index] = old
                starts[index] = start
            default: break
            }
        }
    }

    // MARK: Single steps

    private func step(_ instruction: RegExpInstruction, _ at: Int) -> Int? {
        switch instruction {
        case .character(let point, let backward): return backward ? matchBack(.character(point), at) : match(.character(point), at)
        case .any(let backward): return backward ? matchBack(.any, at) : match(.any, at)
        case .set(let index, let backward): return backward ? matchBack(.set(index), at) : match(.set(index), at)
        case .start: return at == 0 || (program.isMultiline && isLineEnd(units[at - 1])) ? at : nil
        case .end: return at == units.count || (program.isMultiline && isLineEnd(units[at])) ? at : nil
        case .wordBoundary(let negated):
            let isBoundary = (at > 0 && isWord(units[at - 1])) != (at < units.count && isWord(units[at]))
            return isBoundary != negated ? at : nil
        case .backReference(let group, let backward): return reference(group, at, backward)
        case .namedReference(let name, let backward):
            guard let group = program.names.first(where: { $0.name == name })?.group else { return at }
            return reference(group, at, backward)
        default: return nil
        }
    }

    private func isLineEnd(_ unit: UInt16) -> Bool { unit == 0x0A || unit == 0x0D || unit == 0x2028 || unit == 0x2029 }
    private func isWord(_ unit: UInt16) -> Bool { RegExpClass.words.contains(UInt32(unit)) }

    private func reference(_ group: Int, _ at: Int, _ backward: Bool) -> Int? {
        let from = captures[group * 2]
        let to = captures[group * 2 + 1]
        guard from >= 0, to >= from else { return at }
        let start = backward ? at - (to - from) : at
        guard start >= 0, start + (to - from) <= units.count else { return nil }
        for offset in 0..<(to - from) where fold(UInt32(units[start + offset])) != fold(UInt32(units[from + offset])) { return nil }
        return backward ? start : start + (to - from)
    }

    @inline(__always)
    private func match(_ single: RegExpSingle, _ at: Int) -> Int? {
        guard at < units.count else { return nil }
        var point = UInt32(units[at])
        var length = 1
        if program.isUnicode, UTF16.isLeadSurrogate(units[at]), at + 1 < units.count, UTF16.isTrailSurrogate(units[at + 1]) {
            point = 0x10000 + (point - 0xD800) << 10 + UInt32(units[at + 1]) - 0xDC00
            length = 2
        }
        return accepts(single, point) ? at + length : nil
    }

    private func matchBack(_ single: RegExpSingle, _ at: Int) -> Int? {
        guard at > 0 else { return nil }
        let start = back(from: at)
        guard let end = match(single, start), end == at else { return nil }
        return start
    }

    @inline(__always)
    private func accepts(_ single: RegExpSingle, _ point: UInt32) -> Bool {
        switch single {
        case .character(let wanted): return point == wanted || (program.ignoresCase && fold(point) == fold(wanted))
        case .any: return program.matchesLineEnds || !(point < 0x10000 && isLineEnd(UInt16(point)))
        case .set(let index):
            let set = program.classes[index]
            if set.contains(point) { return !set.isNegated }
            guard program.ignoresCase else { return set.isNegated }
            return variants(point).contains(where: set.contains) != set.isNegated
        }
    }

    /// Simple case folding by the upper case letter, where that is a single one (section 22.2.2.7.3).
    private func fold(_ point: UInt32) -> UInt32 {
        guard program.ignoresCase else { return point }
        if point < 0x80 { return (0x61...0x7A).contains(point) ? point - 32 : point }
        guard let scalar = Unicode.Scalar(point) else { return point }
        let upper = scalar.properties.uppercaseMapping.unicodeScalars
        guard upper.count == 1, let only = upper.first, only.value >= 0x80 else { return point }
        return only.value
    }

    private func variants(_ point: UInt32) -> [UInt32] {
        if point < 0x80 { return (0x41...0x5A).contains(point) ? [point + 32] : (0x61...0x7A).contains(point) ? [point - 32] : [] }
        guard let scalar = Unicode.Scalar(point) else { return [] }
        let mappings = [scalar.properties.uppercaseMapping, scalar.properties.lowercaseMapping]
        return mappings.compactMap { $0.unicodeScalars.count == 1 ? $0.unicodeScalars.first?.value : nil }.filter { $0 >= 0x80 }
    }
}
