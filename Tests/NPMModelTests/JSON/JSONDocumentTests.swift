// SPDX-License-Identifier: Apache-2.0

import NPMModel
import TestSupport
import Testing

@Suite("Reading JSON")
struct JSONDocumentTests {
    @Test(
        "What JSON allows is read, and written again as it was",
        arguments: [
            "null", "true", "false", "0", "-1", "[]", "{}", "[1,2,[3]]", #"{"a":{"b":[null,true,""]}}"#, #""a\"b\\c""#, #"[{},{"a":[]}]"#,
            #"{"a":1,"a":2}"#, #""\u0000\u001f""#,
        ])
    func roundTrip(text: String) throws {
        #expect(try JSONDocument(text).root.value.text == text)
        #expect(try JSONDocument(" \t\r\n" + text + "\n ").root.value.text == text)
        #expect(try JSONDocument(JSONDocument(text).root.value.prettyText).root.value.text == text)
        #expect(try JSONDocument(JSONDocument(text).root.rawText).root.value.text == text)
        #expect(try JSONDocument([0xEF, 0xBB, 0xBF] + Array(text.utf8)).root.value.text == text)
    }

    /// As `JSON.parse` of Node.js 20 refuses them.
    @Test(
        "What JSON forbids is an error that tells where",
        arguments: [
            ("", .unexpectedEnd, 0), (" ", .unexpectedEnd, 1), ("[", .unexpectedEnd, 1), ("[1", .unexpectedEnd, 2),
            ("[1,", .unexpectedEnd, 3),
            (#"{"a""#, .unexpectedEnd, 4), (#"{"a":"#, .unexpectedEnd, 5), (#""ab"#, .unexpectedEnd, 3), (#""a\"#, .unexpectedEnd, 3),
            (#""\u12"#, .unexpectedEnd, 5), ("tru", .unexpectedEnd, 3), ("[1,]", .unexpectedByte, 3), ("[,1]", .unexpectedByte, 1),
            ("{,}", .unexpectedByte, 1), (#"{"a":1,}"#, .unexpectedByte, 7), ("{a:1}", .unexpectedByte, 1),
            (#"{"a" 1}"#, .unexpectedByte, 5),
            ("[1 2]", .unexpectedByte, 3), ("[1}", .unexpectedByte, 2), ("nul1", .unexpectedByte, 0), ("True", .unexpectedByte, 0),
            ("NaN", .unexpectedByte, 0), ("'a'", .unexpectedByte, 0), ("+1", .unexpectedByte, 0), ("\u{A0}1", .unexpectedByte, 0),
            ("// c\n1", .unexpectedByte, 0), ("1 2", .trailingContent, 2), ("[]]", .trailingContent, 2), ("1\u{0}", .trailingContent, 1),
            ("01", .invalidNumber, 0), ("-01", .invalidNumber, 0), ("1.", .invalidNumber, 0), ("1.e1", .invalidNumber, 0),
            ("1e", .invalidNumber, 0), ("1e+", .invalidNumber, 0), ("\"a\nb\"", .invalidString, 2), ("\"\t\"", .invalidString, 1),
            (#""\x""#, .invalidString, 2), (#""\u12g4""#, .invalidString, 5), (#""\u+123""#, .invalidString, 3),
            (#""\U0041""#, .invalidString, 2),
            ("\"long enough for words, \\\n\"", .invalidString, 25),
        ] as [(String, JSONError.Code, Int)])
    func refused(text: String, code: JSONError.Code, offset: Int) {
        #expect { try JSONDocument(text) } throws: { ($0 as? JSONError)?.code == code && ($0 as? JSONError)?.offset == offset }
    }

    @Test("Every text cut short is an error")
    func truncated() throws {
        let whole = #"{"name":"\u00e9\ud83d\ude00","a":[1.5e+3,true,false,null,{"b":"c"}],"d":-0}"#
        #expect(throws: Never.self) { try JSONDocument(whole) }
        for length in 0..<whole.utf8.count {
            #expect(throws: JSONError.self) { try JSONDocument(Array(whole.utf8.prefix(length))) }
        }
    }

    @Test(
        "Strings have their escapes resolved and what is damaged replaced",
        arguments: [
            (#""\u0041\n\t\r\b\f\/\\\"""#, "A\n\t\r\u{8}\u{C}/\\\""), (#""\ud83d\ude00""#, "😀"), (#""\ud83d""#, "\u{FFFD}"),
            (#""\ude00x""#, "\u{FFFD}x"), (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"),
            (#""\u0000""#, "\u{0}"),
            (#""é😀""#, "é😀"), ("\"\u{7F}\u{2028}\"", "\u{7F}\u{2028}"),
        ])
    func strings(text: String, wanted: String) throws {
        let string = try JSONDocument(text).root.string
        #expect(string.map { Array($0.unicodeScalars) } == Array(wanted.unicodeScalars))
    }

    @Test("Invalid UTF-8 is repaired where it is read, and members are known by their repaired names")
    func invalidUTF8() throws {
        let bytes: [UInt8] = Array(#"{"a"#.utf8) + [0xFF] + Array(#"":"x"#.utf8) + [0xC3] + Array(#"","b":1}"#.utf8)
        let root = try JSONDocument(bytes).root
        #expect(root.members.map(\.name) == ["a\u{FFFD}", "b"])
        #expect(root["a\u{FFFD}"]?.string == "x\u{FFFD}" && root["b"]?.integer == 1 && root["a"] == nil)
        #expect(try JSONDocument(root.rawText).root["b"]?.integer == 1)
    }

    @Test(
        "Numbers keep their text, and become what fits",
        arguments: [
            ("0", 0, 0), ("-0", 0, -0.0), ("12", 12, 12), ("1e3", 1000, 1000), ("1.0", 1, 1), ("1.5", nil, 1.5),
            ("9007199254740993", 9_007_199_254_740_993, 9_007_199_254_740_992),
            ("123456789012345678901234567890", nil, 1.2345678901234568e29), ("1e400", nil, .infinity), ("-1E-2", nil, -0.01),
        ] as [(String, Int?, Double)])
    func numbers(text: String, integer: Int?, double: Double) throws {
        let node = try JSONDocument(text).root
        #expect(node.numberText == text && node.integer == integer && node.double == double)
    }

    @Test("A member that stands twice counts as the last one, as in JavaScript")
    func duplicates() throws {
        let root = try JSONDocument(#"{"a":1,"b":2,"a":{"c":3},"\u0061":4}"#).root
        #expect(root["a"]?.integer == 4 && root.count == 4)
        #expect(root.members.map(\.name) == ["a", "b", "a", "a"])
        #expect(root["missing"] == nil && root["b"]?["x"] == nil)
    }

    @Test("A wrong type is nil, never something else")
    func types() throws {
        let nodes = try Array(JSONDocument(#"[null,true,1,"s",[1],{"a":1}]"#).root.elements)
        #expect(nodes.map(\.kind) == [.null, .boolean, .number, .string, .array, .object])
        #expect(nodes.map(\.isNull) == [true, false, false, false, false, false])
        #expect(nodes.map(\.boolean) == [nil, true, nil, nil, nil, nil])
        #expect(nodes.map(\.integer) == [nil, nil, 1, nil, nil, nil])
        #expect(nodes.map(\.string) == [nil, nil, nil, "s", nil, nil])
        #expect(nodes.map(\.count) == [0, 0, 0, 0, 1, 1])
        #expect(nodes.map { Array($0.elements).count } == [0, 0, 0, 0, 1, 0])
        #expect(nodes.map { Array($0.members).count } == [0, 0, 0, 0, 0, 1])
        #expect(nodes.map { $0["a"]?.integer } == [nil, nil, nil, nil, nil, 1])
    }

    @Test("Depth and the number of values are limited", arguments: ["[", #"{"a":"#])
    func limits(open: String) throws {
        func nested(_ depth: Int) -> String {
            String(repeating: open, count: depth) + "1" + String(repeating: open == "[" ? "]" : "}", count: depth)
        }
        #expect(throws: Never.self) { try JSONDocument(nested(512)) }
        #expect { try JSONDocument(nested(513)) } throws: {
            ($0 as? JSONError)?.code == .tooDeep && ($0 as? JSONError)?.offset == 512 * open.utf8.count
        }
        #expect(throws: JSONError.self) { try JSONDocument(String(repeating: open, count: 1 << 20)) }
        #expect(try JSONDocument(nested(3), options: .init(maximumDepth: 3)).root.value.text == nested(3))
        #expect { try JSONDocument("[1,2,3]", options: .init(maximumValues: 3)) } throws: {
            ($0 as? JSONError)?.code == .tooManyValues
        }
    }

    @Test(
        "Comments and trailing commas are read where they are allowed, and only there",
        arguments: [
            ("// c\n{\"a\":1,}", #"{"a":1}"#), ("[1,/* , ] */2,]", "[1,2]"), ("{/**/\"a\"/**/:/**/1/**/}//", #"{"a":1}"#),
            ("[ /* \n */ ]", "[]"),
            (#"["// no comment","/* nor this */"]"#, #"["// no comment","/* nor this */"]"#),
        ])
    func comments(text: String, wanted: String) throws {
        #expect(try JSONDocument(text, options: .init(allowsComments: true)).root.value.text == wanted)
        if text != wanted { #expect(throws: JSONError.self) { try JSONDocument(text) } }
    }

    @Test(
        "Damaged comments and lone commas are errors",
        arguments: ["[1 /", "[1 /x", "[1,/*]", "/* *", "[,]", "{,}", "[1,,]", "{\"a\":1,,}", "/"])
    func damagedComments(text: String) {
        #expect(throws: JSONError.self) { try JSONDocument(text, options: .init(allowsComments: true)) }
    }

    @Test("What is written is JSON, whatever the strings hold")
    func writing() throws {
        for code in (UInt32(0)...0x2100).compactMap(Unicode.Scalar.init) {
            let text = "a\(Character(code))b"
            let value = JSONValue.object([.init(text, .string(text))])
            for written in [value.text, value.prettyText] {
                let root = try JSONDocument(written).root
                #expect(root[text]?.string == text)
            }
        }
        #expect(JSONValue.double(.infinity).text == "null" && JSONValue.double(.nan).text == "null")
        #expect(try JSONDocument(JSONValue.double(1e300).text).root.double == 1e300)
        #expect(JSONValue.string("\u{2028}</script>\u{7F}").text == #""\u2028</script>\u007f""#)
    }

    @Test(
        "All real packuments are read, and written again they say the same",
        .enabled(if: SharedData.has("packuments/packuments.ndjson.gz"), SharedData.isAbsent))
    func packuments() throws {
        let lines = try GzipFile.contents(of: SharedData.bytes("packuments/packuments.ndjson.gz")).split(separator: 0x0A)
        try #require(lines.count > 400)
        for line in lines.prefix(100) {
            let text = try JSONDocument(Array(line)).root.value.text
            #expect(try JSONDocument(text).root.value.text == text)
        }
        for line in lines.dropFirst(100) { #expect(throws: Never.self) { try JSONDocument(Array(line)) } }
    }
}
