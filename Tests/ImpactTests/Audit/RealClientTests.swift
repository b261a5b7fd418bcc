// SPDX-License-Identifier: Apache-2.0

import Foundation
import Impact
import NPMModel
import TestSupport
import Testing

/// The plain npm client as the judge: it audits the same lockfile with our bulk answer, served by a small registry, and must name the
/// same places as our own audit.
@Suite("npm audit itself", .enabled(if: RealClient.isHere, "node and npm are not installed"))
struct RealClientTests {
    @Test("The poisoned project: npm names what we name, and calls malware critical")
    func poisoned() throws {
        let index = AdvisoryIndex(try (AuditTests.incident + [AuditTests.minimist]).map { try advisory($0) })
        let answer = try compare(Array(AuditTests.wallet(isPoisoned: true).utf8), index)
        #expect(answer.severities["event-stream"] == "critical" && answer.severities["flatmap-stream"] == "critical")
        #expect(answer.severities["minimist"] == "moderate")
    }

    @Test(
        "Real lockfiles and real advisories",
        .enabled(if: SharedData.has("lockfiles") && SharedData.has("advisories"), SharedData.isAbsent))
    func real() throws {
        let index = try SharedAdvisories.all.get()
        let files = try RealLockfileTests.expected().releases.filter { file, releases in
            (file.hasPrefix("package-lock-v2/") || file.hasPrefix("package-lock-v3/")) && releases.count > 4
        }.keys.sorted()
        #expect(files.count > 5)
        for file in files {
            let answer = try compare(try SharedData.bytes("lockfiles/\(file)"), index, file)
            #expect(!answer.places.isEmpty)
        }
    }

    /// Runs both and compares places; returns npm's answer.
    @discardableResult
    private func compare(_ text: [UInt8], _ index: AdvisoryIndex, _ file: String = "") throws -> RealClient.Answer {
        let lockfile = try Lockfile.read(text, fileName: "package-lock.json")
        let report = Audit().run(lockfile, advisories: index)
        var question: [String: [String]] = [:]
        for package in lockfile.packages where !package.version.isEmpty { question[package.name, default: []].append(package.version) }
        let answer = try RealClient.audit(lockfile: text, answer: BulkAdvisories.answer(for: question, advisories: index))
        #expect(answer.places == Set(report.packages.flatMap(\.keys)), "\(file)")
        return answer
    }
}

/// Runs the npm that is installed.
enum RealClient {
    struct Answer {
        /// Entries with an advisory of their own (not only of their dependencies).
        var places: Set<String> = []
        var severities: [String: String] = [:]
    }

    static let isHere = ["node", "npm"].allSatisfy { (try? run([$0, "--version"], in: nil).status) == 0 }

    static func audit(lockfile: [UInt8], answer: JSONValue) throws -> Answer {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lapwing-npm-audit-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(lockfile).write(to: folder.appending(path: "package-lock.json"))
        try Data(try rootManifest(of: lockfile).utf8).write(to: folder.appending(path: "package.json"))
        try Data(answer.text.utf8).write(to: folder.appending(path: "answer.json"))

        let server = Process()
        server.executableURL = URL(filePath: "/usr/bin/env")
        server.arguments = [
            "node", SharedData.project.appending(path: "Tests/Support/audit-registry.mjs").path, folder.path + "/answer.json",
        ]
        let (input, output) = (Pipe(), Pipe())
        server.standardInput = input
        server.standardOutput = output
        try server.run()
        defer {
            try? input.fileHandleForWriting.close()
            server.waitUntilExit()
        }
        let port = try #require(Int(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self).filter(\.isNumber)))
        let result = try run(
            [
                "npm", "audit", "--json", "--registry", "http://127.0.0.1:\(port)/", "--cache", folder.path + "/cache",
                "--no-update-notifier",
                "--userconfig", folder.path + "/npmrc", "--fetch-retries", "0",
            ], in: folder)
        return try read(result.output, lockfile)
    }

    /// The `package.json` that belongs to a lockfile, which repeats it.
    private static func rootManifest(of lockfile: [UInt8]) throws -> String {
        try JSONDocument(lockfile).root["packages"]?[""]?.rawText ?? "{}"
    }

    private static func read(_ output: [UInt8], _ lockfile: [UInt8]) throws -> Answer {
        let root = try JSONDocument(output).root
        let packages = try JSONDocument(lockfile).root["packages"]
        var answer = Answer()
        for entry in try #require(root["vulnerabilities"], "\(String(decoding: output.prefix(500), as: UTF8.self))").members {
            let ranges = (entry.value["via"].map { Array($0.elements) } ?? []).compactMap { $0["range"]?.string }
                .compactMap { VersionRange($0, loose: true, includePrerelease: true) }
            answer.severities[entry.name] = entry.value["severity"]?.string
            for node in (entry.value["nodes"].map { Array($0.elements) } ?? []).compactMap(\.string) {
                // A node may be listed for its dependencies while its own advisory is about another version.
                guard let version = packages?[node]?["version"]?.string.flatMap({ SemanticVersion($0, loose: true) }) else { continue }
                if ranges.contains(where: { $0.contains(version) }) { answer.places.insert(node) }
            }
        }
        return answer
    }

    private static func run(_ arguments: [String], in folder: URL?) throws -> (status: Int32, output: [UInt8]) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, [UInt8](data))
    }
}
