// SPDX-License-Identifier: Apache-2.0

import Foundation
import Impact
import NPMModel
import TestSupport
import Testing

/// A lockfile by its text.
func lockfile(_ text: String, name: String = "package-lock.json") throws -> Lockfile {
    try Lockfile.read(Array(text.utf8), fileName: name)
}

/// A file of the shared data, with the `package.json` beside it where there is one.
func sharedLockfile(_ path: String) throws -> Lockfile {
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    let manifest = SharedData.has("\(folder)/package.json") ? try Manifest.read(SharedData.bytes("\(folder)/package.json")) : nil
    return try Lockfile.read(try SharedData.bytes(path), fileName: path, manifest: manifest)
}

/// All advisories of the shared data, read once.
enum SharedAdvisories {
    static let files = ["osv-ghsa-npm", "osv-malware-npm", "osv-nodejs-security-wg", "osv-singles"]

    static let all: Result<AdvisoryIndex, any Error> = Result {
        let records = try byFile.get()
        return AdvisoryIndex(files.flatMap { records[$0] ?? [] })
    }

    static let byFile: Result<[String: [Advisory]], any Error> = Result {
        var out: [String: [Advisory]] = [:]
        for file in files {
            var archive = AdvisoryArchive()
            archive.read(try unpacked("advisories/\(file).ndjson.gz"), name: "\(file).ndjson") { out[file, default: []].append($0) }
            if archive.damageCount > 0 { throw Damaged(file: file, damages: archive.damages) }
        }
        return out
    }

    struct Damaged: Error {
        var file: String
        var damages: [AdvisoryArchive.Damage]
    }

    /// Unpacked by the system's own gzip, so that this does not lean on what is tested elsewhere.
    static func unpacked(_ path: String) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", SharedData.url(path).path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return Array(data)
    }
}

extension AuditReport {
    var releases: Set<String> { Set(packages.map { "\($0.name)@\($0.version)" }) }

    func package(_ name: String) throws -> AuditedPackage {
        let found = packages.filter { $0.name == name }
        try #require(found.count == 1, "\(name) is listed \(found.count) times")
        return found[0]
    }
}
