// SPDX-License-Identifier: Apache-2.0

import Foundation
import NPMModel

/// A package's folder as `npm pack` would ship it.
struct PackedFolder: Sendable {
    var list: PackList
    /// The packed files. What a limit kept out is in its ``ReleaseContent/unread``.
    var content: ReleaseContent
    /// Every file of the folder but those in `.git` and `node_modules`: what could have been packed.
    var present: Set<String>

    /// Files and links that are listed at most; larger folders are not packages.
    static let entryLimit = 1_000_000
    /// Bytes of an ignore file that is read.
    private static let ruleBytes = 1 << 20

    /// - Parameter root: the workspace's root, where npm would publish this folder as one of its workspaces.
    init(at folder: String, workspaceRoot: String? = nil, limits: ArchiveLimits = ArchiveLimits()) throws {
        let root = folder.hasSuffix("/") && folder.count > 1 ? String(folder.dropLast()) : folder
        let manifest = Self.bytes("\(root)/package.json", limit: Manifest.maximumBytes)
        let entries = try Self.entries(below: root, withModules: manifest.map { PackList.needsModules(manifest: $0) } ?? false)
        list = PackList(entries, outerRules: Self.outerRules(root, workspaceRoot)) { path in
            Self.bytes("\(root)/\(path)", limit: path.hasSuffix("package.json") ? Manifest.maximumBytes : Self.ruleBytes)
        }
        content = try Self.content(of: list.files, below: root, limits: limits)
        present = Set(entries.filter { $0.kind == .file && !$0.path.hasPrefix("node_modules/") }.map(\.path))
    }

    private static func entries(below root: String, withModules: Bool) throws -> [PackList.Entry] {
        let keys: Set<URLResourceKey> = [.isRegularFileKey, .isDirectoryKey, .isSymbolicLinkKey]
        var entries: [PackList.Entry] = []
        // Relative paths, shortest way first; a folder that cannot be listed ends the whole, since what it holds is not known.
        var waiting = [""]
        while let folder = waiting.popLast() {
            let place = folder.isEmpty ? root : "\(root)/\(folder)"
            let found = try FileManager.default.contentsOfDirectory(
                at: URL(filePath: place), includingPropertiesForKeys: Array(keys), options: [])
            for file in found {
                let name = file.lastPathComponent
                let path = folder.isEmpty ? name : "\(folder)/\(name)"
                let values = try file.resourceValues(forKeys: keys)
                if values.isSymbolicLink == true {
                    entries.append(PackList.Entry(path: path, kind: .link))
                } else if values.isDirectory == true {
                    if name != ".git", withModules || path != "node_modules" { waiting.append(path) }
                } else {
                    entries.append(PackList.Entry(path: path, kind: values.isRegularFile == true ? .file : .other))
                }
            }
            guard entries.count <= entryLimit else {
                throw CommandError("\(root) holds more than \(entryLimit) files. Name the package's own folder.")
            }
        }
        return entries
    }

    /// Texts of the ignore files from the workspace's root down to the folder above the package; of each folder the first that is there.
    private static func outerRules(_ folder: String, _ workspaceRoot: String?) -> [String] {
        guard let workspaceRoot else { return [] }
        let own = URL(filePath: folder).standardizedFileURL.resolvingSymlinksInPath().pathComponents
        let outer = URL(filePath: workspaceRoot).standardizedFileURL.resolvingSymlinksInPath().pathComponents
        guard own.count > outer.count, own.starts(with: outer) else { return [] }
        return (outer.count..<own.count).compactMap { depth in
            let place = own[..<depth].joined(separator: "/")
            return [".npmignore", ".gitignore"].lazy.compactMap { bytes("\(place)/\($0)", limit: ruleBytes) }.first
        }.map { String(decoding: $0, as: UTF8.self) }
    }

    private static func bytes(_ path: String, limit: Int) -> [UInt8]? {
        guard let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int, size <= limit else { return nil }
        return (try? Data(contentsOf: URL(filePath: path))).map { Array($0) }
    }

    private static func content(of paths: [String], below root: String, limits: ArchiveLimits) throws -> ReleaseContent {
        var files: [(path: String, bytes: ArraySlice<UInt8>, mode: UInt16)] = []
        var unread: [UnreadPart] = []
        var total = 0
        for path in paths {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(root)/\(path)")
            let size = attributes[.size] as? Int ?? 0
            guard size <= limits.fileBytes, total + size <= limits.unpackedBytes else {
                unread.append(UnreadPart(part: path, reason: "It is beyond the limits for one release (\(limits.unpackedBytes) bytes)."))
                continue
            }
            let bytes = try Data(contentsOf: URL(filePath: "\(root)/\(path)"))
            total += bytes.count
            files.append((path, ArraySlice(bytes), UInt16(truncatingIfNeeded: attributes[.posixPermissions] as? Int ?? 0o644)))
        }
        var content = ReleaseContent.read(files: files, limits: limits)
        content.unread += unread
        return content
    }
}
