// SPDX-License-Identifier: Apache-2.0

/// Reads a registry. Implemented over HTTP in Remote; by a dictionary in tests.
package protocol RegistrySource: Sendable {
    /// The full packument of a package.
    /// - Parameter etag: the validator of the copy at hand, to be told ``PackumentAnswer/unchanged``.
    func packument(_ name: String, etag: String?) async throws(RemoteError) -> PackumentAnswer

    /// The bytes of a tarball, at most `limit` of them.
    ///
    /// Only hosts that the configuration names are asked; any other address is a ``RemoteError/Code/refused``.
    func tarball(at address: String, limit: Int) async throws(RemoteError) -> [UInt8]
}

package enum PackumentAnswer: Sendable {
    case unchanged
    /// The document as received, content encodings undone.
    case document(bytes: [UInt8], etag: String?)
    /// The registry has no such package (404 without a document).
    case missing
}

/// Reads a feed of changes in the shape of `GET /registry/_changes?since=SEQ&limit=N`.
package protocol FeedSource: Sendable {
    /// What changed after `since`, oldest first, at most `limit` changes.
    func changes(since: String, limit: Int) async throws(RemoteError) -> FeedPage

    /// The registry's newest sequence number (`update_seq` of the root document); `nil` where it states none.
    func newestSequence() async throws(RemoteError) -> String?
}

package struct FeedPage: Sendable, Hashable {
    package var changes: [FeedChange]
    /// What to ask for next. Opaque: public registries have reset and renumbered it.
    package var lastSequence: String

    package init(changes: [FeedChange], lastSequence: String) {
        self.changes = changes
        self.lastSequence = lastSequence
    }
}

/// One line of the feed: this package's document changed.
package struct FeedChange: Sendable, Hashable {
    package var sequence: String
    package var name: String
    /// `_rev` of the document that the feed speaks of. The registry may still answer with an older one.
    package var revision: String?
    package var isDeleted: Bool

    package init(sequence: String, name: String, revision: String?, isDeleted: Bool = false) {
        self.sequence = sequence
        self.name = name
        self.revision = revision
        self.isDeleted = isDeleted
    }
}

/// Why something outside could not be reached or read.
package struct RemoteError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// No connection, a broken one, or no answer in time.
        case unreachable
        /// 429, or a 5xx that asks for patience.
        case busy
        /// 401, 403, an address that is not configured, a redirect to a private one.
        case refused
        /// An answer that is not what the protocol has.
        case malformed
        /// More bytes than the limit.
        case tooLarge
        /// 404 and 410.
        case missing
    }

    package var code: Code
    /// What happened, with the address and the status.
    package var message: String
    /// What to do, as an imperative sentence.
    package var remedy: String
    /// What the server asked to wait, in seconds.
    package var retryAfter: Int?

    package init(code: Code, message: String, remedy: String, retryAfter: Int? = nil) {
        self.code = code
        self.message = message
        self.remedy = remedy
        self.retryAfter = retryAfter
    }

    package var description: String { "\(message) \(remedy)" }

    /// Whether the same request may succeed later.
    package var isPassing: Bool { code == .unreachable || code == .busy || code == .malformed }
}
