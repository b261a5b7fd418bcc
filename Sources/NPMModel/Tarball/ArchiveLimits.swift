// SPDX-License-Identifier: Apache-2.0

/// How much of an archive is read. Input decides nothing about memory beyond these.
///
/// The defaults let the largest ordinary packages through and keep one release in hand under 256 MB:
/// archive and unpacked bytes together are at most 224 MiB, and files are slices of the unpacked bytes, not copies.
package struct ArchiveLimits: Sendable, Hashable {
    /// Bytes of the archive as received. Larger ones are refused whole (``ArchiveError/Code/tooLarge``): without the end
    /// of the archive its integrity cannot be checked either.
    package var archiveBytes: Int = 64 << 20
    /// Bytes after decompression, tar headers and padding included. Native binaries and generated API clients reach
    /// some 150 MB; beyond, the first part is read and the rest is an ``UnreadPart``.
    package var unpackedBytes: Int = 160 << 20
    /// Unpacked bytes per archive byte. Source packs 3 to 5 times, zeros 1,032 times (the most that deflate can);
    /// generated tables have been seen near 50.
    package var ratio: Int = 200
    /// Up to this many unpacked bytes the ratio does not count: a tar of one small file is mostly padding, which packs
    /// hundreds of times.
    package var ratioFreeBytes: Int = 8 << 20
    /// Files that are kept. Icon collections reach some 30,000.
    package var fileCount: Int = 100_000
    /// Bytes of a path below the package folder: `PATH_MAX` on Linux; no system that npm runs on takes more.
    package var pathBytes: Int = 4096
    /// Bytes of all paths together. The largest collections stay under 10 MB.
    package var allPathBytes: Int = 16 << 20
    /// Segments of a path: where npm's own tar reader stops (`DEFAULT_MAX_DEPTH` of node-tar 6.2.1).
    package var depth: Int = 1024
    /// Bytes of one file. The largest prebuilt binaries are some 140 MB; one file that nearly fills the archive
    /// is read by nobody.
    package var fileBytes: Int = 150 << 20

    package init() {}

    /// The most that an archive of that many bytes may unpack to.
    func unpackedBound(archiveBytes: Int) -> Int {
        let (byRatio, overflow) = archiveBytes.multipliedReportingOverflow(by: ratio)
        return min(unpackedBytes, max(ratioFreeBytes, overflow ? .max : byRatio))
    }

    /// Bytes of a pax or long-name header that are read, as npm has it (`maxMetaEntrySize` of node-tar 6.2.1);
    /// a larger header is skipped, and so without effect.
    static let metadataBytes = 1 << 20
    /// Oddities of one kind that are kept for one archive: enough to show, and an archive made of nothing else stays small.
    static let odditiesOfAKind = 50
    /// Unread parts that are listed by name; more are one line.
    static let unreadParts = 50
}
