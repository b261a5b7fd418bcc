// SPDX-License-Identifier: Apache-2.0

/// The files of a recording's folder, however they are kept: the reader never opens a file itself.
package struct RecordingFiles: Sendable {
    /// Every regular file below the folder: relative, `/`-separated, sorted bytewise, each once.
    package let paths: [String]
    private let contents: @Sendable (String) throws -> [UInt8]

    /// - Parameters:
    ///   - paths: every file below the folder, in any order.
    ///   - contents: the bytes of one of `paths`; asked for no other path.
    package init(paths: some Sequence<String>, contents: @escaping @Sendable (String) throws -> [UInt8]) {
        self.paths = Set(paths).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        self.contents = contents
    }

    package init(_ files: [String: [UInt8]]) {
        self.init(paths: files.keys) { files[$0] ?? [] }
    }

    /// The paths that start with `prefix`, in order.
    func paths(below prefix: String) -> ArraySlice<String> {
        let first = position(of: prefix)
        var end = first
        while end < paths.count, paths[end].utf8.starts(with: prefix.utf8) { end += 1 }
        return paths[first..<end]
    }

    func contains(_ path: String) -> Bool {
        let at = position(of: path)
        return at < paths.count && paths[at] == path
    }

    func read(_ path: String) throws(RecordingError) -> [UInt8] {
        guard contains(path) else { throw .missingFile(path) }
        do { return try contents(path) } catch { throw .unreadable(path, cause: error) }
    }

    /// The first position whose path does not come before `path`.
    private func position(of path: String) -> Int {
        var low = 0
        var high = paths.count
        while low < high {
            let middle = (low + high) / 2
            if paths[middle].utf8.lexicographicallyPrecedes(path.utf8) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
