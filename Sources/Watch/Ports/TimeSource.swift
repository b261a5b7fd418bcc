// SPDX-License-Identifier: Apache-2.0

package import NPMModel

/// The time of day and the means to wait: the system's in life, a hand-moved one in replays and tests.
package protocol TimeSource: Sendable {
    func now() -> Timestamp

    /// Waits; throws `CancellationError` when the task is cancelled.
    func sleep(milliseconds: Int) async throws
}
