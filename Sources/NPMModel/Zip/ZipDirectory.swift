// SPDX-License-Identifier: Apache-2.0

/// Where the central directory lies, and its entries (APPNOTE 4.3.12 to 4.3.16, 4.5.3).
struct ZipDirectory {
    private(set) var count: Int
    private(set) var offset: Int
    private var size: Int

    /// Finds the end record: within the last 65,557 bytes, as its comment may be that long.
    init(_ bytes: [UInt8]) throws(ZipError) {
        guard bytes.count >= 22 else { throw ZipError(.notAnArchive, "it is too short") }
        var at = bytes.count - 22
        let lowest = max(0, bytes.count - 22 - 0xFFFF)
        while true {
            if bytes.zipInteger(at: at, 4) == 0x0605_4B50, let comment = bytes.zipInteger(at: at + 20, 2), at + 22 + comment == bytes.count
            {
                break
            }
            guard at > lowest else { throw ZipError(.notAnArchive, "it has no central directory") }
            at -= 1
        }
        guard let disk = bytes.zipInteger(at: at + 4, 2), let entries = bytes.zipInteger(at: at + 10, 2),
            let size = bytes.zipInteger(at: at + 12, 4), let offset = bytes.zipInteger(at: at + 16, 4)
        else { throw ZipError(.damaged, "its end is cut off") }
        guard disk == 0 || disk == 0xFFFF else { throw ZipError(.unsupported, "it is spread over several disks") }
        self.count = entries
        self.size = size
        self.offset = offset
        if entries == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF { try readZip64(bytes, endRecord: at) }
        guard self.offset <= at, self.size <= at - self.offset else { throw ZipError(.damaged, "its directory lies outside of it") }
    }

    /// The 64-bit end record, pointed to by a locator right before the ordinary one. Absent in archives that merely have
    /// 65,535 files.
    private mutating func readZip64(_ bytes: [UInt8], endRecord: Int) throws(ZipError) {
        let locator = endRecord - 20
        guard locator >= 0, bytes.zipInteger(at: locator, 4) == 0x0706_4B50 else { return }
        guard let record = bytes.zipInteger(at: locator + 8, 8), bytes.zipInteger(at: record, 4) == 0x0606_4B50,
            let count = bytes.zipInteger(at: record + 32, 8), let size = bytes.zipInteger(at: record + 40, 8),
            let offset = bytes.zipInteger(at: record + 48, 8)
        else { throw ZipError(.damaged, "its 64-bit end record is damaged") }
        self.count = count
        self.size = size
        self.offset = offset
    }

    /// Reads exactly as many entries as the end record announces.
    func entries(in bytes: [UInt8]) throws(ZipError) -> [ZipArchive.Entry] {
        // 46 bytes is the shortest an entry can be: no count can make us reserve more than the file's own size.
        guard count <= size / 46 else { throw ZipError(.damaged, "its directory is shorter than the number of its files allows") }
        var out: [ZipArchive.Entry] = []
        out.reserveCapacity(count)
        var at = offset
        let end = offset + size
        for _ in 0..<count {
            guard at <= end - 46, bytes.zipInteger(at: at, 4) == 0x0201_4B50, let nameLength = bytes.zipInteger(at: at + 28, 2),
                let extraLength = bytes.zipInteger(at: at + 30, 2), let commentLength = bytes.zipInteger(at: at + 32, 2),
                at + 46 + nameLength + extraLength + commentLength <= end
            else { throw ZipError(.damaged, "its directory is damaged") }
            guard let flags = bytes.zipInteger(at: at + 8, 2), let method = bytes.zipInteger(at: at + 10, 2),
                let checksum = bytes.zipInteger(at: at + 16, 4), let packed = bytes.zipInteger(at: at + 20, 4),
                let plain = bytes.zipInteger(at: at + 24, 4), let header = bytes.zipInteger(at: at + 42, 4)
            else { throw ZipError(.damaged, "its directory is damaged") }
            let nameEnd = at + 46 + nameLength
            var entry = ZipArchive.Entry(
                name: String(decoding: bytes[at + 46..<nameEnd], as: UTF8.self), compressedSize: packed, size: plain,
                method: UInt16(truncatingIfNeeded: method), flags: UInt16(truncatingIfNeeded: flags),
                checksum: UInt32(truncatingIfNeeded: checksum), headerOffset: header)
            try widen(&entry, bytes, extra: nameEnd..<nameEnd + extraLength)
            out.append(entry)
            at = nameEnd + extraLength + commentLength
        }
        return out
    }

    /// The ZIP64 extra field holds, in this order, those of the four values whose 32 bits are all ones.
    private func widen(_ entry: inout ZipArchive.Entry, _ bytes: [UInt8], extra: Range<Int>) throws(ZipError) {
        let full = 0xFFFF_FFFF
        guard entry.size == full || entry.compressedSize == full || entry.headerOffset == full else { return }
        var at = extra.lowerBound
        while at <= extra.upperBound - 4, let id = bytes.zipInteger(at: at, 2), let length = bytes.zipInteger(at: at + 2, 2) {
            let fieldEnd = at + 4 + length
            guard fieldEnd <= extra.upperBound else { break }
            at += 4
            if id == 1 {
                func next() -> Int? {
                    guard at + 8 <= fieldEnd else { return nil }
                    defer { at += 8 }
                    return bytes.zipInteger(at: at, 8)
                }
                if entry.size == full, let value = next() { entry.size = value }
                if entry.compressedSize == full, let value = next() { entry.compressedSize = value }
                if entry.headerOffset == full, let value = next() { entry.headerOffset = value }
                return
            }
            at = fieldEnd
        }
        throw ZipError(.damaged, "a large file lacks its 64-bit sizes")
    }
}

extension [UInt8] {
    /// A little-endian integer of up to 8 bytes; `nil` outside the bytes and for what exceeds `Int`.
    func zipInteger(at offset: Int, _ width: Int) -> Int? {
        guard offset >= 0, offset <= count - width else { return nil }
        var value: UInt64 = 0
        for index in (0..<width).reversed() { value = value << 8 | UInt64(self[offset + index]) }
        return Int(exactly: value)
    }
}
