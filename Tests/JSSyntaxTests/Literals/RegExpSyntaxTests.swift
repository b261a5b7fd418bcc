// SPDX-License-Identifier: Apache-2.0

import Testing

import JSSyntax

/// The decisions are those of ECMA-262 section 22.2.1 and Annex B.1.2; acorn 8.16 and V8 take them too where nothing else is said.
@Suite("Regular expressions")
struct RegExpSyntaxTests {
    private func problem(_ body: String, _ flags: String) -> SyntaxError? {
        let source = Array("/\(body)/\(flags)".utf8)
        let bodyEnd = 1 + body.utf8.count
        return RegExpSyntax.problem(in: source, body: 1..<bodyEnd, flags: (bodyEnd + 1)..<source.count)
    }

    /// Bodies that are right with the flags given, separated by blanks.
    static let rightOnes: [(flags: String, bodies: String)] = [
        ("", #"a|b (a)(?:b)(?=c)(?!d) (?<=a)b (?<!a)b a*?b+?c?? a{1}b{2,}c{3,4}? ^$ \b\B . [a-z] [^a-z] [] [^] [-] [a-]"#),
        (
            "",
            #"] } { {a} a{ a{,2} a{1 {,1} (?=a)* (?!a){2} \1 \9 (a)\2 \k \k<a> \c \c1 [\c] [\c1] [\d-z] [a-\d-z] \x \x4 \u \u{41} \p{L} \p{X} \a \- [\b]"#
        ),
        (
            "",
            #"(?<a>.)\k<a> \k<a>(?<a>.) (?<$_1>.) (?<é>.) (?<𝒜>.) (?<\u0061>.)\k<a> (?<\u{61}>.) (?<\ud835\udc9c>.) (?<a>x)|(?<a>y) (?:(?<a>x)|(?<a>y))\k<a>"#
        ),
        ("", #"(?i:a) (?-i:a) (?i-ms:a) (?ims-:a) (?-ims:a) a{99999999999999999999,99999999999999999999} a{0,00} 😀* [😀] [^😀] \😀"#),
        (
            "u",
            #"\u{1F600} \u{0000000041} [😀-😁] [\ud83d\ude00-\ud83d\ude01] \/ \^\$\\\.\*\+\?\(\)\[\]\{\}\| [\-] \cA \0 \p{L} \P{Lu} (a)\1 \1(a) 😀{2}"#
        ),
        (
            "u",
            #"\p{gc=Lu} \p{General_Category=Uppercase_Letter} \p{Script=Latin} \p{sc=Latn} \p{scx=Zyyy} \p{ASCII} \p{Any} \p{Assigned} \p{RI} \p{Script=Sidetic}"#
        ),
        (
            "v",
            #"[a&&b] [a--b] [[a-z]&&[aeiou]] [\d--5] [[a][b]] [^[^a]] [\q{ab|c}] [\q{}] [\p{RGI_Emoji}] \p{RGI_Emoji} [\p{L}--\p{Lu}--[a]] [a&&b&&c]"#
        ),
        (
            "v",
            #"[^\q{a|b}] [^[\q{ab}&&a]] [^[a--\q{ab}]] [\&\&] [\-] [&] [a&b] [!] [a!b] [_^] [^^] [] [^] [[]] [\b] [😀-😁] [^[\p{RGI_Emoji}--\q{a}]&&a]"#
        ),
        ("dgimsy", "a"), ("dgimsvy", "a"),
    ]

    @Test("A right regular expression has no problem", arguments: rightOnes.indices)
    func right(row: Int) {
        let (flags, bodies) = Self.rightOnes[row]
        let cases = bodies.split(separator: " ")
        #expect(!cases.isEmpty)
        for body in cases { #expect(problem(String(body), flags) == nil, "/\(body)/\(flags)") }
    }

    /// Bodies that are wrong with the flags given, separated by blanks.
    static let wrongOnes: [(flags: String, bodies: String)] = [
        (
            "",
            #"* + ? a** a{2,1} a{99999999999999999999,99999999999999999998} {1} {1,} {1,2} ^* \b+ (?<=a)* (?<!a)? ( (a ) a) (?a) (? (?: (?< (?<a (?<> [ [a [z-a] \"#
        ),
        (
            "",
            #"(?<a>.)\k (?<a>.)\k<b> (?<a>.)\k<a (?<a>.)[\k] \k<a>(?<b>.) (?<1>.) (?<a-b>.) (?<a>.)(?<a>.) (?<a>(?<a>.)) (?<a>|(?<a>.)) (?:(?<a>x)|y)(?<a>z)"#
        ),
        (
            "",
            #"(?-:a) (?ii:a) (?i-i:a) (?u:a) (?i (?i) (?i-m-s:a) [😀-😁] [\ud801-\ud800] (?<\u{110000}>.) (?<\u{}>.) (?<\x61>.) (?<\u{61>.)"#
        ),
        ("u", #"] } { a{ a{,2} a{1 (?=a)* \1 (a)\2 \k \k<a> \c \c1 [\c] [\d-z] [a-\d] \x \x4 \u \u{} \u{110000} \a \- \00 \01 [\1] \8 \_"#),
        (
            "u",
            #"\p \p{ \p{} \p{X} \p{L \p{gc} \p{gc=} \p{gc=X} \p{sc=Lu} \p{ASCII=Y} \p{lu} \P{RGI_Emoji} \p{RGI_Emoji} \p{Block=Basic_Latin} \p{InGreek} \p{=L}"#
        ),
        (
            "v",
            #"[(] [a)] [{] [}] [/] [-] [a-] [-a] [|] [a&&&b] [&&a] [a&&] [a--] [a&&b--c] [ab&&c] [a-z&&b] [a--b--] [!!] [a##] [^^^] [~~] [a---b]"#
        ),
        (
            "v",
            #"[^\q{ab}] [^\q{}] [^\p{RGI_Emoji}] \P{RGI_Emoji} [^[\q{ab}]] [^[\q{ab}--a]] [\q] [\q{a] [\q{(}] \q{a} [a-\d] [z-a] [[a] [a]] [\q{a}-z]"#
        ),
        ("uv", "a"), ("gg", "a"), ("x", "a"), ("vu", "a"), ("G", "a"), ("g1", "a"),
    ]

    @Test("A wrong regular expression has a problem, inside its literal", arguments: wrongOnes.indices)
    func wrong(row: Int) {
        let (flags, bodies) = Self.wrongOnes[row]
        let cases = bodies.split(separator: " ")
        #expect(!cases.isEmpty)
        for body in cases {
            let found = problem(String(body), flags)
            #expect(found != nil, "/\(body)/\(flags)")
            #expect((1...(body.utf8.count + flags.utf8.count + 2)).contains(found?.offset ?? 1))
        }
    }

    @Test("A problem is told where it is, in bytes")
    func place() {
        #expect(problem("é😀(?<1>a)", "")?.offset == 1 + 2 + 4 + 3)
        #expect(problem("é😀(?<1>a)", "u")?.offset == 1 + 2 + 4 + 3)
        #expect(problem("a", "gg")?.offset == 3)
    }

    /// Each is long enough that reading it in quadratic time, or by recursion, would not end well.
    static let hostileOnes: [(body: String, isRight: Bool)] = [
        (String(repeating: "(", count: 50_000) + String(repeating: ")", count: 50_000), true),
        (String(repeating: "(", count: 50_000), false),
        (String(repeating: "(?<a>x|", count: 50_000), false),
        ((0..<50_000).map { "(?:(?<n\($0)>x)|" }.joined() + "y" + String(repeating: ")", count: 50_000), true),
        (String(repeating: "(?<a>x)|", count: 50_000), true),
        (String(repeating: "{1", count: 50_000), true),
        (String(repeating: "\\1", count: 50_000), true),
        (String(repeating: "1", count: 50_000) + "{" + String(repeating: "1", count: 50_000) + "}", true),
    ]

    @Test("Long and deep regular expressions are read to their end", arguments: hostileOnes.indices)
    func hostile(row: Int) { #expect((problem(Self.hostileOnes[row].body, "") == nil) == Self.hostileOnes[row].isRight) }

    @Test("Classes are read at any depth with the flag v")
    func deepClasses() {
        let depth = 50_000
        #expect(problem(String(repeating: "[a", count: depth) + String(repeating: "]", count: depth), "v") == nil)
        #expect(problem(String(repeating: "[^", count: depth), "v") != nil)
        #expect(problem(String(repeating: #"\p{"#, count: depth), "u") != nil)
    }

    @Test("Damaged UTF-8 and ranges beyond the source are no danger")
    func damaged() {
        let source: [UInt8] = [0x2F, 0xED, 0xA0, 0x80, 0xFF, 0x28, 0x2F]
        #expect(RegExpSyntax.problem(in: source, body: 1..<6, flags: 7..<7) != nil)
        #expect(RegExpSyntax.problem(in: source, body: 1..<5, flags: 7..<9) == nil)
    }
}
