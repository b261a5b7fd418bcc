// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Testing

/// Data that others wrote, read where it lies: the folder that `LAPWING_DATA` names, or `../shared/data` from the project's root.
///
/// Tests over it say `.enabled(if: SharedData.has("…"), SharedData.isAbsent)`, so that a machine without it reports them as
/// skipped, with the reason.
package enum SharedData {
    package static let isAbsent: Comment = "the shared data is not here: set LAPWING_DATA to its folder"

    /// The project's root.
    package static let project = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL

    package static let folder =
        ProcessInfo.processInfo.environment["LAPWING_DATA"].map { URL(filePath: $0) }
        ?? project.deletingLastPathComponent().appending(path: "shared/data")

    package static func has(_ path: String) -> Bool { FileManager.default.isReadableFile(atPath: url(path).path(percentEncoded: false)) }

    package static func url(_ path: String) -> URL { folder.appending(path: path) }

    package static func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: url(path))) }
}
