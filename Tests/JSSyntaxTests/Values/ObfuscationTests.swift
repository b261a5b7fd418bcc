// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSSyntax
import Testing

/// An obfuscated sample: a file whose first lines tell what it hides.
///
/// `// hides: call PATH "argument" …`: some call in some unit reaches the path with these strings as its first arguments.
/// `// hides: string TEXT`: some argument of some call is the text. `// hides: code`: there is a unit inside. `// hides: depth N`: N units deep.
struct ObfuscatedSample: Sendable, CustomTestStringConvertible {
    var family: String
    var name: String
    var file: URL
    var testDescription: String { "\(family)/\(name)" }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(
        path: "Samples/obfuscated")

    static let all: [ObfuscatedSample] = families.flatMap { family in
        files(in: folder.appending(path: family)).filter { $0.hasSuffix(".js") }.map {
            ObfuscatedSample(family: family, name: $0, file: folder.appending(path: family).appending(path: $0))
        }
    }

    static let families: [String] = files(in: folder)

    private static func files(in folder: URL) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? []).filter { !$0.hasPrefix(".") }
            .sorted()
    }

    func expectations(_ text: String) -> [String] {
        text.split(separator: "\n").prefix { $0.hasPrefix("//") }.compactMap {
            $0.hasPrefix("// hides: ") ? String($0.dropFirst("// hides: ".count)) : nil
        }
    }
}

/// Every call that a unit and the units inside it make outside, as `PATH "argument" …` with each number of leading strings.
private func callsOutside(_ unit: SourceUnit) -> (calls: Set<String>, strings: Set<String>) {
    var calls: Set<String> = []
    var strings: Set<String> = []
    for unit in unit.all {
        for node in 1..<NodeID(unit.tree.nodeCount) {
            switch unit.tree.kind(node) {
            case .callExpression, .newExpression, .importExpression: break
            default: continue
            }
            for call in unit.values.calls(at: node) {
                calls.insert(call.target.text)
                var lines = [call.target.text]
                for argument in call.arguments ?? [] {
                    strings.formUnion(argument.strings)
                    lines = lines.flatMap { line in argument.strings.map { "\(line) \(quoted($0))" } }
                    calls.formUnion(lines)
                }
            }
        }
    }
    return (calls, strings)
}

private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
}

@Test("There is a sample for each family that the documentation names")
func samplesExist() throws {
    #expect(ObfuscatedSample.families.count >= 15)
    #expect(ObfuscatedSample.all.count >= 40)
    for family in ObfuscatedSample.families {
        #expect(ObfuscatedSample.all.contains { $0.family == family }, "\(family) has no sample")
    }
}

@Test("An obfuscated sample gives away the calls and strings that it hides", arguments: ObfuscatedSample.all)
func obfuscatedSampleIsResolved(sample: ObfuscatedSample) throws {
    let data = try Data(contentsOf: sample.file)
    let expectations = sample.expectations(String(decoding: data, as: UTF8.self))
    if sample.family != "unresolved" { #expect(!expectations.isEmpty, "\(sample) says nothing of what it hides") }
    let unit = SourceUnit.read(data, path: sample.name)
    let found = callsOutside(unit)
    for expectation in expectations {
        let parts = expectation.split(separator: " ", maxSplits: 1).map(String.init)
        switch parts[0] {
        case "call": #expect(found.calls.contains(parts[1]), "no call of \(parts[1])")
        case "string": #expect(found.strings.contains(parts[1]), "no string \(parts[1])")
        case "code": #expect(!unit.children.isEmpty, "no code inside")
        case "depth": #expect(unit.all.map(\.depth).max() == Int(parts[1]), "no code at depth \(parts[1])")
        default: Issue.record("\(sample) has a line that nobody understands: \(expectation)")
        }
    }
}
