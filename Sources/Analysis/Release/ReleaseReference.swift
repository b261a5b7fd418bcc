// SPDX-License-Identifier: Apache-2.0

/// `name@version`, the way a release is named everywhere.
package struct ReleaseReference: Hashable, Sendable, CustomStringConvertible {
    package var name: String
    package var version: String

    package init(name: String, version: String) {
        self.name = name
        self.version = version
    }

    /// Reads `name@version` and `@scope/name@version`; `nil` when either part is missing.
    package init?(_ text: String) {
        guard let at = text.lastIndex(of: "@"), at != text.startIndex, text.index(after: at) != text.endIndex else { return nil }
        self.init(name: String(text[..<at]), version: String(text[text.index(after: at)...]))
    }

    package var description: String { "\(name)@\(version)" }
}
