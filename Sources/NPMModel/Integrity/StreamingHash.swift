// SPDX-License-Identifier: Apache-2.0

import CLibCrypto

/// A hash of bytes that come in pieces. One task at a time.
package final class StreamingHash {
    package let algorithm: HashAlgorithm
    private let context: OpaquePointer
    private var isSound: Bool

    /// `nil` where the system does not offer the algorithm.
    package init?(_ algorithm: HashAlgorithm) {
        guard let implementation = algorithm.implementation, let context = EVP_MD_CTX_new() else { return nil }
        self.algorithm = algorithm
        self.context = context
        isSound = EVP_DigestInit_ex2(context, implementation, nil) == 1
    }

    deinit { EVP_MD_CTX_free(context) }

    package func update(_ bytes: some Sequence<UInt8>) {
        let done: Void? = bytes.withContiguousStorageIfAvailable { update($0) }
        if done == nil { Array(bytes).withUnsafeBufferPointer { update($0) } }
    }

    private func update(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
        isSound = EVP_DigestUpdate(context, start, bytes.count) == 1 && isSound
    }

    /// The digest of everything so far; `nil` when libcrypto failed at any point. Ends this hash.
    package func finish() -> [UInt8]? {
        guard isSound else { return nil }
        isSound = false
        var length: UInt32 = 0
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        guard EVP_DigestFinal_ex(context, &digest, &length) == 1 else { return nil }
        return Array(digest.prefix(Int(length)))
    }
}

extension HashAlgorithm {
    /// The digest of bytes at hand; `nil` where the system does not offer the algorithm.
    package func digest(of bytes: some Sequence<UInt8>) -> [UInt8]? {
        guard let hash = StreamingHash(self) else { return nil }
        hash.update(bytes)
        return hash.finish()
    }
}

/// SHA-256, for naming content and for signing. Every libcrypto has it.
package enum SHA256 {
    /// 32 bytes.
    package static func digest(of bytes: some Sequence<UInt8>) -> [UInt8] {
        guard let digest = HashAlgorithm.sha256.digest(of: bytes) else {
            // Depends on the installed library alone, never on input.
            preconditionFailure("libcrypto offers no SHA-256")
        }
        return digest
    }

    /// 64 lower-case hexadecimal digits.
    package static func hex(of bytes: some Sequence<UInt8>) -> String { hexText(digest(of: bytes)) }

    /// The same for the UTF-8 form of a text.
    package static func hex(of text: String) -> String { hex(of: text.utf8) }

    /// HMAC-SHA-256 (RFC 2104), as webhooks are signed: 32 bytes.
    package static func authenticationCode(for message: [UInt8], key: [UInt8]) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 0
        let made = HMAC(EVP_sha256(), key, Int32(clamping: key.count), message, message.count, &code, &length)
        guard made != nil, length == 32 else {
            // Depends on the installed library alone, never on input.
            preconditionFailure("libcrypto offers no HMAC with SHA-256")
        }
        return code
    }
}

/// Whether two secrets are equal, in a time that depends on their lengths only.
package func equalInConstantTime(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    a.count == b.count && (a.isEmpty || CRYPTO_memcmp(a, b, a.count) == 0)
}

/// Lower-case hexadecimal, two digits a byte.
package func hexText(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var out: [UInt8] = []
    for byte in bytes {
        out.append(digits[Int(byte >> 4)])
        out.append(digits[Int(byte & 15)])
    }
    return String(decoding: out, as: UTF8.self)
}

/// Base 64 with padding (RFC 4648 section 4).
package func base64Text(_ bytes: some Collection<UInt8>) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count + 2) / 3 * 4)
    var rest = bytes[...]
    while let first = rest.popFirst() {
        let second = rest.popFirst()
        let third = rest.popFirst()
        let word = Int(first) << 16 | Int(second ?? 0) << 8 | Int(third ?? 0)
        out.append(digits[word >> 18])
        out.append(digits[word >> 12 & 63])
        out.append(second == nil ? UInt8(ascii: "=") : digits[word >> 6 & 63])
        out.append(third == nil ? UInt8(ascii: "=") : digits[word & 63])
    }
    return String(decoding: out, as: UTF8.self)
}
