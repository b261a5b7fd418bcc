// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What each target may import besides the standard library. Widening a row is a decision: record it in docs/decisions.
private let allowed: [String: Set<String>] = [
    "NPMModel": ["FoundationEssentials", "CDeflate", "CLibCrypto"],
    "JSSyntax": [],
    "Analysis": ["NPMModel", "JSSyntax", "FoundationEssentials", "CVectorscan", "CYara"],
    "Impact": ["NPMModel", "FoundationEssentials"],
    "Watch": ["NPMModel", "Analysis", "Impact", "FoundationEssentials", "Logging", "Synchronization"],
    "Store": ["NPMModel", "Analysis", "Impact", "Watch", "Foundation", "GRDB", "Logging", "Synchronization"],
    "Remote": [
        "NPMModel", "Impact", "Watch", "Foundation", "AsyncHTTPClient", "NIOCore", "NIOHTTP1", "NIOHTTPCompression",
        "NIOFoundationCompat", "Logging", "Synchronization",
    ],
    "Server": [
        "NPMModel", "Analysis", "Impact", "Watch", "Foundation", "FoundationEssentials", "Hummingbird", "HTTPTypes", "NIOCore", "Logging",
        "Synchronization",
    ],
    "lapwing": [
        "NPMModel", "JSSyntax", "Analysis", "Impact", "Watch", "Store", "Remote", "Server", "Foundation", "ArgumentParser", "Logging",
        "ServiceLifecycle", "UnixSignals", "Synchronization",
    ],
]

/// C libraries of the system; they hold a module map and no Swift.
private let systemLibraries: Set<String> = ["CDeflate", "CLibCrypto", "CVectorscan", "CYara"]

private let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL

private func swiftFiles(below folder: URL) throws -> [URL] {
    guard let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else {
        throw CocoaError(.fileReadNoSuchFile)
    }
    return walk.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
}

/// The module names that the import lines of a source name.
private func imports(in source: String) -> [String] {
    source.split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ")
        guard let keyword = words.firstIndex(of: "import"), keyword <= 2, keyword + 1 < words.count,
            words[..<keyword].allSatisfy({ ["package", "public", "internal", "private", "fileprivate"].contains($0) || $0.hasPrefix("@") })
        else { return nil }
        let kinds: Set<Substring> = ["struct", "class", "enum", "func", "protocol", "typealias", "var", "let"]
        let name = kinds.contains(words[keyword + 1]) && keyword + 2 < words.count ? words[keyword + 2] : words[keyword + 1]
        return String(name.split(separator: ".")[0])
    }
}

@Test("Targets import only what their row allows", arguments: allowed.keys.sorted())
func importsStayInTheirLane(target: String) throws {
    let files = try swiftFiles(below: root.appending(path: "Sources/\(target)"))
    #expect(!files.isEmpty, "Sources/\(target) holds no Swift file")
    for file in files {
        let foreign = Set(imports(in: try String(contentsOf: file, encoding: .utf8))).subtracting(allowed[target] ?? [])
        #expect(
            foreign.isEmpty,
            "\(file.lastPathComponent) in \(target) imports \(foreign.sorted().joined(separator: ", ")). Move the code, or widen the row in ImportTests.swift and say why in docs/decisions."
        )
    }
}

@Test("Every folder in Sources has a row")
func everyTargetIsListed() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Sources").path(percentEncoded: false))
    #expect(Set(folders).subtracting(systemLibraries) == Set(allowed.keys))
}

@Test("No product target knows the tests")
func productsDoNotImportTests() throws {
    for file in try swiftFiles(below: root.appending(path: "Sources")) {
        let names = imports(in: try String(contentsOf: file, encoding: .utf8))
        #expect(!names.contains("TestSupport") && !names.contains("Testing"), "\(file.path(percentEncoded: false)) imports test code")
    }
}

@Test("The import reader sees every form of import")
func importReaderWorks() {
    let source = """
        import A
        package import B
        @preconcurrency import C
        import struct D.Thing
        // import E
        let text = "import F"
        """
    #expect(imports(in: source) == ["A", "B", "C", "D"])
}
