// SPDX-License-Identifier: Apache-2.0

extension VersionRange {
    /// A shorter range that picks the same of these versions, or the given one when that is no longer.
    /// `nil` when two or more versions are given and one cannot be read.
    package static func simplify(
        _ range: String, for versions: [String], loose: Bool = false, includePrerelease: Bool = false
    ) -> String? {
        guard let sorted = SemanticVersion.sorted(versions, loose: loose, withBuild: false) else { return nil }
        let whole = VersionRange(range, loose: loose, includePrerelease: includePrerelease)
        var parts: [String] = []
        var run: (first: String, last: String)?
        func close(isOpen: Bool) {
            guard let (first, last) = run else { return }
            let isFromStart = first == sorted.first
            if isOpen {
                parts.append(isFromStart ? "*" : ">=\(first)")
            } else if first == last {
                parts.append(first)
            } else {
                parts.append(isFromStart ? "<=\(last)" : "\(first) - \(last)")
            }
            run = nil
        }
        for version in sorted {
            if whole?.contains(version) ?? false {
                run = (run?.first ?? version, version)
            } else {
                close(isOpen: false)
            }
        }
        close(isOpen: true)
        let simplified = parts.joined(separator: " || ")
        return simplified.utf16.count < range.utf16.count ? simplified : range
    }
}

extension SemanticVersion {
    /// The texts in order of precedence, equal ones as they stood; `nil` when two or more are given and one of them is
    /// no version. A single text is returned as it is.
    /// - Parameters:
    ///   - withBuild: Build metadata decides between equals.
    ///   - descending: Highest first.
    package static func sorted(
        _ texts: [String], loose: Bool = false, withBuild: Bool = true, descending: Bool = false
    ) -> [String]? {
        guard texts.count > 1 else { return texts }
        var read: [(version: SemanticVersion, at: Int)] = []
        read.reserveCapacity(texts.count)
        for (at, text) in texts.enumerated() {
            guard let version = SemanticVersion(text, loose: loose) else { return nil }
            read.append((version, at))
        }
        read.sort { a, b in
            let order = withBuild ? a.version.compareBuild(b.version) : a.version.compare(b.version)
            return order == 0 ? a.at < b.at : (order < 0) != descending
        }
        return read.map { texts[$0.at] }
    }
}
