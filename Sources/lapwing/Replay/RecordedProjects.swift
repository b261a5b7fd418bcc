// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Watch

/// The recording's watched projects, as locked at the moment that the clock shows.
struct RecordedProjects: ProjectSource {
    let recording: Recording
    let time: any TimeSource

    func read(_ watcher: Watcher) async throws -> ProjectFiles {
        guard let project = recording.projects.first(where: { $0.name == watcher.name }),
            let state = project.state(at: time.now()) ?? project.states.first
        else { throw CommandError("The recording has no project called \(watcher.name).") }
        return ProjectFiles(fileName: state.lockfileName, lockfile: state.lockfile, manifest: state.manifest)
    }
}
