// SPDX-License-Identifier: Apache-2.0

import NPMModel

extension Advisory {
    /// The record again as OSV, on one line, with only what ``Advisory`` keeps: what a store holds. Reading it gives an
    /// advisory that matches, counts and prints the same; notes about oddities are not kept, what they made
    /// undecidable stays so.
    package var compactJSON: [UInt8] {
        var members: [JSONValue.Member] = [.init("id", .string(id))]
        func add(_ name: String, _ values: [JSONValue]) {
            if !values.isEmpty { members.append(.init(name, .array(values))) }
        }
        func add(_ name: String, _ time: Timestamp?) {
            if let time { members.append(.init(name, .string(time.description))) }
        }
        add("aliases", aliases.map(JSONValue.string))
        add("related", related.map(JSONValue.string))
        members.append(.init("summary", .string(title)))
        if let details { members.append(.init("details", .string(details))) }
        add("published", published)
        add("modified", modified)
        if isWithdrawn { members.append(.init("withdrawn", withdrawn.map { .string($0.description) } ?? true)) }
        add("severity", severities.map(\.json))
        add("affected", affected.map(\.json))
        add("references", references.map { ["type": .string($0.kind), "url": .string($0.url)] })
        add("credits", credits.map { ["name": .string($0)] })
        var specific: [JSONValue.Member] = []
        if let severityWord { specific.append(.init("severity", .string(severityWord.rawValue))) }
        if !cwes.isEmpty { specific.append(.init("cwe_ids", .strings(cwes))) }
        if !specific.isEmpty { members.append(.init("database_specific", .object(specific))) }
        return Array(JSONValue.object(members).text.utf8)
    }
}

extension SeverityVector {
    var json: JSONValue { ["type": .string(kind.rawValue), "score": .string(vector)] }
}

extension Advisory.Affected {
    fileprivate var json: JSONValue {
        var members: [JSONValue.Member] = [.init("package", ["ecosystem": "npm", "name": .string(name)])]
        if !ranges.isEmpty {
            members.append(
                .init(
                    "ranges",
                    .array(
                        ranges.map { range in
                            [
                                "type": .string(range.kind.rawValue),
                                "events": .array(
                                    range.events.map { event in .object([.init(event.kind.rawValue, .string(event.version))]) }),
                            ]
                        })))
        }
        if !versions.isEmpty { members.append(.init("versions", .strings(versions))) }
        if !severities.isEmpty { members.append(.init("severity", .array(severities.map(\.json)))) }
        var specific: [JSONValue.Member] = []
        if let lastKnownRange { specific.append(.init("last_known_affected_version_range", .string(lastKnownRange))) }
        if let npmRange { specific.append(.init("npm_vulnerable_versions", .string(npmRange))) }
        if !specific.isEmpty { members.append(.init("database_specific", .object(specific))) }
        return .object(members)
    }
}
