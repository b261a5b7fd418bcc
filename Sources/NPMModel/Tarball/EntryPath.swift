// SPDX-License-Identifier: Apache-2.0

/// Where npm writes an archive entry, below the package's folder.
///
/// Follows the order of node-tar 6.2.1 with `strip: 1` (`unpack.js`, `strip-absolute-path.js`): first segment off, then
/// `..` refused, then roots taken off the whole path, then resolved.
enum EntryPath {
    enum Place: Equatable {
        case at(String)
        /// Not below a folder: npm drops it.
        case root
        /// Leaves the package's folder, or has `..` in it.
        case parent
        /// Would start at the file system's root; npm drops it.
        case outside
        /// More segments than npm follows.
        case tooDeep
    }

    struct Resolved: Equatable {
        var place: Place
        /// The path starts at a root (`/`, a drive, a share), which npm takes off.
        var wasAbsolute = false
    }

    static func resolve(_ path: String, depth: Int) -> Resolved {
        ordinary(path, depth: depth).map { Resolved(place: .at($0)) } ?? resolveAny(path, depth: depth)
    }

    /// The usual case, without taking the path apart: no roots, and no segments that are empty or of dots alone.
    private static func ordinary(_ path: String, depth: Int) -> String? {
        var path = path
        return path.withUTF8 { bytes in
            guard bytes.count >= 3, bytes[0] != slash, bytes[0] != backslash, bytes[1] != UInt8(ascii: ":"),
                let first = bytes.firstIndex(of: slash)
            else { return nil }
            var segments = 1
            var start = first + 1
            for index in (first + 1)..<bytes.count where bytes[index] == slash {
                if index == start || bytes[start] == dot && index - start <= 2 { return nil }
                start = index + 1
                segments += 1
            }
            guard start < bytes.count, !(bytes[start] == dot && bytes.count - start <= 2), segments <= depth else { return nil }
            return String(decoding: bytes[(first + 1)...], as: UTF8.self)
        }
    }

    private static func resolveAny(_ path: String, depth: Int) -> Resolved {
        let text = Array(path.utf8)
        let segments = text.split(separator: slash, omittingEmptySubsequences: false)
        let below = segments.dropFirst()
        // Counted after the first segment is off, as npm counts.
        guard below.count <= depth else { return Resolved(place: .tooDeep) }
        let rootLength = rootLength(text)
        let wasAbsolute = rootLength > 0
        if below.contains(where: { $0.elementsEqual(dots) }) { return Resolved(place: .parent, wasAbsolute: wasAbsolute) }
        let kept = wasAbsolute ? text[rootLength...] : text[text.index(text.startIndex, offsetBy: segments[0].count)...].dropFirst()
        if kept.first == slash { return Resolved(place: .outside, wasAbsolute: wasAbsolute) }
        return Resolved(place: normalized(kept), wasAbsolute: wasAbsolute)
    }

    /// `.` and empty segments go, as when a path is resolved.
    private static func normalized(_ path: ArraySlice<UInt8>) -> Place {
        var out: [UInt8] = []
        out.reserveCapacity(path.count)
        for segment in path.split(separator: slash) where !segment.elementsEqual([dot]) {
            if segment.elementsEqual(dots) { return .parent }
            if !out.isEmpty { out.append(slash) }
            out.append(contentsOf: segment)
        }
        return out.isEmpty ? .root : .at(String(decoding: out, as: UTF8.self))
    }

    private static let slash = UInt8(ascii: "/")
    private static let backslash = UInt8(ascii: "\\")
    private static let dot = UInt8(ascii: ".")
    private static let dots: [UInt8] = [dot, dot]

    /// Bytes of all roots at the start, one after another, as Windows and POSIX know them: `/`, `c:`, `c:\`, `\\server\share\`.
    private static func rootLength(_ path: [UInt8]) -> Int {
        var at = 0
        while at < path.count {
            let rest = path[at...]
            let isDevice = rest.starts(with: Array("//?/".utf8))
            let length = rest.first == slash && !isDevice ? 1 : windowsRoot(rest)
            if length == 0 { break }
            at += length
        }
        return at
    }

    private static func isSeparator(_ byte: UInt8) -> Bool { byte == slash || byte == backslash }

    /// The length of `root` in Node's `path.win32.parse`.
    private static func windowsRoot(_ path: ArraySlice<UInt8>) -> Int {
        guard let first = path.first else { return 0 }
        if isSeparator(first) {
            let text = Array(path)
            guard text.count > 1, isSeparator(text[1]) else { return 1 }
            // \\server\share, then optionally a separator.
            func skip(_ from: Int, separators: Bool) -> Int {
                text[from...].firstIndex { isSeparator($0) != separators } ?? text.count
            }
            let server = 2
            let serverEnd = skip(server, separators: false)
            guard serverEnd > server, serverEnd < text.count else { return 1 }
            let share = skip(serverEnd, separators: true)
            guard share < text.count else { return 1 }
            let shareEnd = skip(share, separators: false)
            return shareEnd < text.count ? shareEnd + 1 : shareEnd
        }
        let letter = first | 0x20
        guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter), path.count > 1, path[path.startIndex + 1] == UInt8(ascii: ":")
        else { return 0 }
        return path.count > 2 && isSeparator(path[path.startIndex + 2]) ? 3 : 2
    }
}
