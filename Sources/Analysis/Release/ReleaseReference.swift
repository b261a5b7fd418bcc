// SPDX-License-Identifier: Apache-2.0

/// `name@version`, the way a release is named everywhere.
package struct ReleaseReference: Hashable, Sendable, CustomStringConvertible {
    package var name: String
    package var version: String

    package init(name: String, version: String) {
        self.name = name
        self.version = version
    }

    /// Reads `name@version` and `@scope/name@version`; `nil` without a name or without the sign between. No name has an `@`
    /// but at its beginning; a version may, and may be empty: registries have held such.
    package init?(_ text: String) {
        guard let at = text.dropFirst().firstIndex(of: "@") else { return nil }
        self.init(name: String(text[..<at]), version: String(text[text.index(after: at)...]))
    }

    package var description: String { "\(name)@\(version)" }
}
