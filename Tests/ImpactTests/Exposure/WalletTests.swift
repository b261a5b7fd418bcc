// SPDX-License-Identifier: Apache-2.0

import Foundation
import Impact
import NPMModel
import TestSupport
import Testing

/// The wallet that the event-stream attack of 2018 was made for, as it really was locked.
@Suite(
    "The wallet of 2018",
    .enabled(
        if: SharedData.has("lockfiles/copay-2018"), "lockfiles/copay-2018 is not in the shared data; ReleaseExposureTests has a small one"))
struct WalletTests {
    /// Every lockfile of the folder, whatever the moments are called.
    private func lockfiles() throws -> [Lockfile] {
        let folder = SharedData.url("lockfiles/copay-2018")
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
        let found = try names.filter { $0.hasSuffix("package-lock.json") }.map { name in
            try Lockfile.read([UInt8](try Data(contentsOf: folder.appending(path: name))), fileName: name)
        }
        try #require(!found.isEmpty)
        return found
    }

    private func has(_ lockfile: Lockfile, _ name: String, _ version: String) -> Bool {
        lockfile.packages.contains { $0.name == name && $0.version == version }
    }

    @Test("One moment has 2,251 packages with both poisoned releases")
    func poisonedMoment() throws {
        #expect(
            try lockfiles().contains { $0.packages.count == 2251 && has($0, "event-stream", "3.3.6") && has($0, "flatmap-stream", "0.1.1") }
        )
    }

    @Test("Wherever they are locked, the way to them goes through npm-run-all and ps-tree, for development")
    func ways() throws {
        var seen = 0
        for wallet in try lockfiles() {
            for (name, version) in [("event-stream", "3.3.6"), ("flatmap-stream", "0.1.1")] where has(wallet, name, version) {
                seen += 1
                let concern = try #require(ReleaseExposure.concerns(of: wallet, name: name, version: version).first)
                #expect(concern.kind == .locked)
                #expect(
                    concern.paths.contains { path in
                        path.contains { $0.hasPrefix("npm-run-all@") } && path.contains { $0.hasPrefix("ps-tree@") }
                            && path.last == "\(name)@\(version)"
                    })
            }
        }
        #expect(seen >= 2)
    }

    @Test("Before, event-stream 3.3.4 was locked, and an update would take 3.3.6")
    func before() throws {
        let wallets = try lockfiles().filter { has($0, "event-stream", "3.3.4") && !$0.packages.contains { $0.name == "flatmap-stream" } }
        #expect(
            wallets.contains { wallet in
                ReleaseExposure.concerns(of: wallet, name: "event-stream", version: "3.3.6").first?.kind == .wouldResolve
            })
    }
}
