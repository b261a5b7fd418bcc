// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Finds the line of an entry in a lockfile's text: good enough to point at, never needed to be right.
struct LockfileLines {
    /// Each line's text without the space around it.
    private let lines: [String]
    /// Lines by what they begin with, up to the colon that ends a key: `"node_modules/a"`, `lodash@4.17.21`.
    private var byKey: [String: [Int]] = [:]

    /// Lines that are looked at; far above any real lockfile's.
    private static let lineLimit = 2_000_000

    init(_ text: [UInt8]) {
        var lines: [String] = []
        for line in text.split(separator: 0x0A, omittingEmptySubsequences: false).prefix(Self.lineLimit) {
            let bare = line.drop { $0 == 0x20 || $0 == 0x09 }
            lines.append(String(decoding: bare.prefix(400), as: UTF8.self))
        }
        self.lines = lines
        for (position, line) in lines.enumerated() {
            guard let key = Self.key(of: line) else { continue }
            byKey[key, default: []].append(position)
        }
    }

    /// The line, from 1.
    func line(key: String, name: String, version: String) -> Int? {
        if let exact = byKey[key]?.first { return exact + 1 }
        let descriptor = key.split(separator: ",").first.map { $0.drop { $0 == " " } }.map(String.init) ?? key
        if let exact = byKey[descriptor]?.first { return exact + 1 }
        // npm's first format nests: the entry is the one of that name whose next lines hold the version.
        let installed = Self.installedName(key) ?? name
        for candidate in [installed, name, "\(name)@\(version)", "/\(name)/\(version)"] {
            for position in byKey[candidate] ?? [] {
                let near = lines[position..<min(position + 4, lines.count)]
                if near.contains(where: { $0.contains(version) }) { return position + 1 }
            }
        }
        return nil
    }

    /// What follows the last `node_modules/`: a name, or a scope and a name.
    private static func installedName(_ key: String) -> String? {
        let parts = key.split(separator: "/")
        guard let mark = parts.lastIndex(of: "node_modules"), mark + 1 < parts.count else { return nil }
        return parts[(mark + 1)...].joined(separator: "/")
    }

    /// The key that a line opens with: quotes and everything from the closing colon on are taken off.
    private static func key(of line: String) -> String? {
        guard let first = line.first else { return nil }
        if first == "\"" || first == "'" {
            let rest = line.dropFirst()
            guard let end = rest.firstIndex(of: first) else { return nil }
            let after = rest[rest.index(after: end)...]
            // Yarn writes several descriptors before the colon; the first stands for them.
            guard after.hasPrefix(":") || after.hasPrefix(",") else { return nil }
            return String(rest[..<end].split(separator: ",").first ?? "")
        }
        guard line.hasSuffix(":"), !line.hasPrefix("#") else { return nil }
        return line.dropLast().split(separator: ",").first.map { $0.filter { $0 != "\"" && $0 != "'" } }.map { String($0) }
    }
}
