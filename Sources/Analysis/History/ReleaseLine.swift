// SPDX-License-Identifier: Apache-2.0

package import NPMModel

extension PackageHistory {
    /// The release that a version is best compared with: what its users most likely had before.
    ///
    /// The highest lower version with the same major and minor number; else the highest lower one with the same major number;
    /// else the highest lower one; else (everything earlier is higher) the lowest of the earlier ones. Pre-releases and releases that were taken
    /// back are passed over unless there is nothing else, pre-releases also when the version is one itself.
    /// With `moment`, only releases published before it.
    package func previous(of version: String, before moment: Timestamp? = nil) -> PastRelease? {
        PackageHistory.previous(
            of: version,
            among: releases.filter { past in
                guard past.version != version else { return false }
                guard let moment, let time = past.publishedAt else { return true }
                return time < moment
            })
    }

    static func previous(of version: String, among earlier: [PastRelease]) -> PastRelease? {
        let key = VersionKey(version)
        let keyed = earlier.map { (release: $0, key: VersionKey($0.version)) }
        let usable = keyed.filter { !$0.release.isRemoved && (key.isPrerelease || !$0.key.isPrerelease) }
        for candidates in [usable, keyed.filter { !$0.release.isRemoved }, keyed] where !candidates.isEmpty {
            let lower = candidates.filter { $0.key < key }
            let found =
                lower.filter { $0.key.major == key.major && $0.key.minor == key.minor }.max { $0.key < $1.key }
                ?? lower.filter { $0.key.major == key.major }.max { $0.key < $1.key }
                ?? lower.max { $0.key < $1.key }
                ?? candidates.min { $0.key < $1.key }
            if let found { return found.release }
        }
        return nil
    }
}
