// SPDX-License-Identifier: Apache-2.0

extension RegExpReader {
    /// What follows a `(`, which was read.
    mutating func openGroup() throws(RegExpProblem) {
        let start = at - 1
        var isQuantifiable = true
        if !eat("?") {
            groupCount += 1
        } else if eat("=") || eat("!") {
            isQuantifiable = !unicode
        } else if eat("<") {
            if eat("=") || eat("!") {
                isQuantifiable = false
            } else {
                groupCount += 1
                try declare(try groupName(), at: start)
            }
        } else if !eat(":") {
            try modifiers()
        }
        frames.append(Frame(start: at, alternative: at, isQuantifiable: isQuantifiable))
    }

    /// `ims-ims:` after `(?`; at least one letter, none twice.
    private mutating func modifiers() throws(RegExpProblem) {
        var met: UInt32 = 0
        var isAfterMinus = false
        while true {
            let unit = peek()
            switch Unicode.Scalar(unit) {
            case "i", "m", "s":
                let bit = UInt32(1) << (unit & 31)
                guard met & bit == 0 else { throw problem("A modifier of a regular expression's group is there twice") }
                met |= bit
            case "-" where !isAfterMinus: isAfterMinus = true
            case ":" where met != 0:
                at += 1
                return
            default: throw problem("A group of a regular expression is of no known kind")
            }
            at += 1
        }
    }

    /// Keeps a group's name. Two groups may have the same one when they are in different alternatives (ECMAScript 2025).
    ///
    /// Comparing with the last group of that name is enough: groups come in the order of the tree of alternatives, so what two
    /// of them have in common is never less than what two neighbours between them have.
    private mutating func declare(_ name: [UInt32], at place: Int) throws(RegExpProblem) {
        if let last = names[name], shareAnAlternative(last) {
            throw problem("Two groups of a regular expression have the same name", at: place)
        }
        names[name] = place
    }

    /// The place before here is in the same alternative of the innermost open group that holds both.
    private func shareAnAlternative(_ place: Int) -> Bool {
        var low = 0
        var high = frames.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if frames[middle].start <= place { low = middle } else { high = middle }
        }
        return frames[low].alternative <= place
    }

    /// A name and its `>`; `<` was read. Escapes and pairs of surrogates are code points here, whatever the flags.
    mutating func groupName() throws(RegExpProblem) -> [UInt32] {
        var name: [UInt32] = []
        while !eat(">") {
            let start = at
            var point = peek()
            at += 1
            if point == 0x5C {
                guard eat("u"), let value = unicodeEscape(byCodePoint: true) else {
                    throw problem("The name of a regular expression's group is wrong", at: start)
                }
                point = value
            } else if let pair = pair(point, peek()) {
                point = pair
                at += 1
            }
            guard let scalar = Unicode.Scalar(point), name.isEmpty ? Self.startsName(scalar) : Self.continuesName(scalar) else {
                throw problem("The name of a regular expression's group is wrong", at: start)
            }
            name.append(point)
        }
        guard !name.isEmpty else { throw problem("The name of a regular expression's group is missing") }
        return name
    }

    private static func startsName(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "$" || scalar == "_" || scalar.properties.isIDStart
    }

    /// U+200C and U+200D may be in names (ECMA-262 section 12.7).
    private static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "$" || scalar == "\u{200C}" || scalar == "\u{200D}" || scalar.properties.isIDContinue
    }
}
