// SPDX-License-Identifier: Apache-2.0

/// A gzip file as a whole, such as `all.ndjson.gz`.
package enum GzipFile {
    /// The largest content that is unpacked, in bytes.
    package static let maximumBytes = 1 << 30

    package static func isGzip(_ bytes: [UInt8]) -> Bool { Gzip.isCompressed(bytes[...]) }

    /// Unpacks it, all members one after another.
    /// - Throws: ``ZipError`` when it is damaged, cut short, or larger than `limit`: a part of a list of advisories must not pass
    ///   for the whole.
    package static func contents(of bytes: [UInt8], limit: Int = maximumBytes) throws(ZipError) -> [UInt8] {
        guard isGzip(bytes) else { throw ZipError(.notAnArchive, "it does not begin as gzip does") }
        // The last four bytes are the length of the content, or of its last member (RFC 1952 section 2.3.1).
        let length = bytes.count < 18 ? 0 : bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        guard length <= limit else { throw ZipError(.limitExceeded, "it unpacks to \(length) bytes; the limit is \(limit)") }
        let gzip = Gzip(bytes[...], bound: limit)
        if let unread = gzip.unread { throw ZipError(.damaged, unread) }
        return gzip.output
    }
}
