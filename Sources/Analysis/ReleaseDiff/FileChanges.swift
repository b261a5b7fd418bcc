// SPDX-License-Identifier: Apache-2.0

package import NPMModel

/// How the files of two releases differ. Paths ascending bytewise; sizes in bytes.
package struct FileChanges: Sendable, Hashable {
    package var added: [File] = []
    package var removed: [File] = []
    package var changed: [Changed] = []
    /// Files that are gone from one path and stand, byte for byte, at another.
    package var moved: [Moved] = []
    package var countBefore = 0
    package var countAfter = 0
    package var bytesBefore = 0
    package var bytesAfter = 0

    package struct File: Sendable, Hashable {
        package var path: String
        package var bytes: Int
    }

    package struct Changed: Sendable, Hashable {
        package var path: String
        package var before: Int
        package var after: Int
    }

    package struct Moved: Sendable, Hashable {
        package var from: String
        package var path: String
        package var bytes: Int
    }

    package var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty && moved.isEmpty }

    /// - Parameter old: `nil` counts as no files at all.
    package init(old: ReleaseContent?, new: ReleaseContent) {
        let before = old?.files ?? []
        let after = new.files
        countBefore = before.count
        countAfter = after.count
        bytesBefore = old?.unpackedBytes ?? 0
        bytesAfter = new.unpackedBytes
        var gone: [ReleaseFile] = []
        var come: [ReleaseFile] = []
        var left = 0
        var right = 0
        // Both lists are sorted by path: one walk over both.
        while left < before.count || right < after.count {
            if right == after.count || (left < before.count && before[left].precedes(after[right])) {
                gone.append(before[left])
                left += 1
            } else if left == before.count || after[right].precedes(before[left]) {
                come.append(after[right])
                right += 1
            } else {
                if !before[left].bytes.elementsEqual(after[right].bytes) {
                    changed.append(
                        Changed(path: after[right].path, before: before[left].bytes.count, after: after[right].bytes.count))
                }
                left += 1
                right += 1
            }
        }
        sort(gone, come)
    }

    /// Tells what moved from what came and went. Empty files are all alike, so none of them moved.
    private mutating func sort(_ gone: [ReleaseFile], _ come: [ReleaseFile]) {
        var waiting: [Content: Int] = [:]
        for (place, file) in gone.enumerated() where !file.bytes.isEmpty { waiting[Content(bytes: file.bytes)] = place }
        var taken: Set<Int> = []
        for file in come {
            if !file.bytes.isEmpty, let place = waiting.removeValue(forKey: Content(bytes: file.bytes)) {
                taken.insert(place)
                moved.append(Moved(from: gone[place].path, path: file.path, bytes: file.bytes.count))
            } else {
                added.append(File(path: file.path, bytes: file.bytes.count))
            }
        }
        for (place, file) in gone.enumerated() where !taken.contains(place) {
            removed.append(File(path: file.path, bytes: file.bytes.count))
        }
    }

    /// A file's bytes as a key.
    private struct Content: Hashable {
        var bytes: ArraySlice<UInt8>
    }
}

extension ReleaseFile {
    fileprivate func precedes(_ other: ReleaseFile) -> Bool { path.utf8.lexicographicallyPrecedes(other.path.utf8) }
}
