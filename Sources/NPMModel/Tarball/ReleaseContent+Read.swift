// SPDX-License-Identifier: Apache-2.0

extension ReleaseContent {
    /// Reads a package's tarball as npm 10.8.2 unpacks it.
    ///
    /// Files are slices of one buffer, which lives as long as any of them. What breaks off, exceeds a limit or cannot be
    /// decompressed is listed in ``unread``, beside everything that was read before it.
    /// - Throws: ``ArchiveError`` when the archive is over its limit or nothing in it is readable.
    package static func read(tarball: [UInt8], limits: ArchiveLimits = ArchiveLimits()) throws(ArchiveError) -> ReleaseContent {
        try read(tarball: tarball[...], limits: limits)
    }

    /// The same for a part of a larger buffer.
    package static func read(tarball: ArraySlice<UInt8>, limits: ArchiveLimits = ArchiveLimits()) throws(ArchiveError) -> ReleaseContent {
        guard !tarball.isEmpty else { throw .empty }
        guard tarball.count <= limits.archiveBytes else { throw .tooLarge(tarball.count, limit: limits.archiveBytes) }
        var builder = ReleaseContentBuilder(limits: limits)
        let (tar, broken) = unpack(tarball, limits: limits, &builder)
        var reader = TarReader(tar)
        let isComplete = readEntries(&reader, limits: limits, &builder)
        guard reader.sawEntry else {
            if let broken { throw .damaged(broken) }
            throw .notAnArchive
        }
        if let broken { builder.leaveUnread("tarball", broken) }
        if isComplete, broken == nil { noteEnd(reader, &builder) }
        return builder.finish(archiveBytes: tarball.count)
    }

    /// A folder's files, as if they had been packed into a tarball and read from it.
    /// - Parameter files: paths relative to the package's folder, `/`-separated.
    package static func read(
        files: [(path: String, bytes: ArraySlice<UInt8>, mode: UInt16)], limits: ArchiveLimits = ArchiveLimits()
    ) -> ReleaseContent {
        var builder = ReleaseContentBuilder(limits: limits)
        for file in files {
            guard let limit = builder.add("package/\(file.path)", body: file.bytes, mode: file.mode & 0o7777) else { continue }
            builder.leaveUnread("folder", "\(limit), the limit; the rest was not read")
            break
        }
        return builder.finish(archiveBytes: 0)
    }

    /// The tar inside, and why it is not whole.
    private static func unpack(
        _ archive: ArraySlice<UInt8>, limits: ArchiveLimits, _ builder: inout ReleaseContentBuilder
    ) -> (tar: ArraySlice<UInt8>, broken: String?) {
        guard Gzip.isCompressed(archive) else {
            builder.note(.notCompressed, "")
            return (archive, nil)
        }
        let gzip = Gzip(archive, bound: limits.unpackedBound(archiveBytes: archive.count))
        if gzip.emptyMembers > 0 { builder.note(.emptyGzipMember, "") }
        if gzip.members > 1 { builder.note(.severalGzipMembers, "") }
        if gzip.hasTrailingData { builder.note(.trailingData, "") }
        return (gzip.output[...], gzip.unread)
    }

    /// `false` when a limit ended the reading.
    private static func readEntries(
        _ reader: inout TarReader, limits: ArchiveLimits, _ builder: inout ReleaseContentBuilder
    ) -> Bool {
        while let event = reader.next() {
            switch event {
            case .damagedHeader: builder.note(.damagedHeader, "")
            case .negativeSize(let header): builder.leaveUnread(header.path, "its header gives a size below zero")
            case .entry(let entry):
                if let limit = readEntry(entry, &builder) {
                    builder.leaveUnread("tarball", "\(limit), the limit; the rest was not read")
                    return false
                }
            }
        }
        return true
    }

    /// - Returns: the limit that ends the reading, if any.
    private static func readEntry(_ entry: TarReader.Entry, _ builder: inout ReleaseContentBuilder) -> String? {
        let header = entry.header
        switch header.type {
        case UInt8(ascii: "0"), UInt8(ascii: "7"): return readFile(entry, &builder)
        // Folders: npm makes those that files need, and no others.
        case UInt8(ascii: "5"), UInt8(ascii: "D"): break
        case UInt8(ascii: "1"): builder.note(.hardLink, header.path)
        case UInt8(ascii: "2"): builder.note(.symbolicLink, header.path)
        case UInt8(ascii: "3"), UInt8(ascii: "4"), UInt8(ascii: "6"): builder.note(.device, header.path)
        default: builder.note(.unknownEntryType, header.path)
        }
        return nil
    }

    private static func readFile(_ entry: TarReader.Entry, _ builder: inout ReleaseContentBuilder) -> String? {
        let header = entry.header
        if !header.pathIsUTF8 { builder.note(.nameNotUTF8, header.path) }
        if entry.pathIsExtended, header.isRenamed { builder.note(.paxPathOverride, header.ownPath) }
        if header.size != header.ownSize { builder.note(.paxSizeOverride, header.path) }
        if entry.missingBytes > 0 {
            builder.leaveUnread(
                header.path, "the archive ends \(Int(exactly: entry.missingBytes).map { "\($0) bytes" } ?? "far") before this file does")
        }
        return builder.add(header.path, body: entry.body, mode: header.mode)
    }

    private static func noteEnd(_ reader: TarReader, _ builder: inout ReleaseContentBuilder) {
        if reader.endsInsideSkipped { builder.leaveUnread("tarball", "it ends inside an entry that is not a file") }
        if !reader.sawEnd { builder.note(.missingEnd, "") }
        if reader.rest.contains(where: { $0 != 0 }) { builder.note(.trailingData, "") }
    }
}

extension TarHeader {
    /// Whether an extension gives the entry another name than its header, beyond what packers do for long names and names
    /// outside ASCII: they leave a shortened or transcribed form of the same name in the header.
    var isRenamed: Bool {
        let own = Array(ownPath.utf8)
        let full = Array(path.utf8)
        if full.starts(with: own) && (own.count == full.count || own.count >= 98) { return false }
        let isASCII = full.allSatisfy { $0 < 0x80 }
        if !isASCII { return !TarHeader.transcribes(own, path) }
        return full.count <= 100 || own.split(separator: UInt8(ascii: "/")).last != full.split(separator: UInt8(ascii: "/")).last
    }

    /// ASCII characters equal, the rest anything: up to where the shorter ends.
    private static func transcribes(_ own: [UInt8], _ path: String) -> Bool {
        let kept = own.filter { $0 < 0x80 && $0 != UInt8(ascii: "?") }
        return path.utf8.filter { $0 < 0x80 && $0 != UInt8(ascii: "?") }.starts(with: kept)
    }
}
