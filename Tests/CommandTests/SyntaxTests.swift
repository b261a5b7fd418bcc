// SPDX-License-Identifier: Apache-2.0

import Foundation
import NPMModel
import Testing

@Suite("lapwing syntax")
struct SyntaxTests {
    private static let files = [
        "good.js": "const a = require(\"x\");\n",
        "bad.js": "let a = 1;\nlet é = (1;\n",
        "early.js": "let a; let a;\n",
        "module.js": "import a from \"b\"; await a;\n",
        "types.ts": "let a: string = b as any;\n",
        "element.jsx": "f(<a b=\"c\">text {d}</a>);\n",
    ]

    private func scratch() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lapwing-syntax-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in Self.files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        return folder
    }

    @Test("A list is answered line by line in its order; a file that cannot be read is unread, and ends with 3")
    func checksList() async throws {
        let folder = try scratch()
        defer { try? FileManager.default.removeItem(at: folder) }
        let names = ["good.js", "missing.js", "bad.js", "", "types.ts", "element.jsx", "good.js"]
        let paths = names.map { $0.isEmpty ? "" : folder.appending(path: $0).path }
        let result = try await Program.run("syntax", "check", "--list", "-", "--stats", input: paths.joined(separator: "\n"))
        #expect(result.status == 3)
        let lines = result.output.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
        #expect(lines.map { $0[0] } == ["accept", "unread", "reject", "accept", "accept", "accept"])
        #expect(lines.map { $0[1] } == paths.filter { !$0.isEmpty })
        // The column counts characters, not bytes.
        #expect(lines[2].count == 3 && lines[2][2].hasPrefix("2:11 "))
        #expect(result.errors.contains("missing.js"))
        #expect(result.errors.contains("bytes "))
    }

    @Test(
        "Scripts and modules are told apart, early errors included",
        arguments: [
            ("script", "good.js", "accept"), ("module", "good.js", "accept"), ("script", "module.js", "reject"),
            ("module", "module.js", "accept"), ("lenient", "module.js", "accept"), ("script", "early.js", "reject"),
            ("lenient", "early.js", "accept"),
        ])
    func goals(goal: String, name: String, verdict: String) async throws {
        let folder = try scratch()
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try await Program.run("syntax", "check", "--goal", goal, folder.appending(path: name).path)
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("\(verdict)\t"))
    }

    @Test("Standard input is a file, and the language can be named")
    func readsStandardInput() async throws {
        let typed = try await Program.run("syntax", "check", "--goal", "module", "--language", "ts", "-", input: "let a: b;")
        #expect(typed.output == "accept\t-\n")
        let plain = try await Program.run("syntax", "check", "--goal", "module", "-", input: "let a: b;")
        #expect(plain.output.hasPrefix("reject\t-\t1:6 "))
        #expect(plain.status == 0)
    }

    @Test(
        "Each command prints JSON objects with a version and a type, one a line",
        arguments: ["check", "tokens", "tree", "scopes", "values"])
    func printsJSON(command: String) async throws {
        let folder = try scratch()
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try await Program.run("syntax", command, "--format", "json", folder.appending(path: "good.js").path)
        #expect(result.status == 0)
        let lines = try result.lines()
        #expect(!lines.isEmpty)
        for line in lines {
            #expect(line["version"]?.integer == 1)
            #expect(line["type"]?.string != nil)
        }
    }

    @Test(
        "Each command shows what it is for",
        arguments: [
            ("tokens", "1:19\tstring\t\"x\""), ("tree", "    callExpression 1:11  require(\"x\")"), ("scopes", "const a 1:7"),
            ("values", "call 1:11 require(\"x\")"),
        ])
    func showsText(command: String, part: String) async throws {
        let folder = try scratch()
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try await Program.run("syntax", command, folder.appending(path: "good.js").path)
        #expect(result.status == 0)
        // Trees are indented as deep as their nodes are.
        #expect(
            result.output.split(separator: "\n").contains { $0.contains(part.trimmingCharacters(in: .whitespaces)) }, "\(result.output)")
    }

    @Test("Text that would steer a terminal is written out", arguments: ["tokens", "tree", "scopes", "values"])
    func printsSafely(command: String) async throws {
        let source = "f('\u{1B}[2J\u{202E}'); let x\u{200D}\u{1B} = 1;"
        let result = try await Program.run("syntax", command, "-", input: source)
        for scalar in (result.output + result.errors).unicodeScalars {
            #expect(scalar == "\n" || scalar == "\t" || scalar.isPlain)
        }
    }

    @Test(
        "Nothing to read, or both files and a list, is wrong use",
        arguments: [["check"], ["check", "--list", "-", "a.js"], ["tree"]])
    func wrongUse(words: [String]) async throws {
        let result = try await Program.Running(["syntax"] + words).wait()
        #expect(result.status == 2)
    }

    @Test("A folder and a missing file cannot be read by the commands that show", arguments: ["tokens", "tree", "scopes", "values"])
    func cannotShow(command: String) async throws {
        let folder = try scratch()
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try await Program.run(
            "syntax", command, folder.path, folder.appending(path: "missing.js").path, folder.appending(path: "good.js").path)
        #expect(result.status == 3)
        #expect(result.errors.contains("it is a folder"))
        #expect(result.output.contains("good.js"))
    }

    @Test("A deep tree is printed in lines of bounded length")
    func deepTreesStayShort() async throws {
        let depth = 1500
        let source = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        let result = try await Program.run("syntax", "tree", "-", input: source)
        #expect(result.status == 0)
        let lines = result.output.split(separator: "\n")
        #expect(lines.count >= depth)
        #expect(lines.allSatisfy { $0.utf8.count < 400 })
    }
}
