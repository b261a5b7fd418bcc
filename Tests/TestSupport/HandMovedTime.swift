// SPDX-License-Identifier: Apache-2.0

package import NPMModel
import Synchronization
import Watch

/// A clock that moves only when somebody sleeps or moves it: hours of waiting pass in microseconds.
package final class HandMovedTime: TimeSource {
    private let current: Mutex<Timestamp>

    package init(_ start: String = "2018-09-09T12:00:00.000Z") {
        current = Mutex(Timestamp(start) ?? Timestamp(seconds: 0))
    }

    package func now() -> Timestamp { current.withLock { $0 } }

    package func sleep(milliseconds: Int) async throws {
        try Task.checkCancellation()
        advance(milliseconds: milliseconds)
        await Task.yield()
    }

    package func advance(milliseconds: Int) {
        current.withLock { $0 = Timestamp(milliseconds: $0.milliseconds + Int64(milliseconds)) }
    }
}
