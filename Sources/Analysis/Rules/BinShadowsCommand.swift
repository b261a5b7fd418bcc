// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// The package installs a command under the name of one that everybody has.
package struct BinShadowsCommand: Rule {
    package init() {}

    package let card = RuleCard(
        id: "bin-shadows-command", kind: .content, title: "Command name of a known tool", severity: .moderate, confidence: .high,
        status: .stable, revision: 2, group: "identity",
        rationale:
            "`node_modules/.bin` comes first when npm runs scripts: a command `git` or `node` there is called in place of the real one.",
        knownFalseAlarms: ["Packages that deliver the tool itself, such as `node` or `npm`."],
        references: ["https://docs.npmjs.com/cli/configuring-npm/package-json#bin"],
        fires: [
            RuleSample("git", .sample(["package.json": #"{"name":"handy","version":"1.0.0","bin":{"git":"cli.js"}}"#, "cli.js": "1"])),
            RuleSample(
                "with an ending that Windows adds",
                .sample(["package.json": #"{"name":"handy","version":"1.0.0","bin":{"npm.CMD":"run.cmd"}}"#, "run.cmd": "1"])),
            RuleSample(
                "in a folder of commands",
                .sample(["package.json": #"{"name":"handy","version":"1.0.0","directories":{"bin":"cmds"}}"#, "cmds/git": "1"])),
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
        "az", "cargo", "cmd", "code", "corepack", "deno", "doas", "env", "ffmpeg", "gcloud", "gcc", "head", "helm", "jq", "kill", "mvn",
        "nvm", "osascript", "pwsh", "scp", "shasum", "sort", "su", "systemctl", "tail", "tee", "terraform", "touch", "uname", "which",
        "whoami", "xargs", "rm", "rsync", "ruby", "sed", "sh", "ssh", "sudo", "tar", "unzip", "wget", "yarn", "zip", "zsh",
    ]

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        guard let manifest = facts.release.shipped ?? facts.release.manifest else { return [] }
        let full = facts.release.release.name.lowercased()
        let own = full.split(separator: "/").last.map(String.init) ?? ""
        let bins = manifest.bin + Self.folderBins(facts)
        let shadowing = bins.filter { Self.known.contains(Self.command($0.name)) && !Self.delivers(Self.command($0.name), own, full) }
        let shadowed = shadowing.map(\.name)
        guard let first = shadowed.first else { return [] }
        return [
            card.finding(
                "Installs a command named \(PlainWords.list(shadowed))",
                evidence: shadowing.map {
                    Evidence(file: "package.json", excerpt: "bin \($0.name): \($0.path)")
                },
                meaning: "Scripts that call \(first) run this package instead.")
        ]
    }

    /// A command's name as shells look it up: in lower case, without the endings that Windows tries by itself.
    private static func command(_ name: String) -> String {
        let name = name.lowercased().split(separator: "/").last.map(String.init) ?? ""
        for ending in [".cmd", ".bat", ".exe", ".ps1", ".com", ".sh", ".js"] where name.hasSuffix(ending) {
            return String(name.dropLast(ending.count))
        }
        return name
    }

    /// The files of `directories.bin`, which npm makes commands of where there is no `bin`.
    private static func folderBins(_ facts: ReleaseFacts) -> [Manifest.Bin] {
        guard let file = facts.release.content.file("package.json"), let root = try? JSONDocument(Array(file.bytes)).root,
            root["bin"] == nil,
            let folder = root["directories"]?["bin"]?.string
        else { return [] }
        let parts = folder.split(separator: "/").filter { $0 != "." }
        guard !parts.isEmpty, !parts.contains("..") else { return [] }
        let prefix = parts.joined(separator: "/") + "/"
        return facts.release.content.files.lazy.map(\.path).filter { $0.hasPrefix(prefix) }.compactMap { path in
            path.split(separator: "/").last.map { Manifest.Bin(name: String($0), path: path) }
        }
    }

    /// A package that carries the command's name in its own delivers it: `npm`, `pnpm`, `@yarnpkg/cli`, `node-bin-linux`.
    private static func delivers(_ command: String, _ own: String, _ full: String) -> Bool {
        full.split(whereSeparator: { "@/-_.".contains($0) }).contains {
            $0 == command || $0.hasPrefix(command) && $0.count <= command.count + 3
        }
            || (command == "npx" && own == "npm")
    }
}
