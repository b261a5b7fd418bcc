// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// The release ships what no `files` list would: keys, environment files, a client's configuration, history, a repository's inside.
package struct UnshippableFile: Rule {
    package init() {}

    package let card = RuleCard(
        id: "unshippable-file", kind: .content, title: "File that was not meant to be shipped", severity: .moderate, confidence: .high,
        status: .stable, revision: 1, group: "unshippable",
        rationale:
            "A published file cannot be taken back. Keys and environment files of the publisher let others publish in their name; that is how several campaigns went on.",
        knownFalseAlarms: ["Examples and test data.", "A tool that needs such a file as a template."],
        references: ["https://docs.npmjs.com/cli/configuring-npm/package-json#files", "https://cwe.mitre.org/data/definitions/538.html"],
        fires: [
            RuleSample("environment", .sample([".env": "DATABASE=postgres://db.example/a\n"])),
            RuleSample("a key", .sample(["deploy/id_rsa": "not a key"])),
            RuleSample("a client's configuration", .sample([".npmrc": "registry=https://npm.example/\n"])),
            RuleSample("a repository's inside", .sample([".git/index": "DIRC"])),
        ],
        staysSilent: [
            RuleSample("an example", .sample([".env.example": "DATABASE=\n"])),
            RuleSample("test data", .sample(["test/fixtures/.env": "A=1\n"])),
            RuleSample("editor settings", .sample([".editorconfig": "root = true\n"])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let found = facts.files.compactMap { file -> (file: FileFacts, what: String, strength: Double)? in
            guard file.change != .same, !file.file.bytes.isEmpty, let kind = Self.kind(file), !file.isAside else { return nil }
            return (file, kind.what, kind.strength)
        }
        guard let worst = found.max(by: { $0.strength < $1.strength }) else { return [] }
        return [
            card.finding(
                "Ships \(worst.file.path), \(worst.what)\(found.count > 1 ? ", and \(PlainWords.counted(found.count - 1, "other file")) of that sort" : "")",
                strength: worst.strength, severity: worst.strength >= 1 ? .high : nil,
                // Never what stands in it.
                evidence: found.map { Evidence(file: $0.file.path, excerpt: "\($0.what), \(PlainWords.bytes($0.file.file.bytes.count))") },
                meaning: "Whoever installs the package has it. If it holds a secret, the secret is public.")
        ]
    }

    private static func kind(_ file: FileFacts) -> (what: String, strength: Double)? {
        let isWorthALook =
            file.path.hasDotName || file.path.hasLetters("id_") || file.path.hasLetters("_netrc")
            || file.path.hasLetters("terraform.tfstate")
            || file.path.hasLetters("kubeconfig") || file.path.hasLetters(".kdbx") || file.path.hasLetters(".ppk")
        guard isWorthALook else { return nil }
        let parts = file.path.lowercased().split(separator: "/")
        guard let name = parts.last else { return nil }
        if parts.dropLast().contains(".git") { return ("a part of a git repository", 0.3) }
        if parts.dropLast().contains(".ssh") { return ("from a folder of keys", 1) }
        if parts.dropLast().contains(".aws"), name == "credentials" { return ("a cloud's credentials", 1) }
        switch name {
        case "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519": return ("a private key", 1)
        case ".npmrc", ".yarnrc.yml":
            if contains(file, "_auth") || contains(file, "npmAuth") { return ("a client's configuration with a login", 1) }
            return name == ".npmrc" ? ("a client's configuration", 0.3) : nil
        case ".netrc", "_netrc", ".pypirc", ".git-credentials", ".dockercfg", ".htpasswd": return ("a file of logins", 1)
        case ".bash_history", ".zsh_history", ".node_repl_history": return ("a history of commands", 0.6)
        case "terraform.tfstate", "kubeconfig": return ("the state of an infrastructure", 0.8)
        default: break
        }
        if name == ".env" || name.hasPrefix(".env."), !isExample(name) { return ("a file of environment values", 0.6) }
        if name.hasSuffix(".kdbx") || name.hasSuffix(".ppk") { return ("a store of keys", 1) }
        return nil
    }

    private static func isExample(_ name: Substring) -> Bool {
        ["example", "sample", "template", "dist", "default", "test", "schema", "d.ts", "js", "json"].contains { name.contains($0) }
    }

    private static func contains(_ file: FileFacts, _ word: String) -> Bool {
        file.file.bytes.prefix(1 << 16).firstRange(of: Array(word.utf8)) != nil
    }
}
