// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A package that has not run anything at install, or not for several releases, now does.
package struct InstallScriptAdded: Rule {
    package init() {}

    package let card = RuleCard(
        id: "install-script-added", kind: .event, title: "Install script added", severity: .moderate, confidence: .high, status: .stable,
        revision: 3, group: "difference",
        rationale:
            "An install script runs on every machine and build server at once, before anybody imports the package. Most thefts start with one that earlier releases did not have.",
        knownFalseAlarms: ["A first native part, built with node-gyp.", "A thank-you or funding message."],
        references: ["https://docs.npmjs.com/cli/using-npm/scripts#npm-install"],
        fires: [
            RuleSample(
                "after five releases without",
                .sampleEvent(manifest: .sample(scripts: ["postinstall": "node lib/setup.js"]), after: PastRelease.ordinaryYear)),
            RuleSample(
                "the last one with a script was six releases ago",
                .sampleEvent(
                    manifest: .sample(scripts: ["postinstall": "node lib/setup.js"]),
                    after: [.sample("0.1.0", "2014-01-01T00:00:00Z") { $0.installScripts = ["install": "node a.js"] }]
                        + PastRelease.ordinaryYear)),
            RuleSample(
                "the only one with a script was taken back",
                .sampleEvent(
                    manifest: .sample(scripts: ["postinstall": "node a.js"]),
                    after: PastRelease.ordinaryYear + [
                        .sample("1.3.2", "2021-05-20T00:00:00Z") {
                            $0.installScripts = ["postinstall": "node a.js"]
                            $0.isRemoved = true
                        }
                    ])),
            RuleSample(
                "against the previous tarball",
                .sample(
                    ["package.json": #"{"name":"sample","version":"1.2.0","scripts":{"preinstall":"node a.js"}}"#, "a.js": "1"],
                    previous: ["package.json": #"{"name":"sample","version":"1.1.0"}"#])),
        ],
        staysSilent: [
            RuleSample(
                "had one before",
                .sampleEvent(
                    manifest: .sample(scripts: ["postinstall": "node b.js"]),
                    after: [.sample("1.0.0", "2021-01-01T00:00:00Z") { $0.installScripts = ["install": "node a.js"] }])),
            RuleSample(
                "scripts that do not run at install",
                .sampleEvent(manifest: .sample(scripts: ["test": "node test.js", "prepare": "tsc"]), after: PastRelease.ordinaryYear)),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        guard !facts.installCommands.isEmpty, !facts.earlier.isEmpty || facts.release.previous != nil else { return [] }
        let had =
            facts.comparison.precedents.contains { !$0.installScripts.isEmpty }
            || (facts.release.previous.map {
                facts.comparison.isPrecedent($0) && InstallCommand.all(in: $0.asReview).isEmpty == false
            } ?? false)
        guard !had else { return [] }
        let settled = facts.comparison.settled
        let count = max(settled.count, 1)
        let own = facts.installCommands.filter { !$0.isOrdinaryBuild }
        let hadLongAgo = settled.contains { !$0.installScripts.isEmpty }
        let shown = own.first ?? facts.installCommands[0]
        let before =
            !facts.comparison.recent.isEmpty
            ? "none of the last \(facts.comparison.precedents.count) releases of more than a week ago had one"
            : count == 1
                ? "the release before had none"
                : hadLongAgo
                    ? "none of the last \(facts.comparison.precedents.count) releases had an install script"
                    : "none of \(count) earlier releases had an install script"
        return [
            card.finding(
                "Adds \(shown.script == "install" ? "an" : "a") \(shown.script) script; \(before)",
                strength: own.isEmpty ? 0 : count >= 10 ? 1 : count >= 3 ? 0.85 : 0.7,
                evidence: facts.installCommands.map(\.evidence),
                meaning: "It runs on every machine that installs the package, with the rights of whoever installs.")
        ]
    }
}

extension InstallCommand {
    /// Commands of well-known build helpers only, none of which runs a file of the release's own choosing.
    var isOrdinaryBuild: Bool {
        if isImplied { return true }
        let helpers = [
            "node-gyp", "node-gyp-build", "node-pre-gyp", "prebuild-install", "prebuildify", "patch-package", "opencollective",
            "opencollective-postinstall", "husky", "cmake-js", "napi-postinstall", "prebuild", "neon", "electron-rebuild", "is-ci", "exit",
            "ngcc", "node-gyp-build-optional-packages",
        ]
        return command.split(whereSeparator: { "&|;".contains($0) }).allSatisfy { part in
            guard let first = part.split(separator: " ").first else { return true }
            return helpers.contains(String(first)) || part.trimmed == "true"
        }
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}

extension ReleaseUnderReview.Previous {
    /// The previous release as one to read facts from.
    var asReview: ReleaseUnderReview {
        var review = ReleaseUnderReview(release: release, content: content ?? ReleaseContent(files: []))
        review.published = published
        review.shipped = shipped
        return review
    }
}
