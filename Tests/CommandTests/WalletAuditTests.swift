// SPDX-License-Identifier: Apache-2.0

import Foundation
import NPMModel
import TestSupport
import Testing

/// The wallet that was the target in 2018, as it was really locked (the recording's facts), against every advisory of the shared data.
@Suite("Auditing the wallet of 2018", .enabled(if: SharedData.has("advisories/osv-malware-npm.ndjson.gz"), SharedData.isAbsent))
struct WalletAuditTests {
    private func audit(_ day: String) async throws -> (status: Int32, packages: [JSONNode]) {
        let folder = Program.project.appending(path: "Evals/recordings/event-stream-2018/projects/copay/\(day)")
        let result = try await Program.run(
            "audit", folder.path(percentEncoded: false), "--advisories", SharedData.url("advisories").path(percentEncoded: false),
            "--format", "json")
        let root = try JSONDocument(result.output).root
        return (result.status, root["packages"]?.elements.map { $0 } ?? [])
    }

    @Test("On 26 October the two poisoned releases are named as malware, first, once each, with the path")
    func poisoned() async throws {
        let (status, packages) = try await audit("2018-10-26")
        #expect(status == 1)
        #expect(packages.count > 50)
        let first = packages.prefix(2).map { "\($0["name"]?.string ?? "")@\($0["version"]?.string ?? "")" }
        #expect(first == ["event-stream@3.3.6", "flatmap-stream@0.1.1"])
        for package in packages.prefix(2) {
            #expect(package["malware"]?.boolean == true)
            #expect(package["advisories"]?.count == 1)
            let path = package["paths"]?.elements.first { _ in true }?.elements.compactMap(\.string) ?? []
            #expect(path.first?.hasPrefix("npm-run-all@") == true && path.contains("ps-tree@1.1.0"))
        }
        #expect(packages.dropFirst(2).allSatisfy { !["event-stream", "flatmap-stream"].contains($0["name"]?.string) })
    }

    @Test("On 20 September neither is named")
    func before() async throws {
        let (_, packages) = try await audit("2018-09-20")
        #expect(packages.count > 50)
        #expect(packages.allSatisfy { !["event-stream", "flatmap-stream"].contains($0["name"]?.string) })
    }
}
