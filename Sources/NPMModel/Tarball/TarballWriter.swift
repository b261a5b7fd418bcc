// SPDX-License-Identifier: Apache-2.0

import CDeflate

/// Packs plain files into a tarball as `npm pack` does: one top folder, sorted, no owner, one fixed time.
///
/// The same files give the same bytes on any machine that has the same libdeflate.
package struct TarballWriter {
    private var tar: [UInt8] = []

    package init() {}

    /// Packs files below `folder`.
    /// - Parameter files: paths relative to the package, `/`-separated. Written in the order of their paths.
    package static func tarball(
        of files: [(path: String, bytes: ArraySlice<UInt8>, mode: UInt16)], folder: String = "package"
    ) -> [UInt8] {
        var writer = TarballWriter()
        for file in files.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
            writer.add("\(folder)/\(file.path)", bytes: file.bytes, mode: file.mode)
        }
        return gzip(writer.finish())
    }

    /// The same for texts with mode 644.
    package static func tarball(of files: [String: String], folder: String = "package") -> [UInt8] {
        tarball(of: files.map { (path: $0.key, bytes: Array($0.value.utf8)[...], mode: 0o644) }, folder: folder)
    }

    /// Appends a regular file under its full path in the archive.
    package mutating func add(_ path: String, bytes: ArraySlice<UInt8>, mode: UInt16 = 0o644) {
        let (name, prefix) = TarballWriter.split(path)
        if name == nil { addPax(path) }
        let fallback = Array(path.utf8.prefix(100))
        addHeader(name: name ?? fallback, prefix: prefix, size: bytes.count, mode: mode, type: "0")
        tar.append(contentsOf: bytes)
        pad()
    }

    /// The whole archive, not compressed.
    package consuming func finish() -> [UInt8] {
        tar.append(contentsOf: repeatElement(0, count: 1024))
        return tar
    }

    /// One gzip member, without name or time.
    /// - Parameter level: 0 to 12, as libdeflate counts.
    package static func gzip(_ bytes: [UInt8], level: Int = 6) -> [UInt8] {
        guard let compressor = libdeflate_alloc_compressor(Int32(clamping: min(max(level, 0), 12))) else {
            // Only when no memory is left.
            preconditionFailure("libdeflate gives no compressor")
        }
        defer { libdeflate_free_compressor(compressor) }
        let bound = libdeflate_gzip_compress_bound(compressor, bytes.count)
        return Array(unsafeUninitializedCapacity: bound) { buffer, count in
            count = libdeflate_gzip_compress(compressor, bytes, bytes.count, buffer.baseAddress, bound)
        }
    }

    /// 26 October 1985, 8:15: the time that `npm pack` gives every entry.
    private static let time = 499_162_500

    /// Name and prefix for a ustar header; no name when the path does not fit or is not ASCII.
    private static func split(_ path: String) -> (name: [UInt8]?, prefix: [UInt8]) {
        let bytes = Array(path.utf8)
        guard bytes.allSatisfy({ (0x20...0x7E).contains($0) }) else { return (nil, []) }
        if bytes.count <= 100 { return (bytes, []) }
        // The longest prefix that leaves a name of at most 100 bytes.
        let slash = UInt8(ascii: "/")
        for at in bytes.indices where bytes[at] == slash && bytes.count - at - 1 <= 100 && at <= 155 && at + 1 < bytes.count {
            return (Array(bytes[(at + 1)...]), Array(bytes[..<at]))
        }
        return (nil, [])
    }

    private mutating func addPax(_ path: String) {
        let record = TarballWriter.paxRecord("path", path)
        addHeader(name: Array("PaxHeader".utf8), prefix: [], size: record.count, mode: 0o644, type: "x")
        tar.append(contentsOf: record)
        pad()
    }

    /// `LENGTH KEY=VALUE` and a line break, the length counting itself.
    package static func paxRecord(_ key: String, _ value: String) -> [UInt8] {
        let rest = key.utf8.count + value.utf8.count + 3
        var length = rest + String(rest).utf8.count
        length = rest + String(length).utf8.count
        return Array("\(length) \(key)=\(value)\n".utf8)
    }

    private mutating func addHeader(name: [UInt8], prefix: [UInt8], size: Int, mode: UInt16, type: Character) {
        var block = [UInt8](repeating: 0, count: TarHeader.blockSize)
        func put(_ bytes: some Collection<UInt8>, at offset: Int) {
            for (index, byte) in bytes.enumerated() { block[offset + index] = byte }
        }
        func octal(_ value: Int, _ digits: Int) -> [UInt8] {
            let text = String(value, radix: 8)
            return Array((String(repeating: "0", count: max(0, digits - text.utf8.count)) + text).utf8)
        }
        put(name.prefix(100), at: 0)
        put(octal(Int(mode & 0o7777), 7), at: 100)
        put(octal(0, 7), at: 108)
        put(octal(0, 7), at: 116)
        // Eleven octal digits hold 8 GB; an array of that size does not get here.
        put(octal(min(size, 0o77_777_777_777), 11), at: 124)
        put(octal(TarballWriter.time, 11), at: 136)
        put([UInt8](repeating: 0x20, count: 8), at: 148)
        put(String(type).utf8.prefix(1), at: 156)
        put("ustar\u{0}00".utf8, at: 257)
        put(prefix.prefix(155), at: 345)
        put(octal(block.reduce(0) { $0 + Int($1) }, 6) + [0, 0x20], at: 148)
        tar.append(contentsOf: block)
    }

    private mutating func pad() {
        tar.append(contentsOf: repeatElement(0, count: (TarHeader.blockSize - tar.count % TarHeader.blockSize) % TarHeader.blockSize))
    }
}
