// SPDX-License-Identifier: Apache-2.0

import Analysis
import Foundation

/// What git says of a folder, asked without changing anything.
enum GitReader {
    /// `nil` where there is no git, or the folder is in no repository.
    static func state(of folder: String) -> Publication.GitState? {
        guard let root = run(["rev-parse", "--show-prefix"], in: folder) else { return nil }
        let prefix = root.trimmingCharacters(in: .newlines)
        guard let status = run(["status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", "."], in: folder) else {
            return nil
        }
        let changed = status.split(separator: "\0").compactMap { entry -> String? in
            // Two letters, a space, the path from the repository's root.
            let path = entry.dropFirst(3)
            return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : nil
        }
        let here = run(["tag", "--points-at", "HEAD"], in: folder) ?? ""
        let all = run(["tag", "--list"], in: folder) ?? ""
        return Publication.GitState(
            changed: changed, tagsHere: here.split(whereSeparator: \.isNewline).map(String.init),
            tags: Set(all.split(whereSeparator: \.isNewline).map(String.init)))
    }

    private static func run(_ words: [String], in folder: String) -> String? {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        // Hooks and helpers of the repository are not started: asking must have no effect.
        process.arguments = ["git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "-C", folder] + words
        process.environment = ProcessInfo.processInfo.environment.merging(["GIT_OPTIONAL_LOCKS": "0"]) { $1 }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let data = (try? output.fileHandleForReading.readToEnd()) ?? nil
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: data ?? Data(), as: UTF8.self) : nil
    }
}
