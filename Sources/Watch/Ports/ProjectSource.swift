// SPDX-License-Identifier: Apache-2.0

/// Reads the lockfiles of watched projects.
package protocol ProjectSource: Sendable {
    /// The lockfile as it is now, and the `package.json` beside it where there is one.
    /// - Throws: when it cannot be read; the caller keeps what it last had and says so.
    func read(_ watcher: Watcher) async throws -> ProjectFiles
}

package struct ProjectFiles: Sendable, Hashable {
    package var fileName: String
    package var lockfile: [UInt8]
    package var manifest: [UInt8]?

    package init(fileName: String, lockfile: [UInt8], manifest: [UInt8]?) {
        self.fileName = fileName
        self.lockfile = lockfile
        self.manifest = manifest
    }
}
