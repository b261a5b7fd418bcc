// SPDX-License-Identifier: Apache-2.0

package import Watch

/// What a registry holds at this moment, for serving it.
package protocol RegistryContents: Sendable {
    /// The full packument, as JSON text; `nil` where there is none. Names come as clients mean them: `@scope/name`.
    /// - Parameter registry: the base address under which this is served, for `dist.tarball`; no slash at its end.
    func packument(_ name: String, registry: String) async throws -> [UInt8]?

    /// The changes after `since`, oldest first, at most `limit`. `since` is what the client sent: `0` for the beginning, a sequence
    /// of an earlier page, or anything else.
    func changes(since: String, limit: Int) async throws -> FeedPage

    /// The sequence of the newest change; `0` before the first.
    func newestSequence() async throws -> String

    func packageCount() async throws -> Int

    /// The tarball at a path such as `/@scope/name/-/name-1.0.0.tgz`: escapes undone, with a leading slash.
    func tarball(_ path: String) async throws -> [UInt8]?
}
