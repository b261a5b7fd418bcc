// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Loading or installing the package starts machine code that it ships.
package struct RunsShippedBinary: Rule {
    package init() {}

    package let card = RuleCard(
        id: "runs-shipped-binary", kind: .content, title: "Starts machine code that it ships", severity: .high, confidence: .high,
        status: .stable, revision: 1, group: "behaviour",
        rationale:
            "bb-builder (2019) shipped a program that stole passwords and started it at install. Nobody can read machine code in a package.",
        knownFalseAlarms: ["A package whose work is its own program, and that tries it when it is installed."],
        references: ["https://www.reversinglabs.com/blog/the-npm-package-that-walked-away-with-all-your-passwords"],
        fires: [
            RuleSample(
                "hidden, when it is loaded",
                .sample(
                    [
                        "index.js":
                            "require('child_process').spawn(__dirname + '/lib/a.exe', [], { detached: true, windowsHide: true }).unref()"
                    ],
                    bytes: ["lib/a.exe": SampleBytes.portableExecutable]))
        ],
        staysSilent: [
            RuleSample(
                "when it is called",
                .sample(
                    ["index.js": "const cp = require('child_process'); exports.run = (a) => cp.spawn(__dirname + '/bin/tool', a)"],
                    bytes: ["bin/tool": SampleBytes.elf])),
            RuleSample(
                "loads an add-on",
                .sample(["index.js": "module.exports = require('./build/a.node')"], bytes: ["build/a.node": SampleBytes.elf])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let programs = facts.files.filter { file in
            file.kind.isNative || Self.endings.contains { file.path.lowercased().hasSuffix($0) }
        }
        guard !programs.isEmpty else { return [] }
        for (file, fact) in facts.acts(.startsProcess) {
            let moment = facts.moment(of: fact, in: file)
            guard moment == .install || moment == .load || fact.isDisguised else { continue }
            let words = fact.details + [fact.command].compactMap { $0 }
            guard let program = programs.first(where: { program in words.contains { Self.isNamed(program.path, in: $0) } }) else {
                continue
            }
            // `tool --version` is how installers see whether it runs.
            if words.contains(where: { $0.contains("--version") || $0.contains("--help") }) { continue }
            let isHidden = Self.isHidden(facts.files[file].file.bytes, fact.place)
            return [
                card.finding(
                    "\(facts.files[file].path) starts \(program.path)\(isHidden ? ", hidden," : "")\(moment.words)\(facts.gateWords(fact))",
                    strength: (isHidden ? 0.6 : 0.2) + (program.path.lowercased().hasSuffix(".exe") ? 0.2 : 0)
                        + (program.change == .new ? 0.2 : 0),
                    evidence: [facts.evidence(fact, in: file), Evidence(file: program.path, excerpt: program.binaryFormat)],
                    meaning: "What it does cannot be read. Do not let it run where keys are.")
            ]
        }
        return []
    }

    /// Programs of Windows, by name.
    private static let endings = [".exe", ".scr", ".com", ".pif"]

    private static func isNamed(_ path: String, in word: String) -> Bool {
        let name = path.split(separator: "/").last ?? ""
        return word.split(whereSeparator: { "/\\ '\"".contains($0) }).contains { $0 == name }
    }

    private static func isHidden(_ bytes: ArraySlice<UInt8>, _ place: Range<Int>) -> Bool {
        let end = min(bytes.startIndex + place.upperBound, bytes.endIndex)
        let text = String(decoding: bytes[min(bytes.startIndex + place.lowerBound, end)..<end], as: UTF8.self)
        return ["windowsHide", "detached", "ignore"].contains { text.contains($0) }
    }
}
