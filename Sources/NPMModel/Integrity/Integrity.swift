// SPDX-License-Identifier: Apache-2.0

/// What the bytes of a release must hash to: a subresource integrity text such as `sha512-…`, or a SHA-1 sum.
///
/// As in npm (`ssri` 10.0.6) the strongest algorithm named decides, any of several hashes with it may match, and weaker
/// ones count for nothing. Differently from npm, a text in which no usable hash stands is never taken for "unchecked".
package struct Integrity: Sendable, Hashable, CustomStringConvertible {
    /// One `algorithm-digest?options` of the text.
    package struct Hash: Sendable, Hashable {
        /// As written.
        package var algorithm: String
        /// Base 64, as written.
        package var digest: String
        /// What follows `?`, without it; has no meaning for the check.
        package var options: [String] = []
    }

    /// In the order written; at least one.
    package let hashes: [Hash]

    /// Reads an integrity text; `nil` when no hash stands in it.
    package init?(_ text: String) {
        hashes = text.split(whereSeparator: \.isWhitespace).compactMap(Integrity.hash)
        if hashes.isEmpty { return nil }
    }

    /// Reads a SHA-1 sum of 40 hexadecimal digits (`dist.shasum`); `nil` for anything else.
    package init?(shasum: String) {
        let digits = Array(shasum.utf8)
        guard digits.count == 40 else { return nil }
        var bytes: [UInt8] = []
        for start in stride(from: 0, to: 40, by: 2) {
            guard let byte = UInt8(String(decoding: digits[start..<start + 2], as: UTF8.self), radix: 16), digits[start] != 0x2B else {
                return nil
            }
            bytes.append(byte)
        }
        hashes = [Hash(algorithm: HashAlgorithm.sha1.rawValue, digest: base64Text(bytes))]
    }

    /// The text of bytes at hand, with SHA-512 as npm writes it.
    package init?(of bytes: some Sequence<UInt8>, algorithm: HashAlgorithm = .sha512) {
        guard let digest = algorithm.digest(of: bytes) else { return nil }
        hashes = [Hash(algorithm: algorithm.rawValue, digest: base64Text(digest))]
    }

    /// The algorithm that decides; `nil` when none is known.
    package var strongest: HashAlgorithm? { hashes.compactMap { HashAlgorithm(rawValue: $0.algorithm.lowercased()) }.max() }

    package var description: String {
        hashes.map { ([$0.algorithm + "-" + $0.digest] + $0.options).joined(separator: "?") }.joined(separator: " ")
    }

    /// Compares bytes with this.
    package func check(_ bytes: some Sequence<UInt8>) -> IntegrityCheck {
        guard let hash = streamingHash() else { return unusable }
        hash.update(bytes)
        return check(hash)
    }

    /// A hash to feed with the bytes as they come, for ``check(_:)-(StreamingHash)``; `nil` when no algorithm is known here.
    package func streamingHash() -> StreamingHash? { strongest.flatMap(StreamingHash.init) }

    /// Ends a hash made by ``streamingHash()`` and compares.
    package func check(_ hash: StreamingHash) -> IntegrityCheck {
        guard hash.algorithm == strongest, let digest = hash.finish() else { return unusable }
        let found = base64Text(digest)
        let wanted = hashes.filter { $0.algorithm.lowercased() == hash.algorithm.rawValue }.map(\.digest)
        return wanted.contains(found)
            ? .matches(hash.algorithm)
            : .differs(hash.algorithm, wanted: wanted, found: found)
    }

    private var unusable: IntegrityCheck { .unusable(algorithms: hashes.map(\.algorithm)) }

    /// `^([a-z0-9]+)-([^?]+)([?\S*]*)$`, as `ssri` reads one hash.
    private static func hash(_ text: Substring) -> Hash? {
        guard let dash = text.firstIndex(of: "-") else { return nil }
        let algorithm = text[..<dash]
        guard !algorithm.isEmpty, algorithm.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }) else {
            return nil
        }
        let parts = text[text.index(after: dash)...].split(separator: "?", omittingEmptySubsequences: false)
        guard let digest = parts.first, !digest.isEmpty else { return nil }
        return Hash(algorithm: String(algorithm), digest: String(digest), options: parts.dropFirst().map(String.init))
    }
}

/// The answer to "are these the bytes that were promised?".
package enum IntegrityCheck: Sendable, Hashable {
    case matches(HashAlgorithm)
    /// Digests in base 64.
    case differs(HashAlgorithm, wanted: [String], found: String)
    /// No algorithm that we know, or one that the system forbids: nothing was compared.
    case unusable(algorithms: [String])

    package var isMatch: Bool {
        if case .matches = self { true } else { false }
    }
}

extension PublishedVersion.Distribution {
    /// What the tarball must hash to: `integrity` where it is stated, else `shasum`.
    package var expectedIntegrity: ExpectedIntegrity {
        if let integrity, !integrity.isEmpty { return Integrity(integrity).map(ExpectedIntegrity.promised) ?? .unreadable(integrity) }
        if let shasum, !shasum.isEmpty { return Integrity(shasum: shasum).map(ExpectedIntegrity.promised) ?? .unreadable(shasum) }
        return .notStated
    }
}

/// What a registry promises about a tarball's bytes.
package enum ExpectedIntegrity: Sendable, Hashable {
    case promised(Integrity)
    /// Something is stated that is no hash. npm then installs unchecked; we refuse.
    case unreadable(String)
    /// Nothing is stated; every client installs unchecked.
    case notStated
}
