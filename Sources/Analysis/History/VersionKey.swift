// SPDX-License-Identifier: Apache-2.0

/// A version as an order: numbers, then pre-release parts as semver 2.0.0 section 11 compares them.
///
/// Every text gets a place, so that histories with odd versions can be ordered too; an unreadable one comes first.
package struct VersionKey: Sendable, Hashable, Comparable {
    package var major = 0
    package var minor = 0
    package var patch = 0
    package var prerelease: [String] = []
    package var isValid = false

    package init(_ text: String) {
        var text = Substring(text)
        if text.first == "v" || text.first == "=" { text = text.dropFirst() }
        if let plus = text.firstIndex(of: "+") { text = text[..<plus] }
        let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        let numbers = (parts.first ?? "").split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 3, let major = numbers[0], let minor = numbers[1], let patch = numbers[2], major >= 0, minor >= 0, patch >= 0
        else { return }
        (self.major, self.minor, self.patch) = (major, minor, patch)
        if parts.count > 1 { prerelease = parts[1].split(separator: ".").map(String.init) }
        isValid = true
    }

    package var isPrerelease: Bool { !prerelease.isEmpty }

    package static func < (a: VersionKey, b: VersionKey) -> Bool {
        if a.isValid != b.isValid { return !a.isValid }
        if a.major != b.major { return a.major < b.major }
        if a.minor != b.minor { return a.minor < b.minor }
        if a.patch != b.patch { return a.patch < b.patch }
        if a.prerelease.isEmpty || b.prerelease.isEmpty { return !a.prerelease.isEmpty && b.prerelease.isEmpty }
        for (x, y) in zip(a.prerelease, b.prerelease) where x != y {
            switch (Int(x), Int(y)) {
            case (let first?, let second?): if first != second { return first < second }
            case (.some, nil): return true
            case (nil, .some): return false
            case (nil, nil): return x < y
            }
        }
        return a.prerelease.count < b.prerelease.count
    }
}
