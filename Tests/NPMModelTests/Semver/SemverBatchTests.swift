// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Testing

@Suite("Batches of questions")
struct SemverBatchTests {
    static func answers(to input: String, cutEvery size: Int = .max) -> String {
        var batch = SemverBatch()
        var out: [UInt8] = []
        let bytes = Array(input.utf8)
        var at = 0
        while at < bytes.count {
            let end = size < bytes.count - at ? at + size : bytes.count
            batch.answer(bytes[at..<end], into: &out)
            at = end
        }
        batch.finish(into: &out)
        return String(decoding: out, as: UTF8.self)
    }

    static let questions = """
        {"op":"satisfies","version":"1.2.3","range":"^1"}
        {"op":"valid","version":"v1.2.3"}
        {"op":"gt","v1":"2.0.0","v2":"1.0.0"}
        {"op":"max-satisfying","versions":["1.0.0","1.4.0"],"range":"1"}
        {"op":"inc","version":"1.2.3","release":"minor"}
        """
    static let answers = """
        {"result":true}
        {"result":"1.2.3"}
        {"result":true}
        {"result":"1.4.0"}
        {"result":"1.3.0"}

        """

    @Test("Answers come in order, wherever the input was cut", arguments: [1, 2, 3, 7, 49, 50, 51, 1000])
    func pieces(size: Int) {
        #expect(Self.answers(to: Self.questions, cutEvery: size) == Self.answers)
        #expect(Self.answers(to: Self.questions + "\n", cutEvery: size) == Self.answers)
    }

    @Test("Windows line ends are no matter")
    func carriageReturns() {
        #expect(Self.answers(to: Self.questions.replacing("\n", with: "\r\n")) == Self.answers)
    }

