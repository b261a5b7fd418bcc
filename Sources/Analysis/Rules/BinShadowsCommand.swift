// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// The package installs a command under the name of one that everybody has.
package struct BinShadowsCommand: Rule {
    package init() {}

    package let card = RuleCard(
        id: "bin-shadows-command", kind: .content, title: "Command name of a known tool", severity: .moderate, confidence: .high,
        status: .stable, revision: 1, group: "identity",
        rationale:
            "`node_modules/.bin` comes first when npm runs scripts: a command `git` or `node` there is called in place of the real one.",
        knownFalseAlarms: ["Packages that deliver the tool itself, such as `node` or `npm`."],
        references: ["https://docs.npmjs.com/cli/configuring-npm/package-json#bin"],
        fires: [
            RuleSample("git", .sample(["package.json": #"{"name":"handy","version":"1.0.0","bin":{"git":"cli.js"}}"#, "cli.js": "1"]))
        ],
        staysSilent: [
            RuleSample("its own name", .sample(["package.json": #"{"name":"handy","version":"1.0.0","bin":"cli.js"}"#, "cli.js": "1"])),
            RuleSample("npm itself", .sample(["package.json": #"{"name":"npm","version":"1.0.0","bin":{"npm":"cli.js","npx":"x.js"}}"#])),
        ]
    )

    /// Commands of POSIX systems and of developers' machines that scripts call by bare name.
    private static let known: Set<String> = [
        "awk", "aws", "bash", "bun", "cat", "chmod", "cp", "curl", "docker", "dotnet", "echo", "find", "gh", "git", "go", "gpg", "grep",
        "java",
        "kubectl", "ls", "make", "mkdir", "mv", "node", "npm", "npx", "openssl", "perl", "pip", "pnpm", "powershell", "ps", "python",
        "python3",
        "rm", "rsync", "ruby", "sed", "sh", "ssh", "sudo", "tar", "unzip", "wget", "yarn", "zip", "zsh",
    ]

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        guard let manifest = facts.release.shipped ?? facts.release.manifest else { return [] }
        let own = facts.release.release.name.split(separator: "/").last.map(String.init) ?? ""
        let shadowed = manifest.bin.map(\.name).filter { Self.known.contains($0) && !Self.delivers($0, own, facts.release.release.name) }
        guard let first = shadowed.first else { return [] }
        return [
            card.finding(
                "Installs a command named \(PlainWords.list(shadowed))",
                evidence: manifest.bin.filter { shadowed.contains($0.name) }.map {
                    Evidence(file: "package.json", excerpt: "bin \($0.name): \($0.path)")
                },
                meaning: "Scripts that call \(first) run this package instead.")
        ]
    }

    /// A package that carries the command's name in its own delivers it: `npm`, `pnpm`, `@yarnpkg/cli`, `node-bin-linux`.
    private static func delivers(_ command: String, _ own: String, _ full: String) -> Bool {
        full.split(whereSeparator: { "@/-_.".contains($0) }).contains {
            $0 == command || $0.hasPrefix(command) && $0.count <= command.count + 3
        }
            || (command == "npx" && own == "npm")
    }
}
