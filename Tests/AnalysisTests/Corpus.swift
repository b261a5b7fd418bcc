// SPDX-License-Identifier: Apache-2.0

import NPMModel
import TestSupport
import Testing

/// The real packuments of the shared data.
enum Corpus {
    static let file = "packuments/packuments.ndjson.gz"

    static var exists: Bool { SharedData.has(file) }

    /// Those of npm/cli's own tests; the few made-up ones of other projects have no history worth the name.
    static func packuments() throws -> [Packument] {
        let gzip = Gzip(try SharedData.bytes(file)[...], bound: 1 << 28)
        try #require(gzip.unread == nil)
        return try gzip.output.split(separator: 0x0A).compactMap { line in
            let row = try JSONDocument(Array(line)).root
            guard row["source"]?.string?.contains("npm/cli") == true, let node = row["packument"] else { return nil }
            return Packument.read(node)
        }
    }
}
