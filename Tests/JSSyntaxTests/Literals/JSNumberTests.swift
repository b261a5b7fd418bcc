// SPDX-License-Identifier: Apache-2.0

import JSSyntax
import Testing

/// What V8 gives (Node.js 20).
@Suite("Numbers as JavaScript writes and reads them")
struct JSNumberTests {
    static let written: [(number: Double, text: String)] = [
        (0, "0"), (-0.0, "0"), (1, "1"), (-1.5, "-1.5"), (100, "100"), (1e20, "100000000000000000000"), (1e21, "1e+21"),
        (1.2345678901234568e20, "123456789012345680000"), (1.2345e25, "1.2345e+25"), (0.000001, "0.000001"), (1e-7, "1e-7"),
        (1.5e-10, "1.5e-10"), (0.1 + 0.2, "0.30000000000000004"), (.leastNonzeroMagnitude, "5e-324"),
        (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
        (.nan, "NaN"), (.infinity, "Infinity"), (-.infinity, "-Infinity"), (0x1p53, "9007199254740992"), (0.5, "0.5"),
    ]

    @Test("A number is written as in JavaScript", arguments: written.indices)
    func write(row: Int) { #expect(JSNumber.text(Self.written[row].number) == Self.written[row].text) }

    static let inRadix: [(number: Double, radix: Int, text: String)] = [
        (255, 16, "ff"), (-255, 2, "-11111111"), (0.5, 2, "0.1"), (0.1, 3, "0.0022002200220022002200220022002201"), (35, 36, "z"),
        (123.456, 36, "3f.gez4w97ry"), (1e21, 16, "3635c9adc5dea00000"), (0x1p53, 20, "23jc3e8722c9c"), (.nan, 16, "NaN"),
        (0.999999999999999999, 7, "1"), (10, 10, "10"), (3, 1, "11"), (35, 99, "z"), (1.5, 10, "1.5"), (0x1p63, 30, "hajppbc1fc200"),
    ]

    @Test("A number is written in another radix as V8 does", arguments: inRadix.indices)
    func writeInRadix(row: Int) {
        let (number, radix, text) = Self.inRadix[row]
        #expect(JSNumber.text(number, radix: radix) == text)
    }

    static let read: [(text: String, number: Double)] = [
        ("", 0), (" \n\u{FEFF}\u{2028}", 0), ("12", 12), (" 12 ", 12), ("-1.5e3", -1500), ("+.5", 0.5), ("5.", 5), ("0x1F", 31),
        ("0b101", 5),
        ("0o17", 15), ("017", 17), ("Infinity", .infinity), ("-Infinity", -.infinity), ("1e1000", .infinity), ("1e-1000", 0),
        ("9007199254740993", 9_007_199_254_740_992), ("0x20000000000001", 0x1p53), ("0x20000000000003", 0x1p53 + 4),
        ("2.2250738585072011e-308", .leastNormalMagnitude.nextDown), (String(repeating: "1", count: 400), .infinity),
        ("0." + String(repeating: "0", count: 400) + "1e401", 1), ("1" + String(repeating: "0", count: 2000) + "e-2000", 1),
    ]

    @Test("Text that is a number is read as in JavaScript", arguments: read.indices)
    func number(row: Int) { #expect(JSNumber.number(Self.read[row].text.utf16) == Self.read[row].number) }

    @Test(
        "Text that is no number is NaN",
        arguments: ["a", "1a", "1 2", ".", "e5", "1e", "0x", "0xg", "-0x1", "0b2", "infinity", "1_0", "+-1", "0x1p3", "nan", "--1"])
    func notANumber(text: String) { #expect(JSNumber.number(text.utf16).isNaN) }

    static let prefixes: [(text: String, float: Double?, integer: Double?)] = [
        ("12px", 12, 12), (" -1.5.5", -1.5, -1), ("1e", 1, 1), ("1e+", 1, 1), (".5", 0.5, nil), ("0x1F", 0, 31), ("-0x1Fz", 0, -31),
        ("abc", nil, nil), ("", nil, nil), ("Infinityx", .infinity, nil), ("1_0", 1, 1), ("00012", 12, 12),
    ]

    @Test("parseFloat and parseInt read the longest beginning", arguments: prefixes.indices)
    func prefix(row: Int) {
        let (text, float, integer) = Self.prefixes[row]
        let found = (JSNumber.parseFloat(text.utf16), JSNumber.parseInt(text.utf16))
        #expect(float.map { $0 == found.0 } ?? found.0.isNaN)
        #expect(integer.map { $0 == found.1 } ?? found.1.isNaN)
    }

    @Test("parseInt reads in the radix asked for")
    func radix() {
        #expect(JSNumber.parseInt("z1".utf16, radix: 36) == 1261)
        #expect(JSNumber.parseInt("0xff".utf16, radix: 16) == 255)
        #expect(JSNumber.parseInt("0b1".utf16, radix: 16) == 177)
        #expect(JSNumber.parseInt("129".utf16, radix: 8) == 10)
        #expect(JSNumber.parseInt("1".utf16, radix: 1).isNaN)
        #expect(JSNumber.parseInt("1".utf16, radix: 37).isNaN)
        #expect(JSNumber.parseInt("1".utf16, radix: -1).isNaN)
    }

    static let words: [(number: Double, word: Int32)] = [
        (0, 0), (-1, -1), (1.9, 1), (-1.9, -1), (4_294_967_295, -1), (2_147_483_648, .min), (0x1p32, 0), (0x1p53 + 2, 2), (0x1p84, 0),
        (0x1p63 + 0x1p12, 4096), (-(0x1p63 + 0x1p12), -4096), (0x1.0000000000001p83, .min), (.nan, 0), (.infinity, 0), (1e300, 0),
    ]

    @Test("Bit operations take the lowest 32 bits", arguments: words.indices)
    func word(row: Int) { #expect(JSNumber.toInt32(Self.words[row].number) == Self.words[row].word) }
}
