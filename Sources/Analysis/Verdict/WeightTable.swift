// SPDX-License-Identifier: Apache-2.0

/// The one place where weights are written down, each with where its figure comes from.
///
/// A weight is log2(P(finding | malicious) / P(finding | ordinary)), as a range: the rule says where in it a finding lies.
///
/// Ordinary publications: 13,184 of 473 packages, 2010 to 2024, from the packuments in npm/cli's tests, each judged by its
/// metadata against the history before it (`OrdinaryPublicationTests`; measured in November 2026). They are popular packages: rates for
/// obscure ones may be higher. Ordinary releases: 1,755, namely 760 tarballs of npm/cli's tests, the 229 packages of npm 10's own tree and
/// 766 of Debian 12's node packages, judged by content. Attacks: the ten incidents of the public post-mortems that
/// `docs/detectors` refers to, so every rate for malice is rough; where the count is thin the figure is a judgement, and says so.
package enum WeightTable {
    /// log2(95 / 96,287) = -9.99: malicious releases among all publications of 29 July to 4 August 2021 (Amalfi, ICSE 2022).
    package static let prior = -10.0

    /// The weight of a rule; 0 bits for an id without an entry (a test sees to it that there is none).
    package static func weight(of id: String) -> Weight { all[id] ?? Weight(0, "No entry.") }

    package static let all: [String: Weight] = [events, content, behaviour, names].reduce(into: [:]) { all, some in
        all.merge(some) { first, _ in first }
    }

    private static let events: [String: Weight] = [
        "burst-of-lines": Weight(
            1.5...4,
            "60 of 13,184 ordinary publications, 1 with three lines or more. Attacks: ua-parser-js, coa, rc, nx: 4 of 10 incidents."),
        "client-unlike-before": Weight(
            1,
            "5 of 13,184 ordinary publications. Attacks: no count exists; a judgement, kept low."),
        "commit-missing": Weight(
            0.5...1.5,
            "50 of 13,184 ordinary publications, 8 after twenty or more with one. Attacks: eslint-scope, ua-parser-js; kept low, since clients differ."
        ),
        "dependency-from-address": Weight(
            2.5...5,
            "About 1 in 1,000 of 13,184 ordinary publications, all to git repositories, none to a web address. Attacks: a judgement."),
        "deprecated-then-new": Weight(
            2,
            "Not countable in packuments, which tell only of now. A judgement."),
        "dormant-package-woken": Weight(
            1...3,
            "368 of 13,184 ordinary publications, 37 after three years or more. Attacks: event-stream, coa: 2 of 10 incidents."),
        "first-release-runs-script": Weight(
            5,
            "3 of 13,184 ordinary publications; among 467 first releases 3. Attacks: crossenv, dependency confusion: nearly all of packages made to attack."
        ),
        "install-script-added": Weight(
            1...5,
            "10 of 13,184 ordinary publications, 6 of them with a command of their own. Attacks: eslint-scope, ua-parser-js, coa, rc, nx, both worms: 6 of 10 incidents; held below the count for caution."
        ),
        "install-script-changed": Weight(
            1.5,
            "4 of 13,184 ordinary publications. Attacks: coa had one before; a judgement."),
        "latest-moved-back": Weight(
            1,
            "Not countable in packuments, which tell only of now. A judgement, kept low: mostly an accident."),
        "maintainer-added": Weight(
            0.5...1.5,
            "229 of 13,184 ordinary publications, 71 beside a sole owner. Attacks: event-stream."),
        "maintainers-replaced": Weight(
            2,
            "15 of 13,184 ordinary publications. Attacks: event-stream by some accounts of it; kept low."),
        "new-dependency-unknown": Weight(
            3...7,
            "4 of 13,184 ordinary publications, 2 of full strength, dependents counted inside the same set only. Attacks: event-stream; by the counts it would be 8 bits, held at 7."
        ),
        "new-publisher": Weight(
            0.5...4.5,
            "626 of 13,184 ordinary publications; 64 by a stranger after a year and a half of silence (1 in 206). Attacks: event-stream, 1 of 10 incidents: log2(0.1 / (1/206)) = 4.4."
        ),
        "provenance-lost": Weight(
            1...3,
            "None of 13,184 ordinary publications, most of them older than provenance. Attacks: nx lost it, other worms kept it; a judgement."
        ),
        "publisher-address-changed": Weight(
            1,
            "49 of 13,184 ordinary publications. Attacks: a judgement; taken-over accounts."),
        "release-rewritten": Weight(
            2...7,
            "Forbidden on the public registry, so none of 13,184 ordinary publications; private registries allow it. A judgement."),
        "repository-changed": Weight(
            0.2...1.5,
            "129 of 13,184 ordinary publications, 88 to another owner. Attacks: a judgement."),
        "size-jump": Weight(
            1...2.5,
            "7 of 13,184 ordinary publications, where the registry states sizes. Attacks: both worms of 2025, faker."),
        "version-out-of-sequence": Weight(
            2...4.5,
            "7 of 13,184 ordinary publications. Attacks: dependency confusion, colors, faker: 2 of 10 incidents."),
    ]

    private static let content: [String: Weight] = [
        "archive-oddities": Weight(
            0.5...7,
            "None of 1,755 ordinary releases at more than the lowest strength. Attacks: a judgement; such archives aim at readers."),
        "bidirectional-controls": Weight(
            1...5,
            "None of 1,755 ordinary releases. Attacks: shown by researchers (2021), rarely seen on npm; a judgement."),
        "bin-shadows-command": Weight(
            3,
            "1 of 1,755 ordinary releases (corepack, on purpose). Attacks: a judgement."),
        "code-far-right": Weight(
            3...11,
            "None of 1,755 ordinary releases. Attacks: several of 2024 and 2025; a judgement."),
        "collecting-host": Weight(
            2...6,
            "2 of 1,755 ordinary releases (a list of public suffixes), at the lowest strength. Attacks: dependency confusion and most small thefts."
        ),
        "decrypt-then-run": Weight(
            5...14,
            "None of 1,755 ordinary releases, so below 1 in 585 by the rule of three. Attacks: flatmap-stream. The upper end needs key, package value and disguise together, which no ordinary code was seen to have: a judgement."
        ),
        "disguised-file": Weight(
            1...6,
            "None of the 785 tarballs of npm/cli's tests that could be read. Raw control characters are seen in old minified code, hence the low end. Attacks: no count exists; a judgement."
        ),
        "disguised-words": Weight(
            4...7,
            "None of 1,755 ordinary releases. Attacks: flatmap-stream and most obfuscated droppers."),
        "encoded-blob": Weight(
            1...3.5,
            "3 of 1,755 ordinary releases. Attacks: flatmap-stream."),
        "gyp-command": Weight(
            1...6,
            "None of 1,755 ordinary releases beyond `node -e` for headers. Attacks: a judgement."),
        "hidden-characters": Weight(
            5...11,
            "None of 1,755 ordinary releases. Attacks: GlassWorm and its kin (2025). A run of 24 and more has no other use known."),
        "inline-install-code": Weight(
            2...6,
            "None of 1,755 ordinary releases with two risky signs. Attacks: a judgement."),
        // By the text of commands. Ordinary: the 30 different install commands of 765 among 13,629 releases, and the installers of 20 well-known packages.
        "install-destroys": Weight(
            11,
            "None of 765 install commands of 13,629 releases. Attacks: the second worm of 2025; a judgement."),
        "install-fetches-runtime": Weight(
            3...8,
            "None of 765 install commands of 13,629 releases. Attacks: the second worm of 2025."),
        "install-opens-shell": Weight(
            12,
            "None of 765 install commands of 13,629 releases. Attacks: many records of OSV; no honest use is known."),
        "install-runs-decoded": Weight(
            11,
            "None of 765 install commands of 13,629 releases. Attacks: many small thefts; no honest use is known."),
        "install-evaluates-download": Weight(
            5...13,
            "None of 1,755 ordinary releases. Attacks: eslint-scope. No installer was seen that needs it."),
        "install-hides-itself": Weight(
            3,
            "None of 1,755 ordinary releases. Attacks: ua-parser-js."),
        "install-reports-host": Weight(
            5...9,
            "None of 1,755 ordinary releases. Attacks: dependency confusion, hundreds of records in OSV."),
        "install-runs-binary": Weight(
            3...7,
            "None of 1,755 ordinary releases. Attacks: bb-builder."),
        "install-runs-large-file": Weight(
            3...6,
            "None of 1,755 ordinary releases. Attacks: both worms of 2025."),
        "install-sends-secrets": Weight(
            3.5...15,
            "None of 1,755 ordinary releases. Attacks: crossenv, eslint-scope (second stage), nx, both worms: 5 of 10 incidents."),
        "install-shell-download": Weight(
            3...15,
            "None of 1,755 ordinary releases. Attacks: ua-parser-js, coa, rc."),
        "install-spreads": Weight(
            5...10,
            "None of 1,755 ordinary releases. Attacks: both worms of 2025."),
        "install-stays-on-machine": Weight(
            7,
            "None of 1,755 ordinary releases. Attacks: nx."),
        "manifest-confusion": Weight(
            1...6,
            "None of the 257 releases of npm/cli's tests whose packument is at hand. Attacks: a judgement."),
        "minified-twin-differs": Weight(
            3...6,
            "None of 1,755 ordinary releases. Attacks: flatmap-stream."),
        "native-binary": Weight(
            0.3...7,
            "4 of 1,755 ordinary releases, all `.node` add-ons at the lowest strength. Attacks: bb-builder; the upper end is machine code named as a picture or text."
        ),
        "obfuscated-code": Weight(
            2...6,
            "None of 1,755 ordinary releases. Attacks: common among small thefts; a judgement."),
        "piped-install-download": Weight(
            11,
            "None of 1,755 ordinary releases. Attacks: the second worm of 2025, and many small ones."),
    ]

    /// Read from syntax trees. Ordinary releases: 1,985 packages of Debian 12 and the 160 of npm 10's own tree (November 2026).
    private static let behaviour: [String: Weight] = [
        "ai-tool-abuse": Weight(3...16, "None of 2,145 ordinary releases. Attacks: nx."),
        "capability-gained": Weight(
            0.5...5, "Not counted over updates yet; a judgement from published differences (pkgdelta: 1 false alarm in 3,457 updates)."),
        "destroys-files": Weight(4...17, "None of 2,145 ordinary releases. Attacks: node-ipc, the second worm of 2025."),
        "disguised-behaviour": Weight(
            4...15, "None of 2,145 ordinary releases. Attacks: flatmap-stream, and most small thefts that are obfuscated."),
        "downloads-and-runs": Weight(4...18, "None of 2,145 ordinary releases by itself. Attacks: eslint-scope, and most droppers."),
        "endless-loop": Weight(2...10, "None of 2,145 ordinary releases in a file that is loaded. Attacks: colors."),
        "gated-payload": Weight(0.5...3, "Rare in ordinary releases. Attacks: flatmap-stream, node-ipc; a judgement, kept low."),
        "hidden-module-name": Weight(4...12, "None of 2,145 ordinary releases. Attacks: flatmap-stream."),
        "page-hook": Weight(3...17, "None of 2,145 ordinary releases. Attacks: chalk, debug and others of September 2025."),
        "page-theft": Weight(2...16, "None of 2,145 ordinary releases by itself. Attacks: IconBurst."),
        "plants-code": Weight(3...15, "None of 2,145 ordinary releases by itself. Attacks: nx, both worms, ethers-provider2."),
        "reverse-shell": Weight(7...17, "None of 2,145 ordinary releases. Attacks: many small ones."),
        "runs-shell-payload": Weight(2...18, "None of 2,145 ordinary releases by itself. Attacks: coa, rc, and many small ones."),
        "runs-shipped-binary": Weight(3...14, "None of 2,145 ordinary releases by itself. Attacks: bb-builder."),
        "runs-text-from-file": Weight(3...13, "None of 2,145 ordinary releases by itself. Attacks: flatmap-stream."),
        "self-publishing": Weight(4...16, "None of 2,145 ordinary releases by itself. Attacks: both worms of 2025."),
        "sends-host-details": Weight(
            4...12, "None of 2,145 ordinary releases by itself. Attacks: dependency confusion, hundreds of records in OSV."),
        "sends-secrets": Weight(
            2...18, "None of 2,145 ordinary releases by itself. Attacks: crossenv, eslint-scope, nx, both worms, and most thefts."),
        "secret-in-release": Weight(
            0,
            "A leaked secret is an accident, no malice: it weighs nothing, whatever its severity. A judgement."),
    ]

    /// Names and what a package is, beside what it does. Counts of names are those of Evals/names/README.md.
    private static let names: [String: Weight] = [
        "agent-or-editor-file": Weight(
            0.3...10.5,
            "None of 3,470 ordinary releases (tarballs of npm/cli's tests, Debian's node packages, npm 10's tree). Attacks: tasks that run a font file and hooks of agents, several of 2025; a judgement."
        ),
        "archive-inside": Weight(
            0.3...4,
            "5 of 3,470 ordinary releases, all documentation that Debian compressed, at the lowest strength. Attacks: bb-builder's kin; a judgement."
        ),
        "code-in-data-file": Weight(
            1...6,
            "None of 3,470 ordinary releases. Attacks: several of 2025 kept payloads so; a judgement."),
        "dependency-alias": Weight(
            1...2.5,
            "No count: aliases are younger than the packuments at hand. A judgement."),
        "dependency-name-close": Weight(
            1...5,
            "Counted with names of packages; the same relation between names holds for what is depended on. A judgement where it exceeds 4."
        ),
        "instructions-to-agents": Weight(
            1...8,
            "None of 3,470 ordinary releases. Attacks: packages of 2025 that spoke to reviewing models; a judgement."),
        "name-close-to-popular": Weight(
            0.5...4.5,
            "Letters swapped: 62 of 22,296 names in OSV's malware records, 2 of 5,081 names that look like first releases of an ordinary week; a letter dropped: 102 and 2; all kinds: 411 and 25. Most of the records are no squats, so the true figures are higher."
        ),
        "package-incomplete": Weight(0, "197 of 3,470 ordinary releases lack two of the things: told, and weighs nothing."),
        "public-twin-of-private": Weight(
            4...9,
            "No ordinary count can exist: it needs the asker's own list. Attacks: dependency confusion, hundreds of records in OSV. A judgement."
        ),
        "release-deprecated": Weight(0, "Says nothing of malice: told, and weighs nothing."),
        "repository-not-its-own": Weight(
            1...3.5,
            "None of 3,470 ordinary releases, which are popular packages; copies are common among squats (TypoGard). A judgement."),
        "unshippable-file": Weight(
            0...0.5,
            "None of 3,470 ordinary releases. Says more of carelessness than of malice: told, and weighs next to nothing."),
    ]
}
