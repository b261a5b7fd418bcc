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
    /// Watchers whose trouble was reported already, so that each is reported once.
    private var reported: [String: String] = [:]

    package init(source: any ProjectSource, log: Logger) {
        self.source = source
        self.log = log
    }

    /// The projects of these watchers, read again where the files changed.
    package func projects(of watchers: [Watcher]) async -> [WatchedProject] {
        var current: [WatchedProject] = []
        for watcher in watchers {
            await refresh(watcher)
            if let project = projects[watcher.name] { current.append(project) }
        }
        return current
    }

    private func refresh(_ watcher: Watcher) async {
        do {
            let files = try await source.read(watcher)
            let digest = SHA256.hex(of: files.lockfile + (files.manifest ?? []))
            if projects[watcher.name]?.digest == digest { return }
            let manifest = files.manifest.flatMap { try? Manifest.read($0) }
            let lockfile = try Lockfile.read(files.lockfile, fileName: files.fileName, manifest: manifest)
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
