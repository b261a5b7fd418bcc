// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A version as a place in an order: semver's precedence, read loosely as registries hold versions.
///
/// Every text gets a place, so that histories with odd versions can be ordered too; an unreadable one comes first.
package struct VersionKey: Sendable, Equatable, Comparable {
    private let version: SemanticVersion?
    package let major: Int
    package let minor: Int
    package let patch: Int

    package init(_ text: String) {
        version = SemanticVersion(text, loose: true)
        // At most 2^53 - 1, so that nothing is cut.
        major = Int(clamping: version?.major ?? 0)
        minor = Int(clamping: version?.minor ?? 0)
        patch = Int(clamping: version?.patch ?? 0)
    }

    package var isValid: Bool { version != nil }

    package var isPrerelease: Bool { version?.isPrerelease ?? false }

    package static func < (a: VersionKey, b: VersionKey) -> Bool {
        guard let first = a.version, let second = b.version else { return a.version == nil && b.version != nil }
        return first < second
    }

    package static func == (a: VersionKey, b: VersionKey) -> Bool { a.version == b.version }
}
