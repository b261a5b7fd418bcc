// SPDX-License-Identifier: Apache-2.0

import Foundation
import Watch

/// A recording's files on disk.
enum RecordingFolder {
    /// The largest file of a recording that is read, in bytes.
    private static let largestFile = 64 << 20

    static func files(in path: String) throws -> RecordingFiles {
        // Links are resolved first: the walk gives real paths, and theirs must start with the folder's.
        let root = URL(filePath: path).resolvingSymlinksInPath()
        guard let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isRegularFileKey]),
            FileManager.default.fileExists(atPath: root.appending(path: "recording.json").path(percentEncoded: false))
        else { throw CommandError("\(path) is no recording: it has no recording.json. See docs/recordings.md.") }
        var files: [String: URL] = [:]
        let prefix = root.pathComponents.count
        for case let url as URL in walk {
            guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            files[url.pathComponents.dropFirst(prefix).joined(separator: "/")] = url
        }
        return RecordingFiles(paths: files.keys) { [files] path in
            guard let url = files[path] else { throw CocoaError(.fileNoSuchFile) }
            let size = try url.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
            guard size <= largestFile else {
                throw CommandError("\(path) has \(size) bytes; a file of a recording may have \(largestFile).")
            }
            return [UInt8](try Data(contentsOf: url))
        }
    }

    /// The recordings that come with the program: `Evals/recordings` in the folder that `LAPWING_HOME` names, or above the program.
    static func bundled(_ name: String) throws -> String {
        var places: [URL] = []
        if let home = ProcessInfo.processInfo.environment["LAPWING_HOME"], !home.isEmpty { places.append(URL(filePath: home)) }
        var folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        for _ in 0..<6 {
            folder.deleteLastPathComponent()
            places.append(folder)
        }
        for place in places {
            let candidate = place.appending(path: "Evals/recordings/\(name)").path(percentEncoded: false)
            if FileManager.default.fileExists(atPath: candidate) { return candidate }
        }
        throw CommandError("The bundled recording \(name) was not found. Set LAPWING_HOME to the folder with Lapwing's sources.")
    }
}
