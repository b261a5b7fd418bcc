// SPDX-License-Identifier: Apache-2.0

/// The one place where weights are written down, each with where its figure comes from.
///
/// A weight is log2(P(finding | malicious) / P(finding | ordinary)).
package enum WeightTable {
    /// log2(95 / 96,287) = -9.99: malicious releases among all publications of 29 July to 4 August 2021 (Amalfi, ICSE 2022).
    package static let prior = -10.0

    /// The weight of a rule; 0 bits for an id without an entry (a test sees to it that there is none).
    package static func weight(of id: String) -> Weight { all[id] ?? Weight(0, "No entry.") }

    package static let all: [String: Weight] = [
        "burst-of-lines": Weight(1.5...4, ""),
        "client-unlike-before": Weight(1, ""),
        "commit-missing": Weight(0.5...1.5, ""),
        "dependency-from-address": Weight(2.5...5, ""),
        "deprecated-then-new": Weight(2, ""),
        "dormant-package-woken": Weight(1...3, ""),
        "first-release-runs-script": Weight(5, ""),
        "install-script-added": Weight(1...5, ""),
        "install-script-changed": Weight(1.5, ""),
        "latest-moved-back": Weight(1, ""),
        "maintainer-added": Weight(0.5...1.5, ""),
        "maintainers-replaced": Weight(2, ""),
        "new-dependency-unknown": Weight(3...7, ""),
        "new-publisher": Weight(0.5...5, ""),
        "provenance-lost": Weight(1...3, ""),
        "publisher-address-changed": Weight(1, ""),
        "release-rewritten": Weight(2...7, ""),
        "repository-changed": Weight(0.2...1.5, ""),
        "size-jump": Weight(1...2.5, ""),
        "archive-oddities": Weight(0.5...7, ""),
        "bidirectional-controls": Weight(1...5, ""),
        "bin-shadows-command": Weight(3, ""),
        "code-far-right": Weight(3...7, ""),
        "collecting-host": Weight(2...6, ""),
        "decrypt-then-run": Weight(5...14, ""),
        "disguised-words": Weight(4...7, ""),
        "encoded-blob": Weight(1...3.5, ""),
        "gyp-command": Weight(1...6, ""),
        "hidden-characters": Weight(5...11, ""),
        "inline-install-code": Weight(2...6, ""),
        "install-evaluates-download": Weight(5...12, ""),
        "install-hides-itself": Weight(3, ""),
        "install-reports-host": Weight(5...8, ""),
        "install-runs-binary": Weight(3...7, ""),
        "install-runs-large-file": Weight(3...6, ""),
        "install-sends-secrets": Weight(4...11, ""),
        "install-shell-download": Weight(3...11, ""),
        "install-spreads": Weight(5...10, ""),
        "install-stays-on-machine": Weight(7, ""),
        "manifest-confusion": Weight(1...6, ""),
        "minified-twin-differs": Weight(3...6, ""),
        "native-binary": Weight(0.3...7, ""),
        "obfuscated-code": Weight(2...6, ""),
        "piped-install-download": Weight(11, ""),
        "version-out-of-sequence": Weight(2...4.5, ""),
    ]
}
