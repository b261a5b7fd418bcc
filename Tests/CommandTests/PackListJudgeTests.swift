// SPDX-License-Identifier: Apache-2.0

import Foundation
import NPMModel
import TestSupport
import Testing

/// `npm` as it is installed; `nil` where it is not, or cannot say where it lives.
private let npmPackages: [String] = {
    guard let root = try? output(["npm", "root", "-g"]).trimmingCharacters(in: .whitespacesAndNewlines), !root.isEmpty else { return [] }
    let modules = "\(root)/npm/node_modules"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: modules)) ?? []
    let scoped = names.filter { $0.hasPrefix("@") }.flatMap { scope in
        ((try? FileManager.default.contentsOfDirectory(atPath: "\(modules)/\(scope)")) ?? []).map { "\(scope)/\($0)" }
    }
    let packages =
        (names.filter { !$0.hasPrefix("@") && !$0.hasPrefix(".") } + scoped).sorted().map { "\(modules)/\($0)" } + ["\(root)/npm"]
    return packages.filter { package in
        // npm 10 runs `prepare` of a folder even with --ignore-scripts, and their tools are not here.
        guard let data = try? Data(contentsOf: URL(filePath: "\(package)/package.json")),
            let manifest = try? JSONDocument(Array(data)).root
        else { return false }
        return manifest["scripts"]?["prepare"] == nil && manifest["version"]?.string != nil
    }
}()

private func output(_ words: [String], in folder: String = "/") throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.currentDirectoryURL = URL(filePath: folder)
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
}

@Suite("What npm pack ships, with npm as the judge", .enabled(if: !npmPackages.isEmpty))
struct PackListJudgeTests {
    @Test("Every package in npm's own tree packs to the same files")
    func sameFiles() async throws {
        try await withScratchFolder { folder in
            let words = ["npm", "pack", "--dry-run", "--json", "--ignore-scripts", "--offline", "--loglevel=silent", "--cache", folder]
            let answers = try JSONDocument(try output(words + npmPackages, in: folder)).root.elements.map { $0 }
            #expect(answers.count == npmPackages.count)
            var compared = 0
            for (package, answer) in zip(npmPackages, answers) {
                let wanted = Set(answer["files"]?.elements.compactMap { $0["path"]?.string } ?? [])
                let result = try await Program.run("prepublish", package, "--offline", "--format", "json")
                let release = try JSONDocument(result.output).root["releases"]?.elements.first { _ in true }
                let files = Set(release?["files"]?.elements.compactMap(\.string) ?? [])
                #expect(files == wanted, "\(package): \(files.symmetricDifference(wanted).sorted().prefix(5))")
                compared += 1
            }
            print("\(compared) projects compared with npm pack")
            #expect(compared > 100)
        }
    }
}
