// SPDX-License-Identifier: Apache-2.0

import Impact
import NPMModel
import Testing

/// Turns the answers of npm's two audit addresses into advisories of our own form.
enum NPMAdvisories {
    /// The old quick form (`advisories` by number) or the bulk form (lists by package name).
    static func read(_ bytes: [UInt8]) throws -> [Advisory] {
        let root = try JSONDocument(bytes).root
        if let list = root["advisories"] {
            return try list.members.map { try advisory($0.value, name: try #require($0.value["module_name"]?.string)) }
        }
        return try root.members.flatMap { member in try member.value.elements.map { try advisory($0, name: member.name) } }
    }

    private static func advisory(_ node: JSONNode, name: String) throws -> Advisory {
        var advisory = Advisory(id: "NPM-\(try #require(node["id"]?.integer))", title: node["title"]?.string ?? "")
        advisory.severityWord = node["severity"]?.string.flatMap(AdvisorySeverity.init(word:))
        var entry = Advisory.Affected(name: name)
        let range = try #require(node["vulnerable_versions"]?.string)
        entry.ranges = try range.split(separator: "||").map { AdvisoryRange(kind: .semver, events: try events(String($0))) }
        advisory.affected = [entry]
        return advisory
    }

    /// One set of comparators (`>=1.0.0 <2.0.0`) as OSV events. Only the forms that npm's advisories use.
    static func events(_ comparators: String) throws -> [AdvisoryRange.Event] {
        var lower = "0"
        var upper: AdvisoryRange.Event?
        for part in try tokens(comparators) {
            let version = part.version
            switch part.operation {
            case ">=": lower = version == "0.0.0" ? "0" : version
            case ">":
                // The lowest version above 1.2.3 is 1.2.4-0.
                let parsed = try #require(SemanticVersion(version))
                try #require(!parsed.isPrerelease)
                lower = "\(parsed.major).\(parsed.minor).\(parsed.patch + 1)-0"
            case "<": upper = .init(.fixed, version)
            case "<=": upper = .init(.lastAffected, version)
            case "*": break
            default:
                lower = version
                upper = .init(.lastAffected, version)
            }
        }
        return [.init(.introduced, lower)] + (upper.map { [$0] } ?? [])
    }

    private static func tokens(_ text: String) throws -> [(operation: String, version: String)] {
        var out: [(String, String)] = []
        var rest = Substring(text)
        while true {
            rest = rest.drop { $0 == " " }
            if rest.isEmpty { return out }
            let operation = rest.prefix { "<>=~^*".contains($0) }
            rest = rest.dropFirst(operation.count).drop { $0 == " " }
            let version = rest.prefix { $0 != " " }
            rest = rest.dropFirst(version.count)
            if operation == "*" || version == "*" {
                out.append(("*", ""))
                continue
            }
            try #require(SemanticVersion(String(version), loose: true) != nil, "\(text)")
            out.append((String(operation), String(version)))
        }
    }
}
