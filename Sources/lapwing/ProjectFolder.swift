// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization
import Watch

/// Reads watched lockfiles from disk, again only when size or time of change differ.
final class ProjectFolder: ProjectSource {
    private struct Look {
        var stamp: String
        var files: ProjectFiles
    }

    private let looks = Mutex<[String: Look]>([:])

    /// The largest lockfile that is read, in bytes. The largest public ones are around 5 MB.
    static let largestLockfile = 256 << 20

    /// Lockfile names by preference; the first that is there is the project's.
    static let lockfileNames = [
        "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock",
    ]

    /// The lockfile meant by a path that may be a folder; `nil` when there is none.
    static func lockfile(at path: String) -> String? {
        var isFolder: ObjCBool = false
        let absolute = URL(filePath: path).standardizedFileURL.path(percentEncoded: false)
        guard FileManager.default.fileExists(atPath: absolute, isDirectory: &isFolder) else { return nil }
        guard isFolder.boolValue else { return absolute }
        let folder = absolute.hasSuffix("/") ? String(absolute.dropLast()) : absolute
        return lockfileNames.map { "\(folder)/\($0)" }.first { FileManager.default.fileExists(atPath: $0) }
    }

    func read(_ watcher: Watcher) async throws -> ProjectFiles {
        let url = URL(filePath: watcher.lockfile)
        let manifest = url.deletingLastPathComponent().appending(path: "package.json")
        let stamp = try stamp(url) + ((try? stamp(manifest)) ?? "")
        if let look = looks.withLock({ $0[watcher.lockfile] }), look.stamp == stamp { return look.files }
        let files = ProjectFiles(
            fileName: url.lastPathComponent, lockfile: [UInt8](try Data(contentsOf: url)),
            manifest: (try? Data(contentsOf: manifest)).map { [UInt8]($0) })
        looks.withLock { $0[watcher.lockfile] = Look(stamp: stamp, files: files) }
        return files
    }

    private func stamp(_ url: URL) throws -> String {
        let attributes = try FileManager.default.attributesOfItem(atPath: url.path(percentEncoded: false))
        let size = (attributes[.size] as? Int) ?? 0
        guard size <= ProjectFolder.largestLockfile else {
            throw CommandError(
                "\(url.path(percentEncoded: false)) has \(size) bytes; a lockfile may have at most \(ProjectFolder.largestLockfile).")
        }
        return "\(size) \((attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0)"
    }
}

/// Something a person typed cannot be done; the message says why and what to do.
struct CommandError: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) { self.description = description }
}
