// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A minified file can do what no readable file of the release can.
package struct MinifiedTwinDiffers: Rule {
    package init() {}

    package let card = RuleCard(
        id: "minified-twin-differs", kind: .content, title: "Minified file does more than its source", severity: .high, confidence: .medium,
        status: .stable, revision: 1, group: "minified",
        rationale: "Reviewers read the source, users run the minified file. flatmap-stream differed in the second only.",
        knownFalseAlarms: ["A bundle that contains its dependencies."],
        references: ["https://snyk.io/blog/a-post-mortem-of-the-malicious-event-stream-backdoor/"],
        fires: [
            RuleSample(
                "decrypts in the minified one only",
                .sample([
                    "index.js": "module.exports = function (f) { return f }",
                    "index.min.js":
                        "module.exports=function(f){return f};!function(){var c=require('crypto').createDecipher('aes256',k)}()",
                ]))
        ],
        staysSilent: [
            RuleSample(
                "the same in both",
                .sample(["index.js": "var c = require('child_process')", "index.min.js": "var c=require('child_process')"])),
            RuleSample("no source beside it", .sample(["dist/a.min.js": "require('https')"])),
        ]
    )

    private static let telling: [Sign] = [
        .decrypts, .processModule, .packageEnvironment, .wholeEnvironment, .networkModule, .npmCredential, .developerCredential, .dropHost,
        .shellDownload, .runsText,
    ]

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        // Most releases have none, and stems cost something.
        guard facts.files.contains(where: { $0.kind == .source && Self.isMinified($0) }) else { return [] }
        let readable = facts.files.filter { $0.kind == .source && !Self.isMinified($0) && !$0.isAside }
        guard !readable.isEmpty else { return [] }
        let sourceSigns = readable.reduce(into: SignSet()) { $0.formUnion($1.scan?.allSigns ?? []) }
        let paths = Set(readable.map { Self.stem($0.path) })
        return facts.files.compactMap { file in
            guard file.kind == .source, let scan = file.scan, Self.isMinified(file), paths.contains(Self.stem(file.path)) else {
                return nil
            }
            // Bundlers bring `eval`-like helpers and module names along; alone they say nothing.
            var extra = Self.telling.filter { scan.allSigns.contains($0) && !sourceSigns.contains($0) }
            let hidden = scan.hiddenSigns.signs
            extra += hidden.filter { !extra.contains($0) && !sourceSigns.contains($0) }
            let strong = extra.filter { $0 != .runsText && $0 != .networkModule } + hidden
            guard !strong.isEmpty else { return nil }
            return card.finding(
                "\(file.path) \(PlainWords.list(extra.map(\.plain))); its readable source does not",
                strength: min(Double(Set(strong).count + extra.count) / 6, 1) * (file.file.bytes.count > 200_000 ? 0.3 : 1),
                evidence: extra.compactMap(file.evidence),
                meaning: "The readable source is not what runs.")
        }
    }

    private static func isMinified(_ file: FileFacts) -> Bool {
        // Three letters that few paths have are looked for first.
        guard file.path.hasLetters("min") else { return false }
        let path = file.path.lowercased()
        return path.contains(".min.") || path.contains("-min.") || path.contains("/min/")
    }

    /// The name without folder, ending and marks of minification.
    private static func stem(_ path: String) -> String {
        let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
        return name.replacing(".min.", with: ".").replacing("-min.", with: ".").split(separator: ".").first.map(String.init) ?? name
    }
}

extension Sign {
    /// What a file with this sign does, as a verb phrase.
    var plain: String {
        switch self {
        case .networkModule, .networkCall: "reaches the network"
        case .shellDownload: "downloads by shell"
        case .processModule: "starts processes"
        case .runsText: "runs text as code"
        case .makesExecutable: "makes files executable"
        case .pipesIntoShell: "pipes a download into a shell"
        case .decrypts: "decrypts"
        case .decodes: "decodes text"
        case .encodes: "encodes text"
        case .obfuscatorName: "has names made by an obfuscator"
        case .environment: "reads the environment"
        case .wholeEnvironment: "reads the whole environment"
        case .packageEnvironment: "asks which package it runs in"
        case .hostIdentity: "asks for the machine's name"
        case .npmConfiguration: "names .npmrc"
        case .npmCredential: "names npm credentials"
        case .developerCredential: "names developer keys"
        case .wallet: "names wallets"
        case .shellProfile: "names shell start-up files"
        case .autostart: "names timers or login items"
        case .publishes: "publishes packages"
        case .workflowFile: "names workflow files"
        case .dropHost: "names a collecting host"
        case .rawAddress: "names a bare network address"
        case .pasteHost: "names a paste host"
        case .writesFile: "writes files"
        case .discardsOutput: "goes into the background"
        }
    }
}
