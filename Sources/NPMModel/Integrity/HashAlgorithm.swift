// SPDX-License-Identifier: Apache-2.0

import CLibCrypto

/// The hash functions that integrity texts name, weakest first: the order in which the strongest decides (`ssri` 10.0.6).
package enum HashAlgorithm: String, Sendable, CaseIterable, Comparable {
    case md5, sha1, sha224, sha256, sha384, sha512

    package static func < (a: HashAlgorithm, b: HashAlgorithm) -> Bool { a.strength < b.strength }

    private var strength: Int {
        switch self {
        case .md5: 0
        case .sha1: 1
        case .sha224: 2
        case .sha256: 3
        case .sha384: 4
        case .sha512: 5
        }
    }

    /// Whether a match proves anything against somebody who chose the bytes. MD5 and SHA-1 collisions can be made.
    package var resistsForgery: Bool { self > .sha1 }

    /// libcrypto's object for it, looked up once; `nil` where the system's policy forbids the algorithm.
    var implementation: OpaquePointer? {
        switch self {
        case .md5: Implementations.md5.pointer
        case .sha1: Implementations.sha1.pointer
        case .sha224: Implementations.sha224.pointer
        case .sha256: Implementations.sha256.pointer
        case .sha384: Implementations.sha384.pointer
        case .sha512: Implementations.sha512.pointer
        }
    }
}

/// `EVP_MD` objects are reference counted and immutable once fetched, so threads may share them; these live for ever.
private struct Implementations: @unchecked Sendable {
    let pointer: OpaquePointer?

    private init(_ name: String) { pointer = EVP_MD_fetch(nil, name, nil) }

    static let md5 = Implementations("MD5")
    static let sha1 = Implementations("SHA1")
    static let sha224 = Implementations("SHA224")
    static let sha256 = Implementations("SHA256")
    static let sha384 = Implementations("SHA384")
    static let sha512 = Implementations("SHA512")
}
