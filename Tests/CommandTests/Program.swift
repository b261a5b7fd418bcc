// SPDX-License-Identifier: Apache-2.0

import Foundation
import NPMModel
import Testing

/// The program as it was built beside these tests, run as people run it.
enum Program {
    struct Result: Sendable {
        var status: Int32
        var output: String
        var errors: String

        /// The lines of standard output, each read as JSON.
        func lines() throws -> [JSONNode] { try output.split(separator: "\n").map { try JSONDocument(String($0)).root } }
    }

    /// SwiftPM puts tests and program into one folder.
    static let path = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "lapwing").path(percentEncoded: false)

    static let project = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL

    /// A process that has been started, its output going to files so that nothing waits for a reader.
    final class Running: @unchecked Sendable {
        // Unchecked: Foundation's Process is set up before the value is shared, and read only after it has ended.
        let process = Process()
        private let folder: URL

        init(_ words: [String], environment: [String: String] = [:], input: String? = nil) throws {
            folder = FileManager.default.temporaryDirectory.appending(path: "lapwing-command-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for name in ["out", "err"] { try Data().write(to: folder.appending(path: name)) }
            try Data((input ?? "").utf8).write(to: folder.appending(path: "in"))
            process.executableURL = URL(filePath: Program.path)
            process.arguments = words
            process.environment = ProcessInfo.processInfo.environment
                .merging(["LAPWING_HOME": Program.project.path(percentEncoded: false), "NO_COLOR": "1"]) { $1 }.merging(environment) { $1 }
            process.standardInput = try FileHandle(forReadingFrom: folder.appending(path: "in"))
            process.standardOutput = try FileHandle(forWritingTo: folder.appending(path: "out"))
            process.standardError = try FileHandle(forWritingTo: folder.appending(path: "err"))
            try process.run()
        }

        func wait() async throws -> Result {
            while process.isRunning { try await Task.sleep(for: .milliseconds(5)) }
            defer { try? FileManager.default.removeItem(at: folder) }
            func text(_ name: String) throws -> String {
                String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
            }
            return Result(
                status: process.terminationReason == .uncaughtSignal ? -process.terminationStatus : process.terminationStatus,
                output: try text("out"), errors: try text("err"))
        }
    }

    static func run(_ words: String..., environment: [String: String] = [:], input: String? = nil) async throws -> Result {
        try await Running(words, environment: environment, input: input).wait()
    }
}
