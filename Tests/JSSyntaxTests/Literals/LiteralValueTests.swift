// SPDX-License-Identifier: Apache-2.0

import JSSyntax
import Testing

@Suite("Values of literals")
struct LiteralValueTests {
    /// The first node of one of the kinds in a source.
    private func first(_ kinds: Set<NodeKind>, in source: some Collection<UInt8>, _ language: Language = []) throws -> (SyntaxTree, NodeID)
    {
        let tree = SyntaxTree.parse(source, goal: .lenient, language: language)
        let id = try #require((1..<NodeID(tree.nodeCount)).first { kinds.contains(tree.kind($0)) })
        return (tree, id)
    }

    static let strings: [(source: String, value: String)] = [
        (#"("")"#, ""), (#"("abc")"#, "abc"), (#"('é😀')"#, "é😀"), (#"("a\"b")"#, "a\"b"), (#"("\n\t\v\f\r\b")"#, "\n\t\u{B}\u{C}\r\u{8}"),
        (#"("\x41\u0042\u{43}\u{1F600}")"#, "ABC😀"), (#"("\ud83d\ude00")"#, "😀"), (#"("\101\0\12a")"#, "A\0\na"),
        (#"("\400\8\é")"#, " 08é"),
        ("(\"a\\\nb\\\r\nc\\\u{2028}d\")", "abcd"), ("(\"a\u{2028}b\")", "a\u{2028}b"), ("`a\r\nb\rc`", "a\nb\nc"), (#"`\u{41}\``"#, "A`"),
        // Damaged: wrong escapes are their letters, and a missing quote ends the string with its line.
        (#"("\x4")"#, "x4"), (#"("\u12")"#, "u12"), (#"("\u{110000}")"#, "u{110000}"), (#"("\u{}")"#, "u{}"), (#"`\xz\u{z`"#, "xzu{z"),
        ("('abc\n)", "abc"), (#"('a\n"#, "a\n"), (#"('a\'"#, "a'"), (#"("\ud83d")"#, "\u{FFFD}"),
    ]

    @Test("A string's value is its text without quotes and escapes", arguments: strings.indices)
    func string(row: Int) throws {
        let (source, value) = Self.strings[row]
        let (tree, id) = try first([.stringLiteral, .templateElement], in: source.utf8)
        #expect(tree.string(id) == value)
    }

    @Test("Half a surrogate pair stays in units of UTF-16")
    func surrogate() throws {
        let (tree, id) = try first([.stringLiteral], in: #"("\ud83dx")"#.utf8)
        #expect(tree.stringUTF16(id) == [0xD83D, 0x78])
    }

    @Test("Damaged UTF-8 in a string is repaired")
    func damaged() throws {
        let (tree, id) = try first([.stringLiteral], in: [0x28, 0x22, 0xFF, 0x5C, 0x6E, 0xC3, 0x22, 0x29])
        #expect(tree.string(id) == "\u{FFFD}\n\u{FFFD}")
    }

    @Test("A JSX attribute and JSX text have entities instead of escapes")
    func jsx() throws {
        let source = #"(<a b="x\n&amp;&lt;&#65;&#x42;&nope;&">T&eacute;&nbsp;&#xZ;</a>)"#
        let (tree, attribute) = try first([.stringLiteral], in: source.utf8, .jsx)
        #expect(tree.string(attribute, inJSXAttribute: true) == #"x\n&<AB&nope;&"#)
        let (_, text) = try first([.jsxText], in: source.utf8, .jsx)
        #expect(tree.string(text) == "Té\u{A0}&#xZ;")
    }

    static let numbers: [(source: String, value: Double)] = [
        ("0", 0), ("42", 42), ("1.5", 1.5), (".5", 0.5), ("5.", 5), ("1e3", 1000), ("1E-2", 0.01), ("0xFF", 255), ("0o17", 15),
        ("0b101", 5),
        ("017", 15), ("089", 89), ("08.5", 8.5), ("00", 0), ("1_000.5", 1000.5), ("0xF_F", 255), ("1e1_0", 1e10),
        ("9007199254740993", 0x1p53),
        ("0xfffffffffffff7ff", 0x1.fffffffffffffp63), ("1e400", .infinity), ("0x", 0), ("1e", 1),
    ]

    @Test("A number's value is what JavaScript reads", arguments: numbers.indices)
    func number(row: Int) throws {
        let (tree, id) = try first([.numericLiteral], in: "(\(Self.numbers[row].source))".utf8)
        #expect(tree.number(id) == Self.numbers[row].value)
    }

    static let bigInts = [
        ("0n", "0"), ("12n", "12"), ("1_000n", "1000"), ("0xFn", "15"), ("0b101n", "5"), ("0o17n", "15"),
        ("0x1_0000_0000_0000_0000n", "0x10000000000000000"), ("0o2000000000000000000000n", "0x10000000000000000"),
        ("99999999999999999999n", "99999999999999999999"),
        ("0b1" + String(repeating: "0", count: 65) + "n", "0x20000000000000000"),
    ]

    @Test("A BigInt's digits are normalised", arguments: bigInts.indices)
    func bigInt(row: Int) throws {
        let (tree, id) = try first([.bigIntLiteral], in: "(\(Self.bigInts[row].0))".utf8)
        #expect(tree.bigIntDigits(id) == Self.bigInts[row].1)
    }

    @Test("A regular expression is told as body and flags")
    func regExp() throws {
        let (tree, id) = try first([.regExpLiteral], in: #"(/a[/]\/b/gi)"#.utf8)
        #expect(tree.regExp(id) == (#"a[/]\/b"#, "gi"))
    }
}
