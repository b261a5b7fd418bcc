// SPDX-License-Identifier: Apache-2.0

import Foundation
import Impact

/// Reads advisories from files and folders on disk.
struct AdvisoryFiles {
    private(set) var archive: AdvisoryArchive
    /// Files that could not be read as a whole, with the reason.
    private(set) var failures: [String] = []
    /// Records handed over, of npm or emptied.
    private(set) var taken = 0

    /// - Parameter names: when given, only records about these packages are handed over.
    init(names: Set<String>? = nil) { archive = AdvisoryArchive(names: names) }

    /// Reads one file, or every file of a folder whose name says that it may hold advisories, deeper ones included.
    mutating func read(path: String, take: (Advisory) throws -> Void) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            failures.append("\(path) is not there.")
            return
        }
        guard isFolder.boolValue else { return try readFile(path, take: take) }
        guard let walk = FileManager.default.enumerator(atPath: path) else {
            failures.append("\(path) cannot be listed.")
            return
        }
        var files: [String] = []
        for case let file as String in walk where AdvisoryArchive.isReadableFile(file) { files.append(file) }
        if files.isEmpty { failures.append("\(path) holds no .json, .ndjson, .jsonl, .gz of these, or .zip.") }
        for file in files.sorted() { try readFile("\(path)/\(file)", take: take) }
    }

    /// - Parameter name: for messages.
    mutating func read(bytes: [UInt8], name: String, take: (Advisory) throws -> Void) throws {
        let before = archive.damages.count
        let isRead = try archive.readFile(bytes, name: name) { advisory in
            try take(advisory)
            taken += 1
        }
        if !isRead {
            let reason = archive.damages.dropFirst(before).first?.error.description ?? "It holds no advisory that could be read."
            failures.append("\(name): \(reason)")
        }
    }

    private mutating func readFile(_ path: String, take: (Advisory) throws -> Void) throws {
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
        } catch {
            failures.append("\(path) cannot be read: \(error.localizedDescription)")
            return
        }
        try read(bytes: [UInt8](data), name: path, take: take)
    }

    /// Records that could not be read, for people; empty when all could.
    var damageSummary: String? {
        guard archive.damageCount > 0 else { return nil }
        let shown = archive.damages.prefix(5).map { "  \($0.place): \($0.error)" }
        let more = archive.damageCount > 5 ? "\n  and \(archive.damageCount - 5) more" : ""
        return "\(archive.damageCount) records could not be read and are missing:\n" + shown.joined(separator: "\n") + more
    }
}
