// SPDX-License-Identifier: Apache-2.0

package import NPMModel

/// Advisories by the name of the package they speak of.
package struct AdvisoryIndex: Sendable {
    private var byName: [String: [Advisory]] = [:]
    /// Records that were added.
    package private(set) var count = 0
    /// When the latest change of any of them was made, where they say.
    package private(set) var newest: Timestamp?

    package init() {}

    package init(_ advisories: some Sequence<Advisory>) {
        for advisory in advisories { insert(advisory) }
    }

    package mutating func insert(_ advisory: Advisory) {
        count += 1
        if let changed = advisory.modified ?? advisory.published { newest = newest.map { max($0, changed) } ?? changed }
        for name in advisory.packageNames { byName[name, default: []].append(advisory) }
    }

    /// Every record about a package, withdrawn ones included, in the order they were added.
    package subscript(name: String) -> [Advisory] { byName[name] ?? [] }

    package var names: some Collection<String> { byName.keys }
}
