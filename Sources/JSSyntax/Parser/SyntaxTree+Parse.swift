// SPDX-License-Identifier: Apache-2.0

extension SyntaxTree {
    /// Reads a source. Never fails: what is wrong stands in `errors`, and the tree holds what could be read.
    ///
    /// With goal `lenient` a source may be read more than once: JavaScript that has errors is tried with JSX and with types, and
    /// one whose braces do not match is tried again with its indentation as a guide; the reading with the fewest errors is kept.
    ///
    /// - Parameters:
    ///   - source: UTF-8, possibly damaged; bytes beyond `byteLimit` are not read.
    ///   - goal: what to read it as; `script` and `module` look for early errors too.
    ///   - language: which forms to allow besides ECMAScript's.
    package static func parse(_ source: some Collection<UInt8>, goal: Goal = .lenient, language: Language = .javaScript) -> SyntaxTree {
        let length = min(source.count, byteLimit)
        var bytes = [UInt8]()
        bytes.reserveCapacity(length + padding)
        bytes.append(contentsOf: source.prefix(length))
        bytes.append(contentsOf: repeatElement(0, count: padding))
        let isCut = source.count > byteLimit
        if goal == .lenient { return parseLenient(bytes, length, language, isCut) }
        let tree = read(bytes, length, goal, language, isCut: isCut).tree
        guard tree.errors.isEmpty, let early = EarlyErrors.check(tree).first else { return tree }
        return tree.with(early)
    }

    private static func parseLenient(_ bytes: [UInt8], _ length: Int, _ language: Language, _ isCut: Bool) -> SyntaxTree {
        var best = read(bytes, length, .lenient, language, isCut: isCut)
        guard best.tree.errorCount > 0 else { return best.tree }
        // In a large file, errors as dense as this come from no other language: an alternative reading would only take time.
        guard length < 1 << 16 || best.tree.errorCount <= length / 8 else { return best.tree }
        let hasAngle = bytes.contains(0x3C)
        for other in otherLanguages(than: language) where hasAngle || other != .jsx {
            let reading = read(bytes, length, .lenient, other, isCut: isCut)
            if reading.tree.errorCount < best.tree.errorCount { best = reading }
            if reading.tree.errorCount == 0 { return reading.tree }
        }
        if best.missesBrace {
            let guided = read(bytes, length, .lenient, best.tree.language, isCut: isCut, usesIndentation: true)
            if guided.tree.errorCount <= best.tree.errorCount { best = guided }
        }
        return best.tree
    }

    /// What a source may be when it is not what its name says. With types, `<a>b` is a cast without JSX and an element with it.
    private static func otherLanguages(than language: Language) -> [Language] {
        switch language {
        case []: [.jsx, [.types, .jsx, .flow], .types]
        case .jsx: [[.types, .jsx, .flow]]
        case .types: [[.types, .jsx]]
        default: [.types]
        }
    }

    private static func read(
        _ bytes: [UInt8],
        _ length: Int,
        _ goal: Goal,
        _ language: Language,
        isCut: Bool,
        usesIndentation: Bool = false
    ) -> (tree: SyntaxTree, missesBrace: Bool) {
        var parser = Parser(bytes, length: length, goal: goal, language: language, usesIndentation: usesIndentation)
        parser.parseProgram()
        if isCut {
            // What was not read is never said to be right.
            parser.note(.tooLong, at: length)
            parser.fail("longer than the reader goes; the rest was not read", at: length)
        }
        if let bad = firstDamage(in: bytes, length) { parser.note(.notUTF8, at: bad) }
        let tree = SyntaxTree(
            bytes: bytes,
            byteCount: length,
            names: parser.names,
            goal: goal,
            language: language,
            errors: parser.errors,
            errorCount: parser.errorCount,
            oddities: parser.oddities,
            columns: NodeColumns(parser.nodes)
        )
        return (tree, parser.missesBrace)
    }

    /// Where the bytes stop being UTF-8.
    private static func firstDamage(in bytes: [UInt8], _ length: Int) -> Int? {
        let words = bytes.span.bytes
        var at = 0
        while at < length {
            // Most sources are ASCII: eight bytes at a time, which the padding allows at the end too.
            if words.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
                at &+= 8
            } else if let size = UTF8Character.size(bytes, at) {
                at += size
            } else {
                return at
            }
        }
        return nil
    }
}
