// SPDX-License-Identifier: Apache-2.0

package import NPMModel

extension ReleaseUnderReview {
    /// Takes from the package's registry document what it says of this release and of those before it. A document of another
    /// package is noted as unread; one that does not list this version gives its whole history.
    package mutating func take(_ packument: Packument) {
        guard packument.name == release.name else {
            unread.append(
                UnreadPart(part: "packument", reason: "It describes \(Excerpt.clean(packument.name)), not \(Excerpt.clean(release.name))."))
            return
        }
        tags = Dictionary(packument.tags.map { ($0.name, $0.version) }) { $1 }
        let entry = packument.versions.first { $0.version == release.version }
        published = entry?.published(in: packument)
        history = entry == nil ? PackageHistory(packument: packument) : PackageHistory(packument: packument, upTo: release.version)
    }
}
