// SPDX-License-Identifier: Apache-2.0

import Foundation
import Impact
import NPMModel
import Testing

/// Files that tests read where they lie.
enum DataFolder {
    /// The project's root, from where this file is.
    static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Data that others wrote: `LAPWING_DATA`, or `../shared/data` beside the project. `nil` when absent.
    static let shared: URL? = {
        let named = ProcessInfo.processInfo.environment["LAPWING_DATA"].map { URL(filePath: $0) }
        let url = named ?? project.deletingLastPathComponent().appending(path: "shared/data")
        return FileManager.default.fileExists(atPath: url.path) ? url : nil
    }()

    static let isAbsent = "the shared data is not here (set LAPWING_DATA to its folder)"

    static func sharedBytes(_ path: String) throws -> [UInt8] {
        let folder = try #require(shared)
        return try bytes(folder.appending(path: path))
    }

    static func fixture(_ path: String) throws -> [UInt8] { try bytes(project.appending(path: "Tests/Fixtures/Impact/\(path)")) }

    /// Lines of a fixture that are not empty and not comments.
    static func fixtureLines(_ path: String) throws -> [String] {
        String(decoding: try fixture(path), as: UTF8.self).split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
    }

    static func exists(_ path: String) -> Bool {
        shared.map { FileManager.default.fileExists(atPath: $0.appending(path: path).path) } ?? false
    }

    private static func bytes(_ url: URL) throws -> [UInt8] { Array(try Data(contentsOf: url)) }
}
