// SPDX-License-Identifier: Apache-2.0

/// A pattern for one name of a path (no slash): `*`, `?`, `[a-z]`, `@(a|b)` and its kin, anything else itself, capitals and small
/// letters alike. Names that begin with a dot are names like any other.
struct SegmentPattern: Sendable {
    indirect enum Token: Sendable {
        /// Folded.
        case scalar(Unicode.Scalar)
        case any
        case star
        case oneOf(CharacterClass)
        case group(Quantity, [[Token]])
    }

    enum Quantity: UInt8, Sendable {
        case none = 0x21, optional = 0x3F, some = 0x2B, anyNumber = 0x2A, one = 0x40
    }

    private let tokens: [Token]
    /// Set when the pattern is plain text: folded.
    private let literal: [Unicode.Scalar]?
    /// A pattern of stars alone needs at least one character.
    private let needsText: Bool

    /// How deep groups may lie in each other; deeper ones are plain text.
    static let depthLimit = 8

    init(_ text: String) {
        var reader = SegmentPatternReader(Array(text.unicodeScalars))
        tokens = reader.read()
        let plain = tokens.compactMap { token -> Unicode.Scalar? in
            if case .scalar(let scalar) = token { return scalar }
            return nil
        }
        literal = plain.count == tokens.count ? plain : nil
        needsText = !text.isEmpty && text.utf8.allSatisfy { $0 == UInt8(ascii: "*") }
    }

    /// - Parameter name: scalars, folded by ``fold(_:)``.
    func matches(_ name: [Unicode.Scalar]) -> Bool {
        if let literal { return literal == name }
        if needsText { return !name.isEmpty }
        var ends = Set<Int>()
        ends.insert(0)
        return Self.ends(of: tokens[...], from: ends, in: name).contains(name.count)
    }

    /// One form for capital and small letters, as JavaScript's `i` flag compares: no letter beyond ASCII equals one of ASCII.
    static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar.value < 0x80 { return (0x41...0x5A).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value) + 0x20) : scalar }
        let upper = scalar.properties.uppercaseMapping.unicodeScalars
        guard let first = upper.first, upper.count == 1, first.value >= 0x80 else { return scalar }
        return first
    }

    static func fold(_ name: String) -> [Unicode.Scalar] { name.unicodeScalars.map(fold) }

    /// Where the tokens can end when they begin at one of `starts`. The depth of calls is at most ``depthLimit``.
    private static func ends(of tokens: ArraySlice<Token>, from starts: Set<Int>, in name: [Unicode.Scalar]) -> Set<Int> {
        var places = starts
        for (index, token) in zip(tokens.indices, tokens) {
            if places.isEmpty { return [] }
            switch token {
            case .scalar(let scalar): places = step(places, name) { $0 == scalar }
            case .any: places = step(places, name) { _ in true }
            case .oneOf(let characters): places = step(places, name) { characters.contains($0) }
            case .star: places = rest(of: places, name)
            case .group(.none, let choices):
                let after = tokens[(index + 1)...]
                // Anything may stand here, but nothing of which a choice and what follows it make up the whole.
                places = rest(
                    of: places.filter { place in
                        !ends(of: after, from: choiceEnds(choices, [place], name), in: name).contains(name.count)
                    }, name)
            case .group(let quantity, let choices): places = repeated(choices, quantity, places, name)
            }
        }
        return places
    }

    private static func repeated(_ choices: [[Token]], _ quantity: Quantity, _ starts: Set<Int>, _ name: [Unicode.Scalar]) -> Set<Int> {
        let once = choiceEnds(choices, starts, name)
        switch quantity {
        case .one: return once
        case .optional: return once.union(starts)
        case .some, .anyNumber, .none:
            var all = once
            var fresh = once
            while !fresh.isEmpty {
                fresh = choiceEnds(choices, fresh, name).subtracting(all)
                all.formUnion(fresh)
            }
            return quantity == .some ? all : all.union(starts)
        }
    }

    private static func choiceEnds(_ choices: [[Token]], _ starts: Set<Int>, _ name: [Unicode.Scalar]) -> Set<Int> {
        choices.reduce(into: Set()) { $0.formUnion(ends(of: $1[...], from: starts, in: name)) }
    }

    private static func step(_ places: Set<Int>, _ name: [Unicode.Scalar], _ fits: (Unicode.Scalar) -> Bool) -> Set<Int> {
        var next = Set<Int>()
        for place in places where place < name.count && fits(name[place]) { next.insert(place + 1) }
        return next
    }

    private static func rest(of places: Set<Int>, _ name: [Unicode.Scalar]) -> Set<Int> {
        places.min().map { Set($0...name.count) } ?? []
    }
}

/// `[a-z]`, `[!x]`, `[[:alpha:]]`.
struct CharacterClass: Sendable {
    enum Item: Sendable {
        case range(ClosedRange<UInt32>)
        case named(String)
    }

    var items: [Item] = []
    var isNegated = false
    /// A class that cannot be: it fits nothing, negated or not.
    var isVoid = false

    /// - Parameter scalar: folded, so every form of the letter is tried.
    func contains(_ scalar: Unicode.Scalar) -> Bool {
        if isVoid { return false }
        let forms = [scalar] + scalar.properties.lowercaseMapping.unicodeScalars + scalar.properties.uppercaseMapping.unicodeScalars
        return isNegated != items.contains { item in forms.contains { Self.fits(item, $0) } }
    }

    private static func fits(_ item: Item, _ scalar: Unicode.Scalar) -> Bool {
        switch item {
        case .range(let range): return range.contains(scalar.value)
        case .named(let name):
            let category = scalar.properties.generalCategory
            let isLetter = scalar.properties.isAlphabetic
            let isDigit = category == .decimalNumber
            switch name {
            case "alnum": return isLetter || isDigit
            case "alpha": return isLetter
            case "ascii": return scalar.value < 0x80
            case "blank": return category == .spaceSeparator || scalar == "\t"
            case "cntrl": return category == .control
            case "digit": return isDigit
            case "graph": return !scalar.properties.isWhitespace && category != .control
            case "lower", "upper": return [.lowercaseLetter, .uppercaseLetter].contains(category)
            case "print": return category != .control
            case "punct":
                return [
                    .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
                    .otherPunctuation,
                ].contains(category)
            case "space": return scalar.properties.isWhitespace
            case "word": return isLetter || isDigit || category == .connectorPunctuation
            default: return scalar.properties.isASCIIHexDigit
            }
        }
    }

    static let names: Set<String> = [
        "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper", "word", "xdigit",
    ]
}
