// SPDX-License-Identifier: Apache-2.0

package import NPMModel

/// Someone's project whose lockfile is watched during the replay: `projects/NAME/project.json`.
package struct RecordedProject: Sendable {
    /// The folder's name; `title` is what people read.
    package var name: String
    package var title: String
    package var source: String?
    /// In order of time, at least one.
    package var states: [State]

    /// The project from one moment on.
    package struct State: Sendable {
        package var at: Timestamp
        package var note: String?
        /// `package-lock.json`, `yarn.lock`, …: readers tell lockfiles apart by name.
        package var lockfileName: String
        package var lockfile: [UInt8]
        /// `package.json`, where the recording has it.
        package var manifest: [UInt8]?
    }

    /// The newest state at `moment`; `nil` before the first.
    package func state(at moment: Timestamp) -> State? { states.last { $0.at <= moment } }
}

extension RecordedProject {
    /// What a lockfile may be called.
    private static let lockfileNames = ["package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock"]

    static func all(in files: RecordingFiles) throws(RecordingError) -> [RecordedProject] {
        var projects: [RecordedProject] = []
        for path in files.paths(below: "projects/") where path.hasSuffix("/project.json") {
            let parts = path.split(separator: "/")
            guard parts.count == 3 else { continue }
            projects.append(try RecordedProject(name: String(parts[1]), file: path, in: files))
        }
        return projects
    }

    private init(name: String, file: String, in files: RecordingFiles) throws(RecordingError) {
        let object = try RecordingObject(file: file, in: files, known: ["title", "source", "states"])
        self.name = name
        title = try object.text("title")
        source = try object.optionalText("source")
        states = []
        for item in try object.list("states") {
            let entry = try RecordingObject(item.node, at: item.place, known: ["at", "folder", "note"])
            let state = try RecordedProject.state(entry, project: name, in: files)
            if let last = states.last, state.at <= last.at {
                throw .contradiction(
                    item.place.member("at"), "This state is not later than the one above it.",
                    remedy: "Put the states in the order of time.")
            }
            states.append(state)
        }
        guard !states.isEmpty else { throw object.missing("states") }
    }

    private static func state(_ entry: RecordingObject, project: String, in files: RecordingFiles) throws(RecordingError) -> State {
        let folder = try entry.text("folder")
        let prefix = "projects/\(project)/\(folder)/"
        let found = lockfileNames.filter { files.contains(prefix + $0) }
        guard let lockfile = found.first, found.count == 1 else {
            throw .contradiction(
                entry.place.member("folder"), "\(prefix) holds \(found.count) lockfiles.",
                remedy: "Put exactly one there, under the name its tool gives it.")
        }
        let manifest = prefix + "package.json"
        return State(
            at: try entry.moment("at"), note: try entry.optionalText("note"), lockfileName: lockfile,
            lockfile: try files.read(prefix + lockfile), manifest: files.contains(manifest) ? try files.read(manifest) : nil)
    }
}
