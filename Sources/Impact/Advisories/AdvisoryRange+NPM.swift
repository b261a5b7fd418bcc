// SPDX-License-Identifier: Apache-2.0

import NPMModel

extension AdvisoryRange.Interval {
    /// The stretch as an npm range that contains the same versions: `>=1.0.0 <1.2.3`, `<=1.5.1`, `*`.
    ///
    /// npm tests advisories with `includePrerelease`, under which comparators are compared as plain semver order, as ours
    /// are. `>=0` stands before nothing: `0.0.0-0` is the lowest version of all.
    package var npmText: String {
        var parts: [String] = []
        if let lower { parts.append(">=\(lower)") }
        switch upper {
        case .fixed(let end): parts.append("<\(end)")
        case .last(let end): parts.append("<=\(end)")
        case nil: break
        }
        return parts.isEmpty ? "*" : parts.joined(separator: " ")
    }
}
