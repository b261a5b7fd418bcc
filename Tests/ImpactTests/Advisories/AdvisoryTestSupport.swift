// SPDX-License-Identifier: Apache-2.0

import Impact
import NPMModel

/// One record from its text.
func advisory(_ json: String) throws -> Advisory { try Advisory(json: Array(json.utf8)) }

/// A record about one package with one range of the given events, such as `introduced 1.0.0 fixed 1.2.0`.
func advisory(
    id: String = "TEST-1", name: String = "a", events: [(AdvisoryRange.Event.Kind, String)] = [], versions: [String] = []
) -> Advisory {
    var advisory = Advisory(id: id, title: "Something")
    var entry = Advisory.Affected(name: name)
    if !events.isEmpty {
        entry.ranges = [AdvisoryRange(kind: .semver, events: events.map { AdvisoryRange.Event($0.0, $0.1) })]
    }
    entry.versions = versions
    advisory.affected = [entry]
    return advisory
}
