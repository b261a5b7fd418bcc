// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// The short form of a packument, which holds what installing needs.
enum AbbreviatedPackument {
    static let mediaType = "application/vnd.npm.install-v1+json"

    /// The fields of a version that the short form has (npm-registry-protocol.md, section 9.3).
    private static let fields: Set<String> = [
        "name", "version", "deprecated", "dependencies", "acceptDependencies", "optionalDependencies", "devDependencies",
        "bundleDependencies", "peerDependencies", "peerDependenciesMeta", "bin", "directories", "dist", "engines", "_hasShrinkwrap",
        "hasInstallScript", "funding", "cpu", "os",
    ]

    /// The short form of a full document; `nil` when that is no JSON object. Values are carried over as they stand, odd types included.
    static func text(of full: [UInt8]) -> [UInt8]? {
        guard let root = (try? JSONDocument(full))?.root, root.kind == .object else { return nil }
        var members: [(String, String)] = []
        for name in ["name", "dist-tags"] {
            if let value = root[name] { members.append((name, value.rawText)) }
        }
        if let modified = root["time"]?["modified"] { members.append(("modified", modified.rawText)) }
        if let versions = root["versions"] {
            members.append(
                ("versions", versions.kind == .object ? object(versions.members.map { ($0.name, short($0.value)) }) : versions.rawText))
        }
        return Array(object(members).utf8)
    }

    /// Whether a client's `Accept` prefers the short form to the full one.
    static func isPreferred(by accept: String) -> Bool {
        var best: [String: Double] = [:]
        for part in accept.split(separator: ",") {
            let pieces = part.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
            guard let type = pieces.first else { continue }
            let quality = pieces.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            best[type] = max(best[type] ?? 0, quality)
        }
        guard let short = best[mediaType], short > 0 else { return false }
        return short >= best["application/json"] ?? 0
    }

    private static func short(_ version: JSONNode) -> String {
        guard version.kind == .object else { return version.rawText }
        return object(version.members.filter { fields.contains($0.name) }.map { ($0.name, $0.value.rawText) })
    }

    private static func object(_ members: [(String, String)]) -> String {
        "{" + members.map { "\(JSONValue.string($0.0).text):\($0.1)" }.joined(separator: ",") + "}"
    }
}
