// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// Tables in `Tests/Fixtures/Impact`.
enum Fixture {
    static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: SharedData.project.appending(path: "Tests/Fixtures/Impact/\(path)")))
    }

    /// The lines that are not empty and not comments.
    static func lines(_ path: String) throws -> [String] {
        String(decoding: try bytes(path), as: UTF8.self).split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
    }
}
