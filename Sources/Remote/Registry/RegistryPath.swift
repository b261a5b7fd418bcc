// SPDX-License-Identifier: Apache-2.0

/// Where a package stands under its registry.
enum RegistryPath {
    /// The longest name that is asked for, in bytes. The rule is 214; older names may be longer.
    static let longestName = 1000

    /// The path of a package, without a leading slash: `name`, or `@scope%2fname` as npm writes it. All else that could mean
    /// something in an address is escaped, so that a name never changes where the request goes.
    ///
    /// `nil` for what no registry can hold: an empty name, dot segments, a slash outside the scoped form.
    static func path(of name: String) -> String? {
        guard name.utf8.count <= longestName else { return nil }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !["", ".", ".."].contains($0) }) else { return nil }
        if parts.count == 1, parts[0] != "@" { return WebAddress.encoded(name) }
        guard parts.count == 2, parts[0].hasPrefix("@"), parts[0].count > 1 else { return nil }
        return "@\(WebAddress.encoded(String(parts[0].dropFirst())))%2f\(WebAddress.encoded(String(parts[1])))"
    }
}
