// SPDX-License-Identifier: Apache-2.0

/// The files of a release as npm would write them, held in memory.
///
/// Made from a tarball as npm 10.8.2 unpacks one (first path segment stripped, links dropped, the last of two equal
/// paths wins) or from a folder; the same files give the same value either way.
package struct ReleaseContent: Sendable {
    /// Sorted by path (bytewise), each path once.
    package var files: [ReleaseFile]
    /// What the archive holds that npm would not write, or writes differently. Facts, for rules to judge.
    package var oddities: [ArchiveOddity]
    /// The size of the archive as received, in bytes; 0 for a folder.
    package var archiveBytes: Int
    /// What could not be read, and why. Not empty means: parts of this release have not been looked at.
    package var unread: [UnreadPart]

    package init(files: [ReleaseFile], oddities: [ArchiveOddity] = [], archiveBytes: Int = 0, unread: [UnreadPart] = []) {
        self.files = files
        self.oddities = oddities
        self.archiveBytes = archiveBytes
        self.unread = unread
    }

    /// The sum of all file sizes, in bytes.
    package var unpackedBytes: Int { files.reduce(0) { $0 + $1.bytes.count } }

    package func file(_ path: String) -> ReleaseFile? {
        var low = 0
        var high = files.count
        let wanted = path.utf8
        while low < high {
            let middle = (low + high) / 2
            if files[middle].path.utf8.lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
        }
        return low < files.count && files[low].path == path ? files[low] : nil
    }
}

/// One regular file of a release.
package struct ReleaseFile: Sendable {
    /// Relative, `/`-separated, below the package folder: `lib/index.js`.
    package var path: String
    package var bytes: ArraySlice<UInt8>
    /// Permission bits including setuid, setgid and sticky, as in the archive.
    package var mode: UInt16

    package init(path: String, bytes: ArraySlice<UInt8>, mode: UInt16 = 0o644) {
        self.path = path
        self.bytes = bytes
        self.mode = mode
    }
}

/// Something about an archive that an ordinary `npm pack` does not produce.
package struct ArchiveOddity: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        case absolutePath, parentPath, symbolicLink, hardLink, device, duplicatePath, secondTopFolder, fileAtRoot, setuid
        case notCompressed, trailingData, emptyGzipMember, nameNotUTF8, backslashInName, paxPathOverride, caseCollision, bundledNodeModules
        /// Several compressed streams one after another: readers that stop at the first see other files than npm.
        case severalGzipMembers
        /// A header that npm skips; what lies in its body is read as headers.
        case damagedHeader
        /// An entry of a kind that npm drops and other readers unpack as a file.
        case unknownEntryType
        /// An extended header gives a file another size than its own header.
        case paxSizeOverride
        /// A file and a folder of one name; npm keeps what came first.
        case fileAndFolder
        /// A name that no file system takes.
        case unwritableName
        /// The two empty blocks that end an archive are missing: it may have been cut between two files.
        case missingEnd
    }

    package var kind: Kind
    /// The entry's path as the archive has it, cut to 200 bytes and made printable; empty where the whole archive is meant.
    package var path: String

    package init(kind: Kind, path: String) {
        self.kind = kind
        self.path = path
    }
}

/// A part of a release that was not looked at, with the reason: never to be taken for clean.
package struct UnreadPart: Sendable, Hashable {
    /// What: `tarball`, `packument`, or a file's path.
    package var part: String
    /// Why, in words a maintainer can act on.
    package var reason: String

    package init(part: String, reason: String) {
        self.part = part
        self.reason = reason
    }
}
