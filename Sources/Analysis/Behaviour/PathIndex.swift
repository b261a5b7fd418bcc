// SPDX-License-Identifier: Apache-2.0

/// Finds files of a release by paths as they stand in text. A look-up costs the length of the path, and most words that are no
/// path are told by one bit.
struct PathIndex {
    private struct Key: Hashable {
        var bytes: [UInt8]

        func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }
    }

    private var exact: [Key: Int] = [:]
    /// By last part alone; `nil` where several files have it.
    private var byName: [Key: Int?] = [:]
    private var bits: [UInt64]
    private let mask: UInt32
    private var buffer = Key(bytes: [])

    /// What Node and shells add to a name without an ending.
    private static let scriptEndings = endings([
        ".js", ".cjs", ".mjs", "/index.js", ".sh", ".ts", ".mts", ".cts", ".json", ".node", "/index.cjs", "/index.mjs", "/index.ts",
    ])
    /// What cmd.exe adds to the name of a program (PATHEXT).
    private static let programEndings = endings([".cmd", ".bat", ".exe", ".ps1", ".com", ".vbs", ".js"])

    private static func endings(_ list: [String]) -> [[UInt8]] { list.map { Array($0.utf8) } }

    enum Endings { case none, script, program }

    init(_ paths: [String]) {
        var size: UInt32 = 4096
        while size < 1 << 20, Int(size) < paths.count * 128 { size *= 2 }
        mask = size - 1
        bits = Array(repeating: 0, count: Int(size) / 64)
        exact.reserveCapacity(paths.count)
        for (position, path) in paths.enumerated() {
            let bytes = Array(path.utf8)
            if exact[Key(bytes: bytes)] == nil { exact[Key(bytes: bytes)] = position }
            let parts = bytes.split(separator: 0x2F)
            for part in parts { mark(part) }
            guard let last = parts.last else { continue }
            for (at, byte) in zip(last.indices, last) where byte == 0x2E { mark(last[..<at]) }
            let name = Key(bytes: Array(last))
            byName[name] = byName[name] == nil ? .some(position) : .some(nil)
        }
    }

    private mutating func mark(_ part: ArraySlice<UInt8>) {
        let slot = Self.fold(part.reduce(Self.seed, Self.step)) & mask
        bits[Int(slot >> 6)] |= 1 << UInt64(slot & 63)
    }

    // FNV-1a, 32 bits.
    static let seed: UInt32 = 2_166_136_261

    @inline(__always)
    static func step(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* 16_777_619 }

    private static func fold(_ hash: UInt32) -> UInt32 { hash ^ hash >> 15 }

    /// False where no file and no folder has a last part of this hash, with or without its ending.
    @inline(__always)
    func mayName(_ hash: UInt32) -> Bool {
        let slot = Self.fold(hash) & mask
        return bits[Int(slot >> 6)] & 1 << UInt64(slot & 63) != 0
    }

    /// The file that a path names, seen from a folder; `nil` for what lies outside the release.
    mutating func find(_ name: some Collection<UInt8>, from folder: [UInt8], _ endings: Endings) -> Int? {
        guard normalise(name, folder) else { return nil }
        let count = buffer.bytes.count
        if count > 0, let found = exact[buffer] { return found }
        let tried = endings == .none ? [] : endings == .script ? Self.scriptEndings : Self.programEndings
        for ending in tried {
            buffer.bytes.append(contentsOf: count == 0 ? ending.dropFirst() : ending[...])
            if let found = exact[buffer] { return found }
            buffer.bytes.removeLast(buffer.bytes.count - count)
        }
        return nil
    }

    /// The one file with this last part.
    func only(_ name: some Collection<UInt8>) -> Int? { byName[Key(bytes: Array(name))] ?? nil }

    /// Writes the path into the buffer; false for what is above the release.
    private mutating func normalise(_ name: some Collection<UInt8>, _ folder: [UInt8]) -> Bool {
        buffer.bytes.removeAll(keepingCapacity: true)
        buffer.bytes.append(contentsOf: folder)
        var start = buffer.bytes.count
        func isLast(_ wanted: [UInt8], _ bytes: [UInt8], _ start: Int) -> Bool { bytes[start...].elementsEqual(wanted) }
        func close(_ bytes: inout [UInt8], _ start: inout Int) -> Bool {
            if isLast([0x2E], bytes, start) || start == bytes.count {
                bytes.removeLast(bytes.count - start)
                if bytes.last == 0x2F { bytes.removeLast() }
            } else if isLast([0x2E, 0x2E], bytes, start) {
                bytes.removeLast(bytes.count - start)
                if bytes.last == 0x2F { bytes.removeLast() }
                guard !bytes.isEmpty else { return false }
                let slash = bytes.lastIndex(of: 0x2F) ?? 0
                bytes.removeLast(bytes.count - slash)
            }
            return true
        }
        if !folder.isEmpty {
            buffer.bytes.append(0x2F)
            start = buffer.bytes.count
        }
        for byte in name {
            guard byte == 0x2F || byte == 0x5C else {
                buffer.bytes.append(byte)
                continue
            }
            guard close(&buffer.bytes, &start) else { return false }
            if !buffer.bytes.isEmpty, buffer.bytes.last != 0x2F { buffer.bytes.append(0x2F) }
            start = buffer.bytes.count
        }
        return close(&buffer.bytes, &start)
    }
}
