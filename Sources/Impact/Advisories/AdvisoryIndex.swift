// SPDX-License-Identifier: Apache-2.0

/// Advisories by the name of the package they speak of.
package struct AdvisoryIndex: Sendable {
    private var byName: [String: [Advisory]] = [:]
    /// Records that were added.
    package private(set) var count = 0

    package init() {}

    package init(_ advisories: some Sequence<Advisory>) {
        for advisory in advisories { insert(advisory) }
    }

    package mutating func insert(_ advisory: Advisory) {
        count += 1
        for name in advisory.packageNames { byName[name, default: []].append(advisory) }
    }

    /// Every record about a package, withdrawn ones included, in the order they were added.
    package subscript(name: String) -> [Advisory] { byName[name] ?? [] }

    package var names: some Collection<String> { byName.keys }
}
