// SPDX-License-Identifier: Apache-2.0

import Foundation
import NPMModel

/// Data that others wrote, read where it lies.
enum Corpus {
    static let folder = URL(
        filePath: ProcessInfo.processInfo.environment["LAPWING_DATA"]
            ?? URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared/data").standardizedFileURL.path)

    static let file = folder.appending(path: "packuments/packuments.ndjson.gz")

    static var exists: Bool { FileManager.default.isReadableFile(atPath: file.path) }

    static var missing: String { "packuments/packuments.ndjson.gz is not in the data folder (LAPWING_DATA)" }

    /// The packuments of npm/cli's own tests; the few made-up ones of other projects have no history worth the name.
    static func packuments() throws -> [Packument] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", file.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        var out: [Packument] = []
        for line in data.split(separator: 0x0A) {
            let row = try JSONDocument(Array(line)).root
            guard row["source"]?.string?.contains("npm/cli") == true, let node = row["packument"] else { continue }
            out.append(Packument.read(node))
        }
        return out
    }
}
