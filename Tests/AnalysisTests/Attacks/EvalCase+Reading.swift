// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What a line of a case's file can be wrong about.
struct EvalCaseError: Error, CustomStringConvertible {
    var description: String
}

extension EvalCase {
    init(_ kind: Kind, _ name: String) throws {
        var reader = EvalCaseReader()
        try reader.read(Self.folder.appending(path: "\(kind.rawValue)/\(name).case"))
        let notes = JSONValueBox(values: reader.notes)
        guard let package = notes["package"], let to = notes["to"] else { throw EvalCaseError(description: "\(name): no package or to") }
        self.kind = kind
        self.name = name
        self.notes = notes
        new = Self.withManifest(reader.new, package, to)
        old = notes["from"].map { Self.withManifest(reader.old, package, $0) }
    }

    /// A missing manifest is made, and its placeholders are filled in.
    private static func withManifest(_ files: [String: [UInt8]], _ package: String, _ version: String) -> [String: [UInt8]] {
        let made = #"{"name":"@NAME@","version":"@VERSION@","main":"index.js","license":"MIT"}"# + "\n"
        var files = files
        let text = files["package.json"].map { String(decoding: $0, as: UTF8.self) } ?? made
        files["package.json"] = Array(text.replacing("@NAME@", with: package).replacing("@VERSION@", with: version).utf8)
        return files
    }
}

/// Reads a case's file: notes, then sections, each adding to the files of one or of both releases.
struct EvalCaseReader {
    var notes: [String: Any] = [:]
    var old: [String: [UInt8]] = [:]
    var new: [String: [UInt8]] = [:]

    private struct Section {
        var isOld: Bool
        var isNew: Bool
        var path: String
        var attributes: Substring
        var lines: [Substring] = []
    }

    mutating func read(_ file: URL) throws {
        var lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last == "" { lines.removeLast() }
        var head: [Substring] = []
        var sections: [Section] = []
        for line in lines {
            if let section = Self.section(line) {
                sections.append(section)
            } else if sections.isEmpty {
                head.append(line)
            } else {
                sections[sections.count - 1].lines.append(line)
            }
        }
        let found = try JSONSerialization.jsonObject(with: Data(head.filter { !$0.hasPrefix("#") }.joined(separator: "\n").utf8))
        let own = found as? [String: Any] ?? [:]
        if let base = own["base"] as? String { try read(EvalCase.folder.appending(path: "base/\(base).case")) }
        notes = own
        var opened: Set<String> = []
        for section in sections {
            let bytes = try Self.bytes(section)
            if section.isOld { Self.place(section, bytes, &old, isOpen: !opened.insert("old/\(section.path)").inserted) }
            if section.isNew { Self.place(section, bytes, &new, isOpen: !opened.insert("new/\(section.path)").inserted) }
        }
    }

    /// `-- new/path (after) --`
    private static func section(_ line: Substring) -> Section? {
        guard line.hasPrefix("-- "), line.hasSuffix(" --") else { return nil }
        let inner = line.dropFirst(3).dropLast(3)
        let place = inner.prefix { $0 != " " }
        guard let slash = place.firstIndex(of: "/") else { return nil }
        let side = place[..<slash]
        guard ["old", "new", "both"].contains(side) else { return nil }
        return Section(
            isOld: side != "new", isNew: side != "old", path: String(place[place.index(after: slash)...]),
            attributes: inner.dropFirst(place.count))
    }

    private static func place(_ section: Section, _ bytes: [UInt8], _ files: inout [String: [UInt8]], isOpen: Bool) {
        if section.attributes.contains("(gone)") {
            files[section.path] = nil
        } else if section.attributes.contains("(before)") {
            files[section.path] = bytes + (files[section.path] ?? [])
        } else if isOpen || section.attributes.contains("(after)") {
            files[section.path, default: []] += bytes
        } else {
            files[section.path] = bytes
        }
    }

    private static func bytes(_ section: Section) throws -> [UInt8] {
        var text = section.lines.map { $0 + "\n" }.joined()
        var bytes: [UInt8]
        if section.attributes.contains("(hex)") {
            bytes = hex(text)
        } else {
            if section.attributes.contains("(escaped)") { text = unescaped(text) }
            bytes = Array(text.utf8)
            if section.attributes.contains("(no end)") { bytes.removeLast() }
        }
        guard let times = section.attributes.firstMatch(of: /\(times (\d+)\)/).flatMap({ Int($0.1) }) else { return bytes }
        return Array(repeatElement(bytes, count: times).joined())
    }

    private static func hex(_ text: String) -> [UInt8] {
        let digits = text.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
    }

    private static func unescaped(_ text: String) -> String {
        text.replacing(/\\u\{([0-9A-Fa-f]+)\}/) { match in
            UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? ""
        }
    }
}
