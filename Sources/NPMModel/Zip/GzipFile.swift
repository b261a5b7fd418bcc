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
        let gzip = Gzip(bytes[...], bound: limit)
        if let unread = gzip.unread {
            // At the limit the output ends at most one block of deflate (65,535 bytes) before it.
            throw ZipError(gzip.output.count + 65_536 > limit ? .limitExceeded : .damaged, unread)
        }
        return gzip.output
    }
}
