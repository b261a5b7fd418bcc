// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Reads the texts in which advisories come: one record, a list of records, or a record a line.
package struct AdvisoryArchive: Sendable {
    /// Records read.
    package private(set) var recordCount = 0
    /// Of those, how many were left aside because they speak of no npm package.
    package private(set) var foreignCount = 0
    /// Records that could not be read, with where they stood. At most ``damageLimit`` are listed.
    package private(set) var damages: [Damage] = []
    /// All that could not be read, listed or not.
    package private(set) var damageCount = 0

    package static let damageLimit = 100

    package struct Damage: Sendable, Equatable {
        /// The file, and the line or position in it.
        package var place: String
        package var error: AdvisoryError

        package init(place: String, error: AdvisoryError) {
            self.place = place
            self.error = error
        }
    }

    /// When given, records that speak of none of these packages are counted and passed over.
    private let names: Set<String>?

    package init(names: Set<String>? = nil) { self.names = names }

    /// Whether a file name is one that advisories are read from (after `.gz` is taken off).
    package static func isReadable(_ name: String) -> Bool {
        [".json", ".ndjson", ".jsonl"].contains { name.hasSuffix($0) }
    }

    /// Reads one text and hands on each npm record, withdrawn ones included: a store must learn of a withdrawal.
    ///
    /// - Parameters:
    ///   - name: of the file, for messages and to tell a record a line from one record.
    ///   - take: called for each record in the order of the text.
    package mutating func read(_ bytes: [UInt8], name: String, take: (Advisory) throws -> Void) rethrows {
        if isLines(bytes, name: name) {
            var line = 0
            for text in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
                line += 1
                if text.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
                try readRecord(Result { () throws(AdvisoryError) in try Advisory(json: Array(text)) }, "\(name):\(line)", take)
            }
            return
        }
        let root: JSONNode
        do {
            root = try JSONDocument(bytes).root
        } catch {
            note("\(name)", AdvisoryError(code: .notJSON, message: "It is not JSON: \(error).", remedy: "Fetch the advisories again."))
            return
        }
        if root.kind == .array {
            for (position, node) in root.elements.enumerated() {
                try readRecord(Result { () throws(AdvisoryError) in try Advisory(node: node) }, "\(name)[\(position)]", take)
            }
        } else if root["id"] == nil, let list = root["vulns"], list.kind == .array {
            // What OSV's query interface answers.
            for (position, node) in list.elements.enumerated() {
                try readRecord(Result { () throws(AdvisoryError) in try Advisory(node: node) }, "\(name)[\(position)]", take)
            }
        } else {
            try readRecord(Result { () throws(AdvisoryError) in try Advisory(node: root) }, name, take)
        }
    }

    /// By name, else by content: the first line is an object by itself and something follows it.
    private func isLines(_ bytes: [UInt8], name: String) -> Bool {
        if name.hasSuffix(".ndjson") || name.hasSuffix(".jsonl") { return true }
        guard bytes.first == UInt8(ascii: "{"), let end = bytes.firstIndex(of: 0x0A), end + 1 < bytes.count,
            bytes[..<end].last(where: { $0 != 0x0D }) == UInt8(ascii: "}")
        else { return false }
        return bytes[(end + 1)...].contains { $0 > 0x20 }
    }

    private mutating func readRecord(
        _ result: Result<Advisory, AdvisoryError>, _ place: String, _ take: (Advisory) throws -> Void
    ) rethrows {
        switch result {
        case .failure(let error): note(place, error)
        case .success(let advisory):
            recordCount += 1
            // A record that lost its packages is handed on: what a store held of it must go.
            if advisory.affected.isEmpty, advisory.foreignCount > 0 {
                foreignCount += 1
            } else if let names, !advisory.affected.contains(where: { names.contains($0.name) }) {
                return
            } else {
                try take(advisory)
            }
        }
    }

    mutating func note(_ place: String, _ error: AdvisoryError) {
        damageCount += 1
        if damages.count < Self.damageLimit { damages.append(Damage(place: place, error: error)) }
    }
}
