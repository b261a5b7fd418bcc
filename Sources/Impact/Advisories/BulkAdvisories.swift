// SPDX-License-Identifier: Apache-2.0

package import NPMModel

/// Answers `POST /-/npm/v1/security/advisories/bulk`, what `npm audit` and `npm install` ask a registry.
///
/// The question is `{"name":["1.0.0",…],…}`; the answer holds, for each package with problems, npm's advisory objects. The client
/// matches `vulnerable_versions` itself, so the range must mean exactly what the records say.
package enum BulkAdvisories {
    /// - Parameters:
    ///   - question: the versions asked about, by package name.
    ///   - advisories: at least every record about those packages.
    /// - Returns: an object with a member for each package that has problems in one of the versions, in the order of names.
    package static func answer(for question: [String: [String]], advisories: AdvisoryIndex) -> JSONValue {
        var members: [JSONValue.Member] = []
        for (name, versions) in question.sorted(by: { $0.key < $1.key }) {
            let known = advisories[name]
            let matching = known.filter { advisory in
                !advisory.isWithdrawn && versions.contains { advisory.match(name: name, version: $0) == .affected }
            }
            let groups = AdvisoryGroups.groups(matching: matching, all: known, package: name)
            let entries = groups.map { entry($0, name: name) }
            if !entries.isEmpty { members.append(.init(name, .array(entries))) }
        }
        return .object(members)
    }

    private static func entry(_ group: AdvisoryGroups.Group, name: String) -> JSONValue {
        let problem = AuditProblem(group, name: name, version: "")
        return [
            "id": .integer(number(for: problem.id)),
            "url": .string(problem.url ?? ""),
            "title": .string(problem.title),
            "severity": .string(problem.rankedSeverity.rawValue),
            "vulnerable_versions": .string(range(of: group.members, name: name)),
            "cwe": .strings(problem.cwes),
            "cvss": ["score": .double(problem.score ?? 0), "vectorString": .optional(problem.vector?.vector)],
        ]
    }

    /// All affected versions of a package as one npm range, meant as npm tests advisories (`includePrerelease`). Versions that
    /// are not semver cannot stand in a range; nothing that npm installs has one.
    package static func range(of advisories: [Advisory], name: String) -> String {
        var parts: [String] = []
        for entry in advisories.lazy.flatMap(\.affected) where entry.name == name {
            parts += (entry.intervals ?? []).map(\.npmText)
            parts += entry.versions.compactMap { SemanticVersion(advisory: $0)?.description }
        }
        if parts.contains("*") { return "*" }
        var seen: Set<String> = []
        // An empty range means "every version" to npm; `<0.0.0-0` is its way to say "none".
        return parts.isEmpty ? "<0.0.0-0" : parts.filter { seen.insert($0).inserted }.joined(separator: " || ")
    }

    /// npm wants a number for an id and uses it as a key. FNV-1a of the record's id, cut to 52 bits, which JavaScript holds
    /// exactly: the same record has the same number everywhere and always.
    static func number(for id: String) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in id.utf8 {
            hash ^= UInt64(byte)
            hash = hash &* 0x100_0000_01B3
        }
        return Int((hash ^ hash >> 52) & 0xF_FFFF_FFFF_FFFF)
    }
}
