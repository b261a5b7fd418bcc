// SPDX-License-Identifier: Apache-2.0

/// The text of one file while rules read it. Lives only as long as the scan of that file. Any offset may be asked for; outside
/// the text there are zero bytes.
struct SecretText {
    let bytes: UnsafeBufferPointer<UInt8>
    let path: String

    subscript(_ at: Int) -> UInt8 { at >= 0 && at < bytes.count ? bytes[at] : 0 }

    /// The last part of the path, lower case.
    var fileName: String { (path.split(separator: "/").last.map(String.init) ?? path).lowercased() }

    /// Whether the file is one of settings: `NAME=value` lines, not a program.
    var isSettings: Bool {
        let name = fileName
        if name.hasPrefix(".env") || name.hasSuffix(".env") { return true }
        return [".npmrc", ".netrc", "_netrc", ".yarnrc", ".pypirc", ".pgpass", "credentials", ".ini", ".cfg", ".conf", ".properties"]
            .contains {
                name.hasSuffix($0)
            }
    }

    func slice(_ range: Range<Int>) -> ArraySlice<UInt8> {
        let low = max(0, min(range.lowerBound, bytes.count))
        return Array(bytes[low..<max(low, min(range.upperBound, bytes.count))])[...]
    }

    /// Where a run of an alphabet that starts there ends; looks at no more than `limit` bytes.
    func runEnd(_ start: Int, _ set: ByteSet, limit: Int) -> Int {
        var at = start
        while at - start < limit, at < bytes.count, set.contains(bytes[at]) { at += 1 }
        return at
    }

    /// Where a run of an alphabet that ends there starts; looks at no more than `limit` bytes.
    func runStart(_ end: Int, _ set: ByteSet, limit: Int) -> Int {
        var at = min(end, bytes.count)
        let from = at
        while from - at < limit, at > 0, set.contains(bytes[at - 1]) { at -= 1 }
        return at
    }

    /// Where a token of exactly so many characters of an alphabet that ends there begins, if no word goes on before it.
    func start(of count: Int, before end: Int, _ set: ByteSet) -> Int? {
        let start = end - count
        guard start >= 0, mayBegin(start), runEnd(start, set, limit: count) == end else { return nil }
        return start
    }

    func stands(_ word: String, at start: Int) -> Bool {
        guard start >= 0, start + word.utf8.count <= bytes.count else { return false }
        return word.utf8.elementsEqual(bytes[start..<start + word.utf8.count])
    }

    /// The first place of a word in a stretch; takes time in proportion to the stretch.
    func place(of word: String, in range: Range<Int>) -> Int? {
        let wanted = Array(word.utf8)
        let low = max(0, range.lowerBound)
        let high = min(range.upperBound, bytes.count) - wanted.count
        guard let first = wanted.first, low <= high else { return nil }
        var at = low
        while at <= high {
            if bytes[at] == first, bytes[at..<at + wanted.count].elementsEqual(wanted) { return at }
            at += 1
        }
        return nil
    }

    /// Whether a token may begin there: not inside a longer word. An escape (`\n`, `%3D`) before it is no part of it.
    func mayBegin(_ start: Int) -> Bool {
        let before = self[start - 1]
        guard ByteSet.word.contains(before) else { return true }
        if self[start - 2] == 0x5C, [0x6E, 0x72, 0x74].contains(before) { return true }
        return self[start - 3] == 0x25 && ByteSet.anyHex.contains(self[start - 2]) && ByteSet.anyHex.contains(before)
    }

    /// Whether one of the words, lower case, stands near a stretch, in any case.
    func isNear(_ words: [String], _ range: Range<Int>, before: Int = 160, after: Int = 40) -> Bool {
        let low = max(0, range.lowerBound - before)
        let high = min(bytes.count, range.upperBound + after)
        let lowered = bytes[low..<max(low, high)].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        return lowered.withUnsafeBufferPointer { near in
            let text = SecretText(bytes: near, path: "")
            return words.contains { text.place(of: $0, in: 0..<near.count) != nil }
        }
    }
}
