// SPDX-License-Identifier: Apache-2.0

/// The name of a package, as npm accepts it for packages that exist: today's rules and those of older days
/// (`JSONStream`, `-`, names of Node.js modules, longer than 214 characters).
package struct PackageName: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// `lodash`, `@angular/core`.
    package let text: String
    private let slash: String.Index?

    /// The longest name that is accepted at all, in bytes. npm has no such limit; nothing real comes near it.
    package static let maximumBytes = 1024

    /// Reads a name; `nil` when no package can have it. ``problems(of:)`` says why.
    package init?(_ text: String) {
        guard !Self.problems(of: text).contains(where: { !$0.isLegacy }) else { return nil }
        self.text = text
        slash = text.hasPrefix("@") ? text.firstIndex(of: "/") : nil
    }

    /// `angular` of `@angular/core`, without the `@`.
    package var scope: String? { slash.map { String(text[text.index(after: text.startIndex)..<$0]) } }

    /// `core` of `@angular/core`; the whole name where there is no scope.
    package var bare: String { slash.map { String(text[text.index(after: $0)...]) } ?? text }

    /// The name as one segment of a registry's address: `lodash`, `@angular%2fcore`.
    ///
    /// All but letters, digits and `-_.!~*'()` is escaped, so that no name can add a segment, a query or a fragment.
    package var registryPath: String {
        guard let scope else { return Self.escaped(text) }
        return "@" + Self.escaped(scope) + "%2f" + Self.escaped(bare)
    }

    package var isValidForNewPackages: Bool { problems.isEmpty }

    /// What keeps the name from being given to a new package; all of it legacy.
    package var problems: [Problem] { Self.problems(of: text) }

    package var description: String { text }

    package static func < (a: PackageName, b: PackageName) -> Bool { a.text < b.text }

    private static func escaped(_ text: some StringProtocol) -> String {
        var out: [UInt8] = []
        for byte in text.utf8 {
            if byte.isUnreservedInAddress {
                out.append(byte)
            } else {
                out.append(contentsOf: [UInt8(ascii: "%"), byte.hexDigit(byte >> 4), byte.hexDigit(byte & 15)])
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}

extension PackageName {
    /// What is wrong with a name, as `validate-npm-package-name` tells it.
    package enum Problem: String, Sendable, CaseIterable {
        case empty, startsWithPeriod, startsWithUnderscore, surroundedBySpace, reserved, unsafeCharacters, unreasonablyLong
        // Existing packages may have these.
        case coreModule, longerThan214, upperCase, specialCharacters

        /// Whether packages of older days may have it.
        package var isLegacy: Bool {
            switch self {
            case .coreModule, .longerThan214, .upperCase, .specialCharacters: true
            default: false
            }
        }

        package var message: String {
            switch self {
            case .empty: "A name has at least one character."
            case .startsWithPeriod: "A name does not start with a period."
            case .startsWithUnderscore: "A name does not start with an underscore."
            case .surroundedBySpace: "A name has no spaces around it."
            case .reserved: "node_modules and favicon.ico are reserved."
            case .unsafeCharacters: "A name has only characters that an address can hold as they are."
            case .unreasonablyLong: "A name has at most \(PackageName.maximumBytes) bytes."
            case .coreModule: "The name is that of a Node.js module."
            case .longerThan214: "New names have at most 214 characters."
            case .upperCase: "New names have no capital letters."
            case .specialCharacters: "New names have none of ~'!()*."
            }
        }
    }

    /// Everything that is wrong with a text as a name, worst first; empty when a new package may have it.
    package static func problems(of text: String) -> [Problem] {
        if text.isEmpty { return [.empty] }
        if text.utf8.count > maximumBytes { return [.unreasonablyLong] }
        var text = text
        var problems = text.withUTF8 { Self.problems(in: ByteText($0)) }
        let lower = text.lowercased()
        if lower == "node_modules" || lower == "favicon.ico" { problems.append(.reserved) }
        if coreModules.contains(lower) { problems.append(.coreModule) }
        if text.utf16.count > 214 { problems.append(.longerThan214) }
        if lower != text { problems.append(.upperCase) }
        let last = text.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        if last.utf8.contains(where: { "~'!()*".utf8.contains($0) }) { problems.append(.specialCharacters) }
        return problems
    }

    private static func problems(in text: ByteText) -> [Problem] {
        var problems: [Problem] = []
        let slash = text[0] == UInt8(ascii: "@") ? (1..<text.count).first { text[$0] == UInt8(ascii: "/") } : nil
        let bareStart = slash.map { $0 + 1 } ?? 0
        if text[0] == .dot || text[bareStart] == .dot { problems.append(.startsWithPeriod) }
        if text[0] == UInt8(ascii: "_") { problems.append(.startsWithUnderscore) }
        if text.trimmed.count != text.count { problems.append(.surroundedBySpace) }
        func isSafe(_ range: Range<Int>) -> Bool { !range.isEmpty && range.allSatisfy { text[$0].isUnreservedInAddress } }
        let scopeIsSafe = slash.map { isSafe(1..<$0) && text[1] != .dot } ?? true
        if !scopeIsSafe || !isSafe(bareStart..<text.count) { problems.append(.unsafeCharacters) }
        return problems
    }

    /// The modules of Node.js 20 that have no `node:` before them and no slash within.
    private static let coreModules: Set<String> = Set(
        """
        assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain events fs \
        http http2 https inspector module net os path perf_hooks process punycode querystring readline repl stream \
        string_decoder sys timers tls trace_events tty url util v8 vm wasi worker_threads zlib
        """.split(separator: " ").map(String.init))
}

extension UInt8 {
    /// What JavaScript's `encodeURIComponent` leaves as it is.
    fileprivate var isUnreservedInAddress: Bool { isIdentifier || "_.!~*'()".utf8.contains(self) }

    fileprivate func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x41 + value - 10 }
}
