// SPDX-License-Identifier: Apache-2.0

import Foundation
import NPMModel
import Testing
import Watch

/// The names and versions of a package-lock of version 1, by path, read in the most obvious way.
private func locked(_ bytes: [UInt8]) throws -> [String: String] {
    var found: [String: String] = [:]
    func walk(_ node: JSONNode?, _ path: String) {
        guard let node else { return }
        for member in node.members {
            let here = path + "/" + member.name
            found[here] = member.value["version"]?.string
            walk(member.value["dependencies"], here)
        }
    }
    walk(try JSONDocument(bytes).root["dependencies"], "")
    return found
}

/// One state of the wallet, with what its lockfile is known to hold.
struct WalletState: Sendable, CustomTestStringConvertible {
    var day: String
    var count: Int
    var eventStream: String?
    var flatmap: String?

    var testDescription: String { day }

    static let all: [WalletState] = [
        .init(day: "2018-09-20", count: 2294, eventStream: "3.3.4", flatmap: nil),
        .init(day: "2018-09-25", count: 2315, eventStream: "3.3.6", flatmap: "0.1.0"),
        .init(day: "2018-10-26", count: 2251, eventStream: "3.3.6", flatmap: "0.1.1"),
        .init(day: "2018-11-23", count: 2748, eventStream: "3.3.6", flatmap: "0.1.2"),
        .init(day: "2018-11-26", count: 2729, eventStream: nil, flatmap: nil),
    ]
}

@Suite("The wallet in the bundled recording")
struct RecordedWalletTests {
    let project: RecordedProject

    init() throws { project = try #require(try BundledRecording.eventStream.get().projects.first { $0.name == "copay" }) }

    @Test("On each day it locks what it locked then", arguments: WalletState.all)
    func day(_ expected: WalletState) throws {
        let state = try #require(project.state(at: moment(expected.day + "T23:59:59Z")))
        #expect(state.at.date == expected.day)
        let versions = try locked(state.lockfile)
        #expect(versions.count == expected.count)
        #expect(versions["/event-stream"] == expected.eventStream)
        #expect(versions["/flatmap-stream"] == expected.flatmap)
        let manifest = try JSONDocument(try #require(state.manifest)).root
        #expect(manifest["name"]?.string == "copay")
        #expect(manifest["description"]?.string == "A Secure Bitcoin Wallet")
        #expect((manifest["devDependencies"]?["npm-run-all"] != nil) == (expected.eventStream != nil))
    }

    @Test("The path to the bad release goes through npm-run-all and ps-tree, for development only")
    func path() throws {
        let state = try #require(project.state(at: moment("2018-10-26T23:59:59Z")))
        let root = try JSONDocument(state.lockfile).root["dependencies"]
        #expect(root?["npm-run-all"]?["requires"]?["ps-tree"]?.string == "1.1.0")
        #expect(root?["ps-tree"]?["requires"]?["event-stream"]?.string == "3.3.6")
        #expect(root?["event-stream"]?["requires"]?["flatmap-stream"]?.string == "0.1.1")
        #expect(root?["flatmap-stream"]?["dev"]?.boolean == true)
    }

    @Test("The lockfile reader finds every package of every state, and the requirements of the chain resolved")
    func readAsLockfile() throws {
        for state in project.states {
            let lockfile = try Lockfile.read(state.lockfile, fileName: state.lockfileName)
            #expect(lockfile.packages.count == (try locked(state.lockfile)).count, "\(state.at)")
            #expect(lockfile.oddities.isEmpty, "\(state.at): \(lockfile.oddities)")
        }
        let state = try #require(project.state(at: moment("2018-10-26T23:59:59Z")))
        let lockfile = try Lockfile.read(state.lockfile, fileName: state.lockfileName)
        let stream = try #require(lockfile.packages.first { $0.name == "event-stream" })
        #expect(stream.isDevelopment == true)
        let edge = try #require(stream.requirements.first { $0.name == "flatmap-stream" })
        #expect(edge.target.map { lockfile.packages[$0].version } == "0.1.1")
    }

    @Test("Before 3.3.6 appears, the wallet is watched with 3.3.4")
    func beforehand() throws {
        let state = try #require(project.state(at: moment("2018-09-09T00:00:00Z")))
        #expect(try locked(state.lockfile)["/event-stream"] == "3.3.4")
    }

    private static let original = BundledRecording.data.appending(path: "lockfiles/copay-2018")
    private static var hasOriginal: Bool { FileManager.default.fileExists(atPath: original.path(percentEncoded: false)) }

    /// Which commit of a day someone else kept is not known: then a few of two thousand entries may differ. Those that
    /// matter may not, and the day that the project speaks of most is the very same commit.
    @Test(
        "Names and versions agree with the wallet's own lockfiles",
        .enabled(if: hasOriginal, "lockfiles/copay-2018 is not in LAPWING_DATA on this machine"))
    func comparedWithOriginal() throws {
        let states = try project.states.map { try locked($0.lockfile) }
        var sizes: [Int] = []
        for path in try FileManager.default.subpathsOfDirectory(atPath: Self.original.path(percentEncoded: false)).sorted()
        where path.hasSuffix(".json") {
            let data = Array(try Data(contentsOf: Self.original.appending(path: path)))
            guard try JSONDocument(data).root["lockfileVersion"] != nil else { continue }
            let versions = try locked(data)
            sizes.append(versions.count)
            let common = { (state: [String: String]) in versions.filter { state[$0.key] == $0.value }.count }
            let nearest = try #require(states.max { common($0) < common($1) })
            #expect(common(nearest) * 100 >= max(versions.count, nearest.count) * 99, "\(path) is no state of the recording")
            for name in ["npm-run-all", "ps-tree", "event-stream", "flatmap-stream"] {
                #expect(nearest["/" + name] == versions["/" + name], "\(path): \(name)")
            }
            if versions.count == 2251 { #expect(versions == nearest, "\(path)") }
        }
        #expect(sizes.contains(2251))
    }
}
