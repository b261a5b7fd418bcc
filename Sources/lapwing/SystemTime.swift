// SPDX-License-Identifier: Apache-2.0

import Foundation
import NPMModel
import Watch

/// The system's clock.
struct SystemTime: TimeSource {
    func now() -> Timestamp { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

    func sleep(milliseconds: Int) async throws { try await Task.sleep(for: .milliseconds(milliseconds)) }
}
