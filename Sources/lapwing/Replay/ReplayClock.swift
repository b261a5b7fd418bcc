// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Synchronization
import Watch

/// The recording's clock: set from moment to moment; waiting moves it on, but never past the next moment.
final class ReplayClock: TimeSource {
    private let state: Mutex<(now: Timestamp, end: Timestamp, moment: Timestamp)>

    init(_ start: Timestamp) { state = Mutex((start, start, start)) }

    /// Moves to a moment; until the next call time stays before `end`.
    func move(to moment: Timestamp, end: Timestamp) {
        state.withLock { $0 = (max($0.now, moment), max(end, moment), moment) }
    }

    func now() -> Timestamp { state.withLock { $0.now } }

    /// The moment that was moved to last: the same in every run, whatever waiting did to the time.
    var moment: Timestamp { state.withLock { $0.moment } }

    func sleep(milliseconds: Int) async throws {
        state.withLock { state in
            let later = Timestamp(milliseconds: state.now.milliseconds + Int64(milliseconds))
            state.now = min(later, max(state.now, Timestamp(milliseconds: state.end.milliseconds - 1)))
        }
        // Real time passes too, so that the server at the other end gets its turn.
        try await Task.sleep(for: .milliseconds(1))
    }
}
