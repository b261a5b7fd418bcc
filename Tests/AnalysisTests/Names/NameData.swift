// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel
import TestSupport
import Testing

/// Real names with what became of them.
enum NameData {
    static let pairsFile = "names/typosquat-pairs.tsv"
    static let malwareFile = "advisories/osv-malware-npm.ndjson.gz"
    static let weekFile = "publications-week-2021.ndjson.gz"

    static var exists: Bool { [pairsFile, malwareFile, weekFile].allSatisfy { SharedData.has($0) } }

    /// Squatting name and target, as TypoGard's list has them.
    static func pairs() throws -> [(name: String, target: String)] {
        String(decoding: try SharedData.bytes(pairsFile), as: UTF8.self).split(separator: "\n").dropFirst().compactMap { line in
            let fields = line.split(separator: "\t").map(String.init)
            return fields.count == 2 ? (fields[0], fields[1]) : nil
        }
    }

    /// Every package that OSV's malware records name.
    static func malware() throws -> Set<String> {
        var names: Set<String> = []
        for row in try rows(malwareFile) {
            for affected in row["affected"]?.elements ?? JSONNode.noElements {
                if let name = affected["package"]?["name"]?.string { names.insert(name) }
            }
        }
        return names
    }

    struct Week {
        var malicious: Set<String> = []
        /// Names with a version that first releases have (0.0.0, 0.0.1, 0.1.0, 1.0.0): what is young in a week, as far as versions tell.
        var young: Set<String> = []
        var other: Set<String> = []
    }

    static func week() throws -> Week {
        var week = Week()
        for row in try rows(weekFile) {
            guard let name = row["name"]?.string, let version = row["version"]?.string else { continue }
            if row["analysis"]?.string == "malicious" { week.malicious.insert(name) }
            if ["0.0.0", "0.0.1", "0.1.0", "1.0.0"].contains(version) { week.young.insert(name) } else { week.other.insert(name) }
        }
        let known = try malware().union(week.malicious)
        week.young.subtract(known)
        week.other.subtract(known.union(week.young))
        return week
    }

    /// Names of packages that others depend on or publish for years: the packuments' own.
    static func packuments() throws -> Set<String> {
        Set(try rows("packuments/packuments.ndjson.gz").compactMap { $0["packument"]?["name"]?.string })
    }

    private static func rows(_ file: String) throws -> [JSONNode] {
        let gzip = Gzip(try SharedData.bytes(file)[...], bound: 1 << 28)
        try #require(gzip.unread == nil)
        return try gzip.output.split(separator: 0x0A).map { try JSONDocument(Array($0)).root }
    }
}
