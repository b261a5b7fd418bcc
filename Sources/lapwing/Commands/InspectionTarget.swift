// SPDX-License-Identifier: Apache-2.0

import Analysis
import Foundation
import NPMModel
import Remote

/// Something a person asks to look at: a tarball, a folder, or a release in a registry. What exists as a file or folder is taken as that.
enum InspectionTarget: Sendable {
    case tarball(String, bytes: Int)
    case folder(String)
    case registry(RegistryInspection.Target)
    case nothing(String)

    init(_ text: String) {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: text, isDirectory: &isFolder) {
            if isFolder.boolValue {
                self = .folder(text)
            } else {
                self = .tarball(text, bytes: (try? FileManager.default.attributesOfItem(atPath: text))?[.size] as? Int ?? 0)
            }
        } else if let asked = RegistryInspection.Target(text) {
            self = .registry(asked)
        } else {
            self = .nothing(text)
        }
    }

    var isRemote: Bool {
        if case .registry = self { return true }
        return false
    }

    var isFolder: Bool {
        if case .folder = self { return true }
        return false
    }

    /// As a person would name it again.
    var place: String {
        switch self {
        case .tarball(let path, _), .folder(let path), .nothing(let path):
            path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        case .registry(let asked): "\(asked.name)@\(asked.selector)"
        }
    }

    /// Bytes of memory that looking at it may take, for deciding how many are looked at together. A tarball unpacks to three to five
    /// times its size, and what is read of it is kept beside that; of folders and releases in a registry nothing is known before.
    var expectedBytes: Int {
        switch self {
        case .tarball(_, let bytes): min(bytes, ArchiveLimits().archiveBytes) * 10
        case .folder, .registry: 32 << 20
        case .nothing: 0
        }
    }
}

/// Reads targets. The registry is asked only when one of them lies there, and so is the client set up.
struct TargetReader: Sendable {
    private let remote: RegistryInspection?

    init(remote: RegistryInspection?) { self.remote = remote }

    /// Runs `body` with a reader for these targets.
    static func with<Value>(
        _ targets: [InspectionTarget], registry: String, _ body: (TargetReader) async throws -> Value
    ) async throws -> Value {
        guard targets.contains(where: \.isRemote) else { return try await body(TargetReader(remote: nil)) }
        let http = OutgoingHTTP(version: Lapwing.versionText)
        let reader: TargetReader
        do {
            reader = TargetReader(remote: RegistryInspection(registry: try HTTPRegistry(registry, http: http)))
        } catch {
            try await http.shutdown()
            throw error
        }
        do {
            let value = try await body(reader)
            try await http.shutdown()
            return value
        } catch {
            try? await http.shutdown()
            throw error
        }
    }

    /// - Throws: ``CommandError`` when nothing of it can be read.
    func review(_ target: InspectionTarget) async throws -> ReleaseUnderReview {
        do {
            switch target {
            case .tarball(let path, _), .folder(let path):
                return ReleaseUnderReview(
                    content: try ReleaseFolder.content(at: path),
                    fallbackName: URL(filePath: path).standardizedFileURL.lastPathComponent)
            case .registry(let asked):
                guard let remote else { throw CommandError("No registry is set up.") }
                return try await remote.review(asked)
            case .nothing: throw CommandError("It is neither a file nor a folder, and no package can have that name.")
            }
        } catch {
            throw CommandError("\(target.place) could not be read: \(error)")
        }
    }
}

extension ReleaseUnderReview {
    /// This release as the one before another.
    var asPrevious: Previous {
        let isMissing = content.files.isEmpty && unread.contains { $0.part == "tarball" }
        return Previous(release: release, published: published, shipped: shipped, content: isMissing ? nil : content)
    }
}
