// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// The release presents itself as a popular package under another name: its read-me and its repository are that one's.
package struct RepositoryNotItsOwn: Rule {
    package init() {}

    package let card = RuleCard(
        id: "repository-not-its-own", kind: .content, title: "Copy of another package under a new name", severity: .moderate,
        confidence: .medium, status: .stable, revision: 1, group: "name",
        rationale:
            "A squatter copies the package that was meant, so that everything works and looks right, and adds what it came for. The read-me still names the original.",
        knownFalseAlarms: [
            "A fork published for one project only.", "One of several packages of a repository that ships the common read-me.",
        ],
        references: ["https://arxiv.org/abs/2003.03471"],
        fires: [
            RuleSample(
                "a young copy",
                sample(name: "quiet-meadow-lib", readme: "# chalk\n\n```sh\nnpm install chalk\n```\n", repository: "chalk/chalk"))
        ],
        staysSilent: [
            RuleSample("its own", sample(name: "chalk", readme: "# chalk\n\nnpm install chalk\n", repository: "chalk/chalk")),
            RuleSample(
                "one of several",
                sample(name: "expect", readme: "# expect\n\nPart of jest. npm install jest\n", repository: "facebook/jest")),
            RuleSample("a plugin", sample(name: "chalk-meadow", readme: "npm install chalk", repository: "chalk/chalk")),
            RuleSample(
                "names the other one only", sample(name: "quiet-meadow-lib", readme: "npm install chalk first", repository: "meadow/lib")),
        ]
    )

    private static func sample(name: String, readme: String, repository: String) -> ReleaseUnderReview {
        .sample([
            "package.json": #"{"name":"\#(name)","version":"1.0.0","repository":"github:\#(repository)"}"#, "README.md": readme,
        ])
    }

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        let name = facts.release.release.name
        guard PopularNames.shared.dependents(of: name) == nil, facts.earlier.count < 5, let forms = NameForms(name),
            let link = facts.release.manifest?.repository.flatMap({ RepositoryLink($0) }), let readme = Self.readme(facts),
            let other = Self.popular(link), Self.areStrangers(forms, link, other)
        else { return [] }
        let text = Self.head(readme)
        guard !text.contains(name.lowercased()), let said = Self.installs(other, text) else { return [] }
        return [
            card.finding(
                "The repository and the read-me are those of \(other)",
                strength: facts.release.history != nil && facts.earlier.isEmpty ? 1 : 0.4,
                evidence: [
                    Evidence(file: "package.json", excerpt: "name \(name), repository \(link)"),
                    readme.evidence(said),
                ],
                meaning: "Whoever reads its page takes it for \(other).")
        ]
    }

    private static func readme(_ facts: ReleaseFacts) -> FileFacts? {
        facts.files.first { $0.path.lowercased().hasPrefix("readme") && !$0.path.contains("/") }
    }

    /// The first 16 kB in lower case: names stand at the beginning.
    private static func head(_ file: FileFacts) -> String { String(decoding: file.file.bytes.prefix(1 << 14), as: UTF8.self).lowercased() }

    private static func popular(_ link: RepositoryLink) -> String? {
        for name in [link.name, "@\(link.owner)/\(link.name)"] {
            if let dependents = PopularNames.shared.dependents(of: name), dependents >= 3 { return name }
        }
        return nil
    }

    /// Packages of one repository mostly share a word, a scope or an owner.
    private static func areStrangers(_ forms: NameForms, _ link: RepositoryLink, _ other: String) -> Bool {
        let own = String(decoding: forms.letters, as: UTF8.self)
        let scope = String(decoding: forms.scope, as: UTF8.self)
        if !scope.isEmpty, link.owner.contains(scope) || scope.contains(link.owner) || scope.contains(link.name) { return false }
        let theirs = NameForms(other)?.words.map { String(decoding: $0, as: UTF8.self) } ?? []
        return !theirs.contains { $0.utf8.count >= 3 && own.contains($0) } && !own.contains(link.owner)
    }

    /// Where the read-me says how the other package is installed.
    private static func installs(_ other: String, _ text: String) -> Range<Int>? {
        let bytes = Array(text.utf8)
        for command in ["npm install ", "npm i ", "npm install --save ", "yarn add ", "pnpm add "] {
            let wanted = Array("\(command)\(other)".utf8)
            guard let range = bytes.firstRange(of: wanted) else { continue }
            let next = range.upperBound < bytes.count ? bytes[range.upperBound] : 0x0A
            if !(0x61...0x7A).contains(next), next != UInt8(ascii: "-"), next != UInt8(ascii: "/") { return range }
        }
        return nil
    }
}
