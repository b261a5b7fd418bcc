// SPDX-License-Identifier: Apache-2.0

import Foundation
import NPMModel

/// A release's files as they lie in a folder or a tarball on this machine.
///
/// A folder stands for what a tarball of it would hold: all its files but the top `.git` and what a package manager installed in the
/// top `node_modules`, of which only the packages that `bundleDependencies` names are taken. Links are left out, as npm leaves them
/// out. `.npmignore` and `files` are not applied: what lies there is looked at. So a folder unpacked from a tarball gets the
/// tarball's verdict.
enum ReleaseFolder {
    /// Reads a tarball or a folder.
    /// - Throws: when nothing of it can be read; what is read in part says so in ``ReleaseContent/unread``.
    static func content(at path: String, limits: ArchiveLimits = ArchiveLimits()) throws -> ReleaseContent {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw ReadError(description: "\(path) is neither a file nor a folder.")
        }
        if isFolder.boolValue { return try folder(at: path, limits: limits) }
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        guard size <= limits.archiveBytes else {
            throw ReadError(description: "\(path) has \(size) bytes; the limit is \(limits.archiveBytes).")
        }
        return try ReleaseContent.read(tarball: Array(try Data(contentsOf: URL(filePath: path))), limits: limits)
    }

    struct ReadError: Error, CustomStringConvertible {
        var description: String
    }

    private static func folder(at path: String, limits: ArchiveLimits) throws -> ReleaseContent {
        let root = URL(filePath: path).resolvingSymlinksInPath()
        let keys: [URLResourceKey] = [.isRegularFileKey, .isDirectoryKey, .isSymbolicLinkKey, .fileSizeKey]
        guard let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: keys) else {
            throw ReadError(description: "\(path) cannot be listed.")
        }
        let bundled = isInstalled(root) ? try bundledNames(in: root) : nil
        var files: [(path: String, bytes: ArraySlice<UInt8>, mode: UInt16)] = []
        var unread: [UnreadPart] = []
        var total = 0
        for case let file as URL in walk {
            let relative = String(file.path.dropFirst(root.path.count + 1))
            let values = try file.resourceValues(forKeys: Set(keys))
            if values.isDirectory == true {
                if isLeftOut(relative, bundled: bundled) { walk.skipDescendants() }
                continue
            }
            guard values.isRegularFile == true, values.isSymbolicLink != true else { continue }
            let size = values.fileSize ?? 0
            guard files.count <= limits.fileCount, size <= limits.fileBytes, total + size <= limits.unpackedBytes else {
                unread.append(
                    UnreadPart(part: relative, reason: "It is beyond the limits for one release (\(limits.unpackedBytes) bytes)."))
                if unread.count >= 50 { break }
                continue
            }
            guard let bytes = try? Data(contentsOf: file) else {
                unread.append(UnreadPart(part: relative, reason: "The file cannot be read here."))
                continue
            }
            total += bytes.count
            let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int ?? 0o644
            files.append((relative, ArraySlice(bytes), UInt16(truncatingIfNeeded: mode)))
        }
        files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        var content = ReleaseContent.read(files: files, limits: limits)
        content.unread += unread
        return content
    }

    /// - Parameter bundled: `nil` when `node_modules` belongs to the release as a whole.
    private static func isLeftOut(_ path: String, bundled: Set<String>?) -> Bool {
        if path == ".git" { return true }
        guard let bundled else { return false }
        let parts = path.split(separator: "/").map(String.init)
        guard parts.first == "node_modules" else { return false }
        // node_modules itself is entered when something in it is bundled; of it only that.
        if parts.count == 1 { return bundled.isEmpty }
        return !bundledCovers(parts, bundled)
    }

    /// What package managers leave in the `node_modules` that they fill: npm since 7, pnpm, yarn; `.bin` all of them. A folder
    /// without any came with the release.
    private static let marks = [".package-lock.json", ".modules.yaml", ".yarn-integrity", ".yarn-state.yml", ".bin"]

    private static func isInstalled(_ root: URL) -> Bool {
        marks.contains { FileManager.default.fileExists(atPath: root.appending(path: "node_modules/\($0)").path) }
    }

    /// Whether a path lies in (or leads to) a bundled package at the top.
    private static func bundledCovers(_ parts: [String], _ bundled: Set<String>) -> Bool {
        guard parts.first == "node_modules", parts.count > 1 else { return false }
        if parts[1].hasPrefix("@") {
            return parts.count == 2 ? bundled.contains { $0.hasPrefix(parts[1] + "/") } : bundled.contains(parts[1] + "/" + parts[2])
        }
        return bundled.contains(parts[1])
    }

    private static func bundledNames(in root: URL) throws -> Set<String> {
        let file = root.appending(path: "package.json")
        guard FileManager.default.fileExists(atPath: file.path) else { return [] }
        do {
            return Set(try Manifest.read(Array(try Data(contentsOf: file))).bundled)
        } catch is DocumentError {
            // Not JSON: nothing is bundled, and the judgement lists the file as unread.
            return []
        }
    }
}
