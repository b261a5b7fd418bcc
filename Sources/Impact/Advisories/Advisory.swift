// SPDX-License-Identifier: Apache-2.0

package import NPMModel

/// A published warning about npm packages: one OSV record, read leniently.
///
/// https://ossf.github.io/osv-schema/, versions 1.0 to 1.7. What is not about npm is left out and counted; a field of a wrong
/// type is absent here and noted in ``oddities``.
package struct Advisory: Sendable {
    package var id: String
    package var aliases: [String] = []
    /// Other records about something similar. Not the same problem.
    package var related: [String] = []
    /// One line; from the start of the details where the record has no summary.
    package var title: String
    /// The first part of the description, at most ``detailsLimit`` bytes.
    package var details: String?
    package var published: Timestamp?
    package var modified: Timestamp?
    package var withdrawn: Timestamp?
    /// The record says that it was withdrawn, readable time or not.
    package var isWithdrawn = false
    /// npm packages only. One package may stand in several entries.
    package var affected: [Affected] = []
    /// How many `affected` entries were of other ecosystems.
    package var foreignCount = 0
    package var severities: [SeverityVector] = []
    /// The database's own word (`database_specific.severity`), where it has one.
    package var severityWord: AdvisorySeverity?
    /// `CWE-…`, sorted, without repetition, of the record and of all its entries.
    package var cwes: [String] = []
    package var references: [Reference] = []
    package var credits: [String] = []
    package var oddities: [Oddity] = []

    package init(id: String, title: String) {
        self.id = id
        self.title = title
    }

    package struct Reference: Sendable, Hashable {
        /// `ADVISORY`, `WEB`, `FIX`, …; empty when the record says none.
        package var kind: String
        /// Starts with `https://` or `http://`.
        package var url: String

        package init(kind: String, url: String) {
            self.kind = kind
            self.url = url
        }
    }

    /// What a record says about one package.
    package struct Affected: Sendable {
        package var name: String
        package var ranges: [AdvisoryRange] = []
        /// Single affected versions, as written.
        package var versions: [String] = []
        package var severities: [SeverityVector] = []
        /// An npm range that the database gives beside OSV's own fields, by entry or for the record; for cross-checks only.
        package var npmRange: String?
        /// GitHub's upper end of a range that has no fix: `< 2.1.3`.
        package var lastKnownRange: String?

        package init(name: String) { self.name = name }
    }

    /// How much of the description is kept, in bytes: enough to recognise a malware record and to show what it is about.
    package static let detailsLimit = 600

    /// The packages it speaks of, sorted, without repetition.
    package var packageNames: [String] { Array(Set(affected.map(\.name))).sorted() }

    /// Everything that names the same problem: the id and its aliases.
    package var identifiers: [String] { [id] + aliases }
}
