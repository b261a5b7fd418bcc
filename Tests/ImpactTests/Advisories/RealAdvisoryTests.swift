// SPDX-License-Identifier: Apache-2.0

import Foundation
import Impact
import NPMModel
import TestSupport
import Testing

/// Every published record of the shared data.
@Suite("Real advisories", .enabled(if: SharedData.has("advisories"), SharedData.isAbsent))
struct RealAdvisoryTests {
    private func records(_ file: String) throws -> [Advisory] { try #require(try SharedAdvisories.byFile.get()[file]) }

    @Test("All are read; as many, as many withdrawn, of as many packages, as a count of the lines gives")
    func counts() throws {
        let malware = try records("osv-malware-npm")
        #expect(malware.count == 22_296)
        #expect(malware.filter(\.isWithdrawn).count == 55)
        #expect(malware.allSatisfy { $0.isMalware })
        #expect(try records("osv-nodejs-security-wg").count == 467)
        let reviewed = try records("osv-ghsa-npm")
        #expect(reviewed.count == 3462)
        #expect(Set(reviewed.flatMap(\.packageNames)).count == 2421)
    }

    @Test("No record is left that cannot be evaluated, but for those listed here")
    func evaluable() throws {
        for file in SharedAdvisories.files {
            for record in try records(file) {
                let dark = record.affected.filter { $0.ranges.contains { $0.intervals == nil } || $0.ranges.isEmpty && $0.versions.isEmpty }
                #expect(dark.isEmpty, "\(record.id)")
            }
        }
    }

    @Test("Stored and read again, every record says the same")
    func compact() throws {
        for file in SharedAdvisories.files {
            for record in try records(file) {
                let again = try Advisory(json: record.compactJSON)
                let isSame =
                    again.id == record.id && again.aliases == record.aliases && again.isMalware == record.isMalware
                    && again.isWithdrawn == record.isWithdrawn && again.packageNames == record.packageNames && again.title == record.title
                    && again.affected.map(\.ranges) == record.affected.map(\.ranges)
                    && again.affected.map(\.versions) == record.affected.map(\.versions) && again.cwes == record.cwes
                    && record.packageNames.allSatisfy {
                        again.severity(for: $0) == record.severity(for: $0)
                            && again.severityVector(for: $0) == record.severityVector(for: $0)
                    }
                #expect(isSame, "\(record.id)")
            }
        }
    }

    @Test("OSV events and the npm range that the same database gives agree on every version around their borders")
    func npmRanges() throws {
        var compared = 0
        for record in try records("osv-nodejs-security-wg") {
            for entry in record.affected {
                let text = try #require(entry.npmRange, "\(record.id)")
                let range = try #require(VersionRange(text, loose: true, includePrerelease: true), "\(record.id): \(text)")
                for version in Self.samples(entry) {
                    compared += 1
                    let answer = record.match(name: entry.name, version: version.description)
                    #expect((answer == .affected) == range.contains(version), "\(record.id) \(text) \(version)")
                }
            }
        }
        #expect(compared > 4000)
    }

    /// Each border, its neighbours, and its prereleases' neighbours.
    private static func samples(_ entry: Advisory.Affected) -> Set<SemanticVersion> {
        var out: Set<SemanticVersion> = [SemanticVersion(0, 0, 1), SemanticVersion(999, 0, 0)]
        for event in entry.ranges.flatMap(\.events) {
            guard let border = SemanticVersion(event.version, loose: true) else { continue }
            out.insert(border)
            out.insert(SemanticVersion(border.major, border.minor, border.patch))
            out.insert(SemanticVersion(border.major, border.minor, border.patch + 1))
            out.insert(SemanticVersion(border.major, border.minor + 1, 0))
            out.insert(SemanticVersion(border.major + 1, 0, 0))
            if border.patch > 0 { out.insert(SemanticVersion(border.major, border.minor, border.patch - 1)) }
            if border.minor > 0 { out.insert(SemanticVersion(border.major, border.minor - 1, 99)) }
            if border.major > 0 { out.insert(SemanticVersion(border.major - 1, 99, 99)) }
        }
        return out
    }

    @Test("The range that npm gets means the same as the record, on every version around its borders")
    func bulkRanges() throws {
        var compared = 0
        for file in ["osv-ghsa-npm", "osv-nodejs-security-wg", "osv-singles"] {
            for record in try records(file) {
                for name in record.packageNames {
                    let text = BulkAdvisories.range(of: [record], name: name)
                    let range = try #require(VersionRange(text, loose: true, includePrerelease: true), "\(record.id): \(text)")
                    for entry in record.affected where entry.name == name {
                        let listed = entry.versions.prefix(20).compactMap { SemanticVersion($0) }
                        for version in Self.samples(entry).union(listed) {
                            compared += 1
                            let answer = record.match(name: name, version: version.description)
                            #expect((answer == .affected) == range.contains(version), "\(record.id) \(text) \(version)")
                        }
                    }
                }
            }
        }
        #expect(compared > 20_000)
    }

    @Test("Single records of unusual shape: several ranges, lists, withdrawn, last affected")
    func singles() throws {
        let records = try records("osv-singles")
        #expect(records.count == 84)
        #expect(records.filter(\.isWithdrawn).count == 23)
        #expect(records.reduce(0) { $0 + $1.foreignCount } == 1)
        func record(_ id: String) throws -> Advisory { try #require(records.first { $0.id == id }) }
        let mixinDeep = try record("GHSA-fhjf-83wg-r2j9")
        for (version, answer) in [("1.3.1", AdvisoryMatch.affected), ("1.3.2", .unaffected), ("2.0.0", .affected), ("2.0.1", .unaffected)] {
            #expect(mixinDeep.match(name: "mixin-deep", version: version) == answer)
        }
        let connectKit = try record("MAL-2023-8697")
        for (version, answer) in [("1.1.4", AdvisoryMatch.unaffected), ("1.1.5", .affected), ("1.1.7", .affected), ("1.1.8", .unaffected)] {
            #expect(connectKit.match(name: "@ledgerhq/connect-kit", version: version) == answer)
        }
        let nodeIPC = try record("GHSA-97m3-w2cp-4xx6")
        #expect(nodeIPC.isMalware && nodeIPC.match(name: "node-ipc", version: "10.1.2") == .affected)
        #expect(nodeIPC.match(name: "node-ipc", version: "10.1.3") == .unaffected)
        let babel = try record("GHSA-67hx-6x53-jw92")
        #expect(!babel.isMalware)
        let ms = try record("GHSA-3fx5-fwvr-xrjg")
        #expect(ms.severityVector(for: "ms")?.score == 7.5)
    }
}
