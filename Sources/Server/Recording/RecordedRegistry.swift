// SPDX-License-Identifier: Apache-2.0

package import NPMModel
package import Watch

/// A recording as a registry holds it at the moment that a clock shows.
package struct RecordedRegistry: RegistryContents {
    private let recording: Recording
    private let now: @Sendable () -> Timestamp

    package init(_ recording: Recording, now: @escaping @Sendable () -> Timestamp) {
        self.recording = recording
        self.now = now
    }

    package func packument(_ name: String, registry: String) -> [UInt8]? {
        recording.packument(of: name, at: now(), registry: registry)
    }

    package func changes(since: String, limit: Int) -> FeedPage {
        let page = recording.changes(since: Int(since) ?? 0, limit: limit, at: now())
        return FeedPage(
            changes: page.changes.map { FeedChange(sequence: String($0.sequence), name: $0.package, revision: $0.revision) },
            lastSequence: String(page.lastSequence))
    }

    package func newestSequence() -> String { String(recording.sequence(at: now())) }

    package func packageCount() -> Int {
        let moment = now()
        return recording.packageNames.count { recording.revision(of: $0, at: moment) != nil }
    }

    package func tarball(_ path: String) -> [UInt8]? {
        // `/NAME/-/BASE-VERSION.tgz`; the name may hold a slash.
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        guard path.hasSuffix(".tgz"), let middle = segments.lastIndex(of: "-"), middle == segments.count - 2, middle >= 2 else {
            return nil
        }
        let name = segments[1..<middle].joined(separator: "/")
        let base = segments[middle - 1]
        let file = segments[middle + 1].dropLast(".tgz".count)
        guard file.hasPrefix("\(base)-") else { return nil }
        return recording.tarball(of: name, version: String(file.dropFirst(base.count + 1)), at: now())?.bytes
    }
}