    @Test(
        "A line that is no question gets an error, and the next ones are answered",
        arguments: [
            "not JSON", "", "[]", "1", "{}", #"{"op":1}"#, #"{"op":"frobnicate"}"#, #"{"op":"valid","version":"1.0.0""#,
            "\u{0}", #"{"op":"valid"} {"op":"valid"}"#,
        ])
    func errors(line: String) throws {
        let lines = Self.answers(to: line + "\n" + Self.questions).split(separator: "\n", omittingEmptySubsequences: false)
        let first = try JSONDocument(String(try #require(lines.first))).root
        #expect(first["result"]?.isNull == true)
        #expect(first["error"]?.string?.isEmpty == false)
        #expect(lines.dropFirst().joined(separator: "\n") == Self.answers)
    }

    @Test("A line beyond the limit is skipped to its end")
    func longLine() throws {
        let long = #"{"op":"valid","version":""# + String(repeating: "1", count: SemverBatch.maximumLineBytes) + "\"}\n"
        for size in [1 << 16, .max] {
            let answers = Self.answers(to: long + Self.questions, cutEvery: size)
            #expect(answers.hasPrefix(#"{"result":null,"error":"line longer"#))
            #expect(answers.hasSuffix("\n" + Self.answers))
        }
    }

    @Test(
        "Options may stand beside the rest or under options, and count as JavaScript counts them",
        arguments: [
            (#""loose":true"#, true), (#""loose":1"#, true), (#""loose":"no""#, true), (#""loose":0"#, false), (#""loose":null"#, false),
            (#""options":true"#, true), (#""options":{"loose":true}"#, true), (#""options":{}"#, false), (#""options":"x""#, true),
            (#""options":{"regexp":"a","flags":""}"#, false), (#""options":null"#, false),
        ])
    func options(member: String, isLoose: Bool) {
        let line = #"{"op":"valid","version":"=1.2.3",\#(member)}"#
        #expect(Self.answers(to: line) == (isLoose ? "{\"result\":\"1.2.3\"}\n" : "{\"result\":null}\n"))
    }

    @Test("Every operation has a name of its own, members, words and a summary, and help tells them in 80 columns")
    func help() {
        for operation in SemverOperation.allCases {
            #expect(SemverOperation(name: operation.rawValue) == operation)
            #expect(SemverOperation(name: operation.rawValue.uppercased()) == operation)
            #expect(SemverBatch.help.contains("  \(operation.rawValue) {"))
            #expect(!operation.summary.isEmpty && !operation.shape.words.isEmpty)
        }
        for line in SemverBatch.help.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }

    @Test("A range is remembered with its options")
    func memory() {
        let lines = #"""
            {"op":"satisfies","version":"1.2.3-a","range":"^1.0.0"}
            {"op":"satisfies","version":"1.2.3-a","range":"^1.0.0","includePrerelease":true}
            {"op":"satisfies","version":"1.2.3-a","range":"^1.0.0"}
            {"op":"validRange","range":">01.0.0"}
            {"op":"validRange","range":">01.0.0","loose":true}
            """#
        #expect(
            Self.answers(to: lines)
                == "{\"result\":false}\n{\"result\":true}\n{\"result\":false}\n{\"result\":null}\n{\"result\":\">1.0.0\"}\n")
    }
}

@Suite("Questions in words")
struct SemverWordsTests {
    @Test(
        "An answer, and how to exit",
        arguments: [
            (["satisfies", "1.2.3", "^1"], "yes", 0), (["satisfies", "1.2.3", "^2"], "no", 1),
            (["max-satisfying", "^1", "1.0.0", "1.2.0"], "1.2.0", 0), (["compare", "1.0.0", "2.0.0"], "-1", 0),
            (["valid", "v1.2.3"], "1.2.3", 0), (["inc", "1.2.3", "minor"], "1.3.0", 0), (["coerce", "v2"], "2.0.0", 0),
            (["range", "^1.2"], ">=1.2.0 <2.0.0-0", 0), (["sort", "2.0.0", "1.0.0"], "1.0.0\n2.0.0", 0),
            (["outside", "2.0.0", "^1", ">"], "yes", 0), (["cmp", "1.0.0", "<", "2.0.0"], "yes", 0),
            (["subset", "^1.2", "^1"], "yes", 0), (["prerelease", "1.0.0-beta.2"], "beta\n2", 0), (["min-version", ">1"], "2.0.0", 0),
        ] as [([String], String, Int32)])
    func answers(words: [String], output: String, exitCode: Int32) {
        let answer = SemverWords().answer(words)
        #expect(answer.output == output && !answer.isError && answer.exitCode == exitCode)
    }

    @Test(
        "No result is told apart from wrong use",
        arguments: [
            (["valid", "junk"], 1), (["range", "junk"], 1), (["max-satisfying", "^9", "1.0.0"], 1), (["diff", "1.0.0", "1.0.0"], 1),
            ([], 2), (["frobnicate"], 2), (["satisfies", "1.0.0"], 2), (["valid", "1.0.0", "2.0.0"], 2), (["sort"], 2),
            (["cmp", "1", "2"], 2),
        ] as [([String], Int32)])
    func failures(words: [String], exitCode: Int32) {
        let answer = SemverWords().answer(words)
        #expect(answer.isError && !answer.output.isEmpty && answer.exitCode == exitCode)
    }

    @Test("Options reach the question")
    func options() {
        var words = SemverWords()
        #expect(words.answer(["valid", "=1.2.3"]).exitCode == 1)
        words.loose = true
        #expect(words.answer(["valid", "=1.2.3"]).output == "1.2.3")
        words.identifier = "beta"
        #expect(words.answer(["inc", "1.2.3", "prerelease"]).output == "1.2.4-beta.0")
        words.identifierBase = "false"
        #expect(words.answer(["inc", "1.2.3", "prerelease"]).output == "1.2.4-beta")
        words.includePrerelease = true
        #expect(words.answer(["satisfies", "1.3.0-a", "^1.2"]).output == "yes")
        words.rightToLeft = true
        #expect(words.answer(["coerce", "1.2.3.4"]).output == "2.3.4")
    }
}
