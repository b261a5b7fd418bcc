// SPDX-License-Identifier: Apache-2.0

/// Turns facts about a release into findings. Pure: the same release gives the same findings on any machine.
package protocol Rule: Sendable {
    var card: RuleCard { get }

    /// The findings of this rule; empty when it has nothing to say. Never throws: what could not be read is in
    /// ``ReleaseUnderReview/unread`` already. Reads facts, never another rule.
    func findings(in facts: ReleaseFacts) -> [Finding]
}

/// What a rule says about itself: from this come its documentation, its tests and its weight.
package struct RuleCard: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        /// About the publication against the package's history.
        case event
        /// About what the release contains.
        case content
    }

    package enum Status: String, Sendable, CaseIterable { case experimental, stable, retired }

    /// Lower case, words joined by `-`. Never reused.
    package var id: String
    package var kind: Kind
    package var title: String
    package var severity: Severity
    package var confidence: Confidence
    package var status: Status
    /// Rises with every change of logic.
    package var revision: Int
    /// Findings of one group share a cause; see ``Finding/group``.
    package var group: String
    package var rationale: String
    package var knownFalseAlarms: [String]
    package var references: [String]
    package var fires: [RuleSample]
    package var staysSilent: [RuleSample]

    package init(
        id: String, kind: Kind, title: String, severity: Severity, confidence: Confidence, status: Status, revision: Int, group: String,
        rationale: String, knownFalseAlarms: [String], references: [String], fires: [RuleSample], staysSilent: [RuleSample]
    ) {
        self.id = id
        self.kind = kind
        self.title = title
        self.severity = severity
        self.confidence = confidence
        self.status = status
        self.revision = revision
        self.group = group
        self.rationale = rationale
        self.knownFalseAlarms = knownFalseAlarms
        self.references = references
        self.fires = fires
        self.staysSilent = staysSilent
    }
}

extension RuleCard {
    /// A finding of this rule. Its bits come from ``WeightTable``: the low end of the rule's range for strength 0, the high
    /// end for 1. At most eight pieces of evidence are kept.
    package func finding(
        _ title: String, strength: Double = 1, severity: Severity? = nil, confidence: Confidence? = nil, evidence: [Evidence],
        meaning: String
    ) -> Finding {
        Finding(
            id: id, revision: revision, title: title, severity: severity ?? self.severity, confidence: confidence ?? self.confidence,
            bits: WeightTable.weight(of: id).bits(strength: strength), group: group, evidence: Array(evidence.prefix(8)), meaning: meaning)
    }
}

/// A small inert release that a rule must, or must not, report. Built when asked for: a run of the program needs none.
package struct RuleSample: Sendable {
    package var name: String
    private let make: @Sendable () -> ReleaseUnderReview

    package var release: ReleaseUnderReview { make() }

    package init(_ name: String, _ release: @autoclosure @escaping @Sendable () -> ReleaseUnderReview) {
        self.name = name
        make = release
    }
}
