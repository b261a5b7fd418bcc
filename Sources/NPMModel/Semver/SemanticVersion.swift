// SPDX-License-Identifier: Apache-2.0

/// A version as node-semver reads it (behaviour of 7.8.5, the reader inside npm).
///
/// Order is precedence: `1.0.0-alpha < 1.0.0`, build metadata does not count. Two versions that differ only in build
/// metadata are equal. Plain versions (no prerelease, no build) cost no allocation.
package struct SemanticVersion: Sendable {
    /// 2^53 - 1: the largest number a version may hold, since JavaScript counts no further.
    package static let maximumNumber: UInt64 = 9_007_199_254_740_991

    /// The longest version text that is read, in UTF-16 units, white space around it included.
    package static let maximumLength = 256

    /// One dot-separated part of a prerelease.
    package enum Identifier: Sendable, Hashable {
        /// Below ``SemanticVersion/maximumNumber``.
        case number(UInt64)
        /// Everything else, larger numbers included.
        case text(String)
    }

    package let major: UInt64
    package let minor: UInt64
    package let patch: UInt64
    let tail: Tail?

    /// What most versions do not have.
    final class Tail: Sendable {
        let prerelease: [Identifier]
        let build: [String]

        /// `-0`, what the upper bounds of most ranges end with; kept once.
        static let zero = Tail(prerelease: [.number(0)], build: [])

        init(prerelease: [Identifier], build: [String]) {
            self.prerelease = prerelease
            self.build = build
        }

        var isZero: Bool { self === Self.zero || prerelease == [.number(0)] }
    }

    package var prerelease: [Identifier] { tail?.prerelease ?? [] }

    /// The dot-separated parts after `+`.
    package var build: [String] { tail?.build ?? [] }

    package var isPrerelease: Bool { tail.map { !$0.prerelease.isEmpty } ?? false }

    package init(_ major: UInt64, _ minor: UInt64, _ patch: UInt64, prerelease: [Identifier] = [], build: [String] = []) {
        self.major = major
        self.minor = minor
        self.patch = patch
        tail = prerelease.isEmpty && build.isEmpty ? nil : Tail(prerelease: prerelease, build: build)
    }

    init(_ major: UInt64, _ minor: UInt64, _ patch: UInt64, tail: Tail?) {
        self.major = major
        self.minor = minor
        self.patch = patch
        self.tail = tail
    }

    /// Reads a version; `nil` for what node-semver refuses.
    /// - Parameter loose: Also takes `=1.2.3`, `v 1.2.3`, `1.2.3beta` and leading zeros, as registries hold them.
    package init?(_ text: String, loose: Bool = false) {
        var text = text
        guard let version = text.withUTF8({ SemanticVersion(bytes: ByteText($0), loose: loose) }) else { return nil }
        self = version
    }

    init?(bytes: ByteText, loose: Bool) {
        guard bytes.count <= Self.maximumLength || (bytes.count <= 3 * Self.maximumLength && bytes.utf16Count <= Self.maximumLength)
        else { return nil }
        self.init(trimmed: bytes.trimmed, loose: loose)
    }

    private init?(trimmed text: ByteText, loose: Bool) {
        let start = loose ? text.prefixEnd(at: 0) : text[0] == .letterV ? 1 : 0
        let major = text.numeral(at: start, loose: loose)
        guard major.length > 0, text[major.end] == .dot else { return nil }
        let minor = text.numeral(at: major.end + 1, loose: loose)
        guard minor.length > 0, text[minor.end] == .dot else { return nil }
        var patch = text.numeral(at: minor.end + 1, loose: loose)
        guard patch.length > 0 else { return nil }
        if loose { text.giveBackDigit(of: &patch) }
        guard !major.isTooBig, !minor.isTooBig, !patch.isTooBig else { return nil }
        self.major = major.value
        self.minor = minor.value
        self.patch = patch.value
        if patch.end == text.count {
            tail = nil
            return
        }
        guard let tail = Self.tail(of: text, at: patch.end, loose: loose) else { return nil }
        self.tail = tail
    }

    private static func tail(of text: ByteText, at start: Int, loose: Bool) -> Tail? {
        var at = start
        var prerelease: [Identifier] = []
        if let found = text.prerelease(after: at, loose: loose) {
            prerelease = text.identifiers(found.text)
            at = found.end
        }
        var build: [String] = []
        if text[at] == .plus {
            let end = text.buildEnd(at: at + 1)
            guard end > at + 1 else { return nil }
            build = text.string(at + 1..<end).split(separator: ".").map(String.init)
            at = end
        }
        return at == text.count ? Tail(prerelease: prerelease, build: build) : nil
    }
}

extension ByteText {
    /// `1.2.34.5` is `1.2.3-4.5` to a loose reader: where a dot follows a patch number of several digits, its last
    /// one starts the prerelease.
    func giveBackDigit(of patch: inout Numeral) {
        guard self[patch.end] == .dot, patch.length > 1, self[patch.end + 1].isIdentifier else { return }
        patch = self[0..<patch.end - 1].numeral(at: patch.start, loose: true)
    }
}

extension SemanticVersion: CustomStringConvertible {
    /// The normal form, without build metadata: `1.2.3-beta.1`.
    package var description: String {
        let numbers = "\(major).\(minor).\(patch)"
        guard let tail, !tail.prerelease.isEmpty else { return numbers }
        return numbers + "-" + tail.prerelease.map(\.description).joined(separator: ".")
    }

    /// The normal form with build metadata: `1.2.3-beta.1+linux`.
    package var fullDescription: String {
        build.isEmpty ? description : description + "+" + build.joined(separator: ".")
    }
}

extension SemanticVersion.Identifier: CustomStringConvertible {
    package var description: String {
        switch self {
        case .number(let value): String(value)
        case .text(let text): text
        }
    }
}
