// SPDX-License-Identifier: Apache-2.0

import CDeflate

/// The files of a ZIP archive: the form in which OSV hands out all advisories of an ecosystem (`all.zip`).
///
/// Read by the central directory (APPNOTE 6.3.10, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT), with ZIP64, the
/// methods stored and deflated. Why not a library: the format's part that is needed is small, inflating is done by libdeflate,
/// which is here anyway, and a general library would bring writing, encryption and file systems along. Anything unusual
/// is refused rather than guessed: encryption, other methods, several disks, and members whose data overlap (the trick of
/// archives that claim petabytes).
package struct ZipArchive: Sendable {
    package struct Entry: Sendable, Hashable {
        /// As stored; may be anything. It is never used as a path to write to.
        package var name: String
        package var compressedSize: Int
        package var size: Int
        var method: UInt16
        var flags: UInt16
        var checksum: UInt32
        var headerOffset: Int

        package var isFolder: Bool { name.hasSuffix("/") }
    }

    /// Bounds of one reading, in bytes and files.
    package struct Limits: Sendable {
        package var entries: Int
        package var entryBytes: Int
        package var totalBytes: Int
        /// How many times larger than its stored form a file may become; deflate itself ends at about 1,032.
        package var ratio: Int

        package init(entries: Int = 5_000_000, entryBytes: Int = 64 << 20, totalBytes: Int = 16 << 30, ratio: Int = 1_100) {
            self.entries = entries
            self.entryBytes = entryBytes
            self.totalBytes = totalBytes
            self.ratio = ratio
        }
    }

    /// In the order of the central directory, folders included.
    package let entries: [Entry]

    private let bytes: [UInt8]
    private let limits: Limits

    /// Reads the central directory; file contents are read one by one with ``contents(of:)``.
    /// - Throws: ``ZipError`` for what is no archive, is damaged, or exceeds a limit.
    package init(_ bytes: [UInt8], limits: Limits = Limits()) throws(ZipError) {
        let directory = try ZipDirectory(bytes)
        guard directory.count <= limits.entries else {
            throw ZipError(.limitExceeded, "it lists \(directory.count) files; the limit is \(limits.entries)")
        }
        let entries = try directory.entries(in: bytes)
        var total = 0
        for entry in entries {
            let (sum, overflow) = total.addingReportingOverflow(entry.size)
            guard !overflow, sum <= limits.totalBytes else {
                throw ZipError(.limitExceeded, "its files have more than \(limits.totalBytes) bytes together")
            }
            total = sum
        }
        try Self.refuseOverlaps(entries, directoryStart: directory.offset)
        self.bytes = bytes
        self.limits = limits
        self.entries = entries
    }

    /// One file, unpacked, its length and checksum compared with what the directory says.
    /// - Throws: ``ZipError``; other files can still be read.
    package func contents(of entry: Entry) throws(ZipError) -> [UInt8] {
        guard entry.size <= limits.entryBytes else {
            throw ZipError(.limitExceeded, "a file has \(entry.size) bytes; the limit is \(limits.entryBytes)")
        }
        guard entry.size <= (entry.compressedSize + 1).multipliedReportingOverflow(by: limits.ratio).partialValue else {
            throw ZipError(.limitExceeded, "a file claims to grow more than \(limits.ratio) times")
        }
        guard entry.flags & 1 == 0 else { throw ZipError(.unsupported, "a file is encrypted") }
        let start = try dataStart(of: entry)
        let data = bytes[start..<start + entry.compressedSize]
        let out: [UInt8]
        switch entry.method {
        case 0:
            guard entry.compressedSize == entry.size else { throw ZipError(.damaged, "a stored file has two lengths") }
            out = Array(data)
        case 8: out = try inflate(data, size: entry.size)
        default: throw ZipError(.unsupported, "a file is compressed with method \(entry.method)")
        }
        let found = out.withUnsafeBytes { libdeflate_crc32(0, $0.baseAddress, $0.count) }
        guard found == entry.checksum else { throw ZipError(.damaged, "a file does not have its checksum") }
        return out
    }

    /// The local header repeats the directory's entry; only its own length is taken from it, and that its name is as long.
    private func dataStart(of entry: Entry) throws(ZipError) -> Int {
        guard bytes.zipInteger(at: entry.headerOffset, 4) == 0x0403_4B50,
            let nameLength = bytes.zipInteger(at: entry.headerOffset + 26, 2),
            let extraLength = bytes.zipInteger(at: entry.headerOffset + 28, 2)
        else { throw ZipError(.damaged, "a file's header is not where the directory says") }
        let start = entry.headerOffset + 30 + nameLength + extraLength
        guard start <= bytes.count, entry.compressedSize <= bytes.count - start else {
            throw ZipError(.damaged, "a file reaches beyond the end")
        }
        return start
    }

    private func inflate(_ data: ArraySlice<UInt8>, size: Int) throws(ZipError) -> [UInt8] {
        guard let decompressor = libdeflate_alloc_decompressor() else { throw ZipError(.limitExceeded, "no memory to unpack with") }
        defer { libdeflate_free_decompressor(decompressor) }
        var result = LIBDEFLATE_BAD_DATA
        var produced = 0
        // One byte more than announced, so that a longer file is noticed and an empty one has somewhere to go.
        let out = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
            data.withUnsafeBytes { input in
                result = libdeflate_deflate_decompress(
                    decompressor, input.baseAddress, input.count, buffer.baseAddress, size + 1, &produced)
            }
            count = result == LIBDEFLATE_SUCCESS ? min(produced, size) : 0
        }
        guard result == LIBDEFLATE_SUCCESS, produced == size else { throw ZipError(.damaged, "a file cannot be unpacked") }
        return out
    }

    /// Files that share bytes are how a small archive claims to hold petabytes; no writer makes them.
    private static func refuseOverlaps(_ entries: [Entry], directoryStart: Int) throws(ZipError) {
        var end = 0
        for entry in entries.sorted(by: { $0.headerOffset < $1.headerOffset }) {
            guard entry.headerOffset >= end, entry.headerOffset <= directoryStart - 30,
                entry.compressedSize <= directoryStart - 30 - entry.headerOffset
            else { throw ZipError(.damaged, "its files overlap") }
            end = entry.headerOffset + 30 + entry.compressedSize
        }
    }
}

/// Why an archive, or a file of it, could not be read.
package struct ZipError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Code: String, Sendable { case notAnArchive, damaged, unsupported, limitExceeded }

    package var code: Code
    package var message: String

    package init(_ code: Code, _ problem: String) {
        self.code = code
        message = "The ZIP archive cannot be read: \(problem)."
    }

    package var remedy: String {
        switch code {
        case .notAnArchive: "Check that the file is a ZIP archive and whole."
        case .damaged: "Fetch it again."
        case .unsupported: "Unpack it with another program and give the folder."
        case .limitExceeded: "Unpack it with another program and give the folder, if you trust where it comes from."
        }
    }

    package var description: String { "\(code.rawValue): \(message) \(remedy)" }
}
