// SPDX-License-Identifier: Apache-2.0

import Foundation
import NPMModel
import TestSupport
import Testing

@Suite("YAML as package managers write it")
struct LockfileYAMLTests {
    /// A document as JSON, every scalar but `true`, `false` and `null` a string.
    private func json(_ text: String) throws -> String {
        try LockfileYAML.read(Array(text.utf8)).root.elements.map(compact).joined(separator: " | ")
    }

    private func compact(_ node: JSONNode) -> String {
        switch node.kind {
        case .null: "null"
        case .boolean: node.boolean == true ? "true" : "false"
        case .number, .string: JSONValue.string(node.string ?? "?").text
        case .array: "[" + node.elements.map(compact).joined(separator: ",") + "]"
        case .object: "{" + node.members.map { "\(JSONValue.string($0.name).text):\(compact($0.value))" }.joined(separator: ",") + "}"
        }
    }

    /// The answers are those of Yams 6.2 (libyaml) with every scalar a string; they were compared by hand and by a differential run
    /// over all YAML files of the shared data.
    static let cases: [(text: String, json: String)] = [
        ("", ""),
        ("# nothing\n", ""),
        ("a: 1\nb: two words # comment\n", #"{"a":"1","b":"two words"}"#),
        ("a: true\nb: false\nc: null\nd: ~\ne:\nf: 'true'\n", #"{"a":true,"b":false,"c":null,"d":null,"e":null,"f":"true"}"#),
        ("a:\n  b:\n    c: d\n  e: f\n", #"{"a":{"b":{"c":"d"},"e":"f"}}"#),
        ("a:\n- x\n- y\nb: z\n", #"{"a":["x","y"],"b":"z"}"#),
        ("a:\n  - x\n  - k: v\n    l: w\n  -\n    - deep\n  - - p\n    - q\n", #"{"a":["x",{"k":"v","l":"w"},["deep"],["p","q"]]}"#),
        ("'@s/a@1.0.0(b@2)':\n  x: {}\n", #"{"@s/a@1.0.0(b@2)":{"x":{}}}"#),
        (#""a\"b": "c\n\u00e9\x41\/""#, #"{"a\"b":"c\né"# + #"A/"}"#),
        ("a: 'it''s'\n", #"{"a":"it's"}"#),
        ("a: {b: c, 'd': \"e\", f: [g, h, ], i: {}, j}\n", #"{"a":{"b":"c","d":"e","f":["g","h"],"i":{},"j":null}}"#),
        ("a: {node: ^12 || >=16, url: https://x.example/y}\n", #"{"a":{"node":"^12 || >=16","url":"https://x.example/y"}}"#),
        ("a: {b: c,\n    d: e}\nf: g\n", #"{"a":{"b":"c","d":"e"},"f":"g"}"#),
        ("a: |-\n  one\n   two\n\n  three\nb: c\n", #"{"a":"one\n two\n\nthree","b":"c"}"#),
        ("a: >-\n  one\n  two\n\n  three\nb: c\n", #"{"a":"one two\nthree","b":"c"}"#),
        ("a: |\n  one\n\n\nb: >+\n  two\n\nc: d\n", #"{"a":"one\n","b":"two\n\n","c":"d"}"#),
        ("a: one\n  two\nb: \"three\n  four\"\n", #"{"a":"one two","b":"three four"}"#),
        ("? very long key\n: value\n? 'other'\n:\n  a: b\n", #"{"very long key":"value","other":{"a":"b"}}"#),
        ("a: https://x.example/#frag\nb: c#d\n", #"{"a":"https://x.example/#frag","b":"c#d"}"#),
        ("a: b: c\n", "line 1"),
        ("---\na: 1\n---\nb: 2\n...\n", #"{"a":"1"} | {"b":"2"}"#),
        ("%YAML 1.2\n---\na: 1\n", #"{"a":"1"}"#),
        ("a: 1\r\nb:\r\n  c: '2'\r\n", #"{"a":"1","b":{"c":"2"}}"#),
        ("\u{FEFF}a: 1\nb: 2\n", #"{"a":"1","b":"2"}"#),
        ("/a@1.0.0:\n  dev: true\n", #"{"/a@1.0.0":{"dev":true}}"#),
        ("plain\n", #""plain""#),
        // Refused: what no package manager writes, and what is broken.
        ("a: &x 1\nb: *x\n", "line 1"),
        ("a: !!str 1\n", "line 1"),
        ("a: 1\n   b: 2\n", "line 2"),
        ("a:\n  b: 1\n c: 2\n", "line 3"),
        ("a: 'open\n", "line 1"),
        ("a: [1, 2\n", "line 2"),
        ("a: {b: c} d\n", "line 1"),
        ("just\na: b\n", "line 2"),
    ]

    @Test("Texts are read as libyaml reads them", arguments: cases)
    func texts(text: String, json expected: String) throws {
        if expected.hasPrefix("line ") {
            let failure = try #require(throws: LockfileYAML.Failure.self) { _ = try json(text) }
            #expect("line \(failure.line)" == expected)
        } else {
            #expect(try json(text) == expected)
        }
    }

    @Test("Deep nesting is refused, in blocks and in brackets")
    func deepNesting() {
        let depth = 100_000
        let blocks = (0..<depth).map { String(repeating: " ", count: min($0, 300)) + "a:" }.joined(separator: "\n")
        for text in [blocks, "a: " + String(repeating: "[", count: depth), String(repeating: "- ", count: depth) + "x"] {
            #expect(throws: LockfileYAML.Failure.self) { _ = try LockfileYAML.read(Array(text.utf8)) }
        }
    }

    @Test("Any cut or changed byte of a real file ends in an answer")
    func cutsAndChanges() {
        let bytes = Array(PNPMReadingTests.version9.utf8)
        for end in 0..<bytes.count { _ = try? LockfileYAML.read(Array(bytes[..<end])) }
        for position in bytes.indices {
            for byte in [UInt8(0), 0x09, 0x0A, 0x22, 0x27, 0x2D, 0x3A, 0x3F, 0x5B, 0x7B, 0x7C, 0xFF] {
                var changed = bytes
                changed[position] = byte
                _ = try? Lockfile.read(changed, fileName: "pnpm-lock.yaml")
            }
        }
    }
}
