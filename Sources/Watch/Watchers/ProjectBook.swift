// SPDX-License-Identifier: Apache-2.0

package import Logging
package import NPMModel

/// The watched projects with their lockfiles as last read.
///
/// A lockfile that cannot be read leaves the last good one in force, and says so: a project that was told about before
/// must not fall silent because a file is being written.
package actor ProjectBook {
    private let source: any ProjectSource
    private let log: Logger
    private var projects: [String: WatchedProject] = [:]
    /// The files that ``projects`` were made of. Comparing them is cheap as long as the source hands out the same buffers.
    private var read: [String: ProjectFiles] = [:]
    /// Watchers whose trouble was reported already, so that each is reported once.
    private var reported: [String: String] = [:]

    package init(source: any ProjectSource, log: Logger) {
        self.source = source
        self.log = log
    }

    package struct Look: Sendable {
        package var projects: [WatchedProject] = []
        /// Names of watchers whose lockfile has not been read in this run yet, because it cannot be.
        package var unreadable: [String] = []
    }

    /// The projects of these watchers, read again where the files changed.
    package func look(at watchers: [Watcher]) async -> Look {
        var look = Look()
        for watcher in watchers {
            await refresh(watcher)
            if let project = projects[watcher.name] { look.projects.append(project) } else { look.unreadable.append(watcher.name) }
        }
        return look
    }

    private func refresh(_ watcher: Watcher) async {
        do {
            let files = try await source.read(watcher)
            if files == read[watcher.name] { return }
            let digest = SHA256.hex(of: files.lockfile + (files.manifest ?? []))
            let lockfile = try Lockfile.read(files.lockfile, fileName: files.fileName, manifest: manifest(in: files, of: watcher))
            read[watcher.name] = files
            projects[watcher.name] = WatchedProject(watcher: watcher, lockfile: lockfile, digest: digest)
            reported[watcher.name] = nil
        } catch {
            let reason = String(describing: error)
            guard reported[watcher.name] != reason else { return }
            reported[watcher.name] = reason
            log.error(
                "a watched lockfile could not be read; the last good one stays in force",
                metadata: ["watcher": "\(watcher.name)", "file": "\(watcher.lockfile)", "reason": "\(reason)"])
        }
    }

    /// The `package.json` beside the lockfile. Without it some lockfiles do not say what the project itself asks for, so one that
    /// cannot be understood is said.
    private func manifest(in files: ProjectFiles, of watcher: Watcher) -> Manifest? {
        guard let bytes = files.manifest else { return nil }
        do {
            return try Manifest.read(bytes)
        } catch {
            log.warning(
                "the package.json beside a watched lockfile could not be understood; the lockfile is used without it",
                metadata: ["watcher": "\(watcher.name)", "reason": "\(error)"])
            return nil
        }
    }
}

/// A watcher with its lockfile.
package struct WatchedProject: Sendable {
    package var watcher: Watcher
    package var lockfile: Lockfile
    /// Changes whenever the lockfile does.
    package var digest: String

    package init(watcher: Watcher, lockfile: Lockfile, digest: String) {
        self.watcher = watcher
        self.lockfile = lockfile
        self.digest = digest
    }
}
