// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A release's tarball, built from the plain files of the recording.
package struct RecordedTarball: Sendable {
    package var bytes: [UInt8]
    /// SHA-1 of the bytes, lower-case hexadecimal.
    package var shasum: String
    /// SHA-512 of the bytes, as Subresource Integrity.
    package var integrity: String
    package var fileCount: Int
    package var unpackedBytes: Int
}

extension RecordedTarball {
    /// Packs the files as `npm pack` would.
    /// - Returns: `nil` only when the system's cryptography library refuses to hash.
    init?(packing files: [ReleaseFile]) {
        let bytes = TarballWriter.tarball(of: files.map { (path: $0.path, bytes: $0.bytes, mode: $0.mode) })
        guard let integrity = Integrity(of: bytes), let sha1 = HashAlgorithm.sha1.digest(of: bytes) else { return nil }
        self.init(
            bytes: bytes, shasum: hexText(sha1), integrity: integrity.description, fileCount: files.count,
            unpackedBytes: files.reduce(0) { $0 + $1.bytes.count })
    }

    /// The files of one release: those of its folder, and a `package.json` from its manifest unless the folder has one.
    static func files(of release: PublishedRelease, package: String, in files: RecordingFiles) throws(RecordingError) -> [ReleaseFile] {
        let prefix = "releases/\(package)/\(release.folder)/"
        let paths = files.paths(below: prefix)
        if paths.isEmpty, release.folderIsStated {
            throw .contradiction(
                release.place.member("files"), "The folder \(prefix) is empty or missing.",
                remedy: "Add the files, or leave this member out.")
        }
        var list: [ReleaseFile] = []
        var bytes = 0
        for path in paths {
            let content = try files.read(path)
            bytes += content.count
            guard bytes <= maximumReleaseBytes else {
                throw .tooLarge(release.place, "The files of this release exceed \(maximumReleaseBytes) bytes.")
            }
            list.append(ReleaseFile(path: String(path.dropFirst(prefix.count)), bytes: content[...]))
        }
        if !list.contains(where: { $0.path == "package.json" }) {
            let text = JSONValue.object(release.manifest).prettyText + "\n"
            list.append(ReleaseFile(path: "package.json", bytes: Array(text.utf8)[...]))
        }
        return list.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// Far above any release that a person would put into a recording as files.
    private static let maximumReleaseBytes = 64 << 20
}
