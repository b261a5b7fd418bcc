// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// What a rule concludes about a release, with its evidence.
package struct Finding: Sendable, Hashable {
    /// The rule's stable id, such as `install-script-added`.
    package var id: String
    /// The rule's revision that concluded this; tells which releases to look at again when logic changes.
    package var revision: Int
    /// One plain sentence, specific to this release: "Adds the dependency flatmap-stream, published 4 days before". Built from
    /// names of others, so it is made ``printable(_:limit:)``.
    package private(set) var title: String
    package var severity: Severity
    package var confidence: Confidence
    /// Evidence in bits: log2 of how much likelier this is for a malicious release than for an ordinary one. Negative
    /// where it speaks for the release.
    package var bits: Double
    /// Findings of one group share a cause; their joint weight saturates.
    package var group: String
    package var evidence: [Evidence]
    /// What it means for whoever installs this, in a sentence or two.
    package private(set) var meaning: String

    /// Bytes of a title or a meaning.
    package static let textLimit = 1000

    package init(
        id: String, revision: Int, title: String, severity: Severity, confidence: Confidence, bits: Double, group: String,
        evidence: [Evidence], meaning: String
    ) {
        self.id = id
        self.revision = revision
        self.title = printable(title, limit: Self.textLimit)
        self.severity = severity
        self.confidence = confidence
        self.bits = bits
        self.group = group
        self.evidence = evidence
        self.meaning = printable(meaning, limit: Self.textLimit)
    }
}

/// Where a finding can be seen.
package struct Evidence: Sendable, Hashable {
    /// A path in the release, or `registry` for what the packument says.
    package var file: String
    /// From 1; `nil` when the whole file is meant.
    package var line: Int?
    /// At most 200 characters, control and invisible characters written as escapes, secrets shortened: ``Excerpt`` sees to it.
    package private(set) var excerpt: String

    package init(file: String, line: Int? = nil, excerpt: String) {
        self.file = Excerpt.clean(file)
        self.line = line
        self.excerpt = Excerpt.clean(excerpt)
    }

    /// The name used as ``file`` for what the packument says.
    package static let registry = "registry"
}

/// How bad, if true. npm's five words.
package enum Severity: String, Sendable, Comparable, CaseIterable {
    case info, low, moderate, high, critical

    package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

    private var rank: Int { Severity.allCases.firstIndex(of: self) ?? 0 }
}

/// How sure the rule is that what it describes is there.
package enum Confidence: String, Sendable, CaseIterable { case low, medium, high }
