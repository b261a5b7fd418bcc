// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Watch

extension FeedPage {
    /// The longest sequence that is kept, in bytes. CouchDB clusters write some hundreds.
    private static let longestSequence = 4096

    /// Reads `{results:[{seq, id, changes:[{rev}], deleted}], last_seq}` leniently: what is no change of a package (null ids, design
    /// documents, wrong types) is left out, and a page without `last_seq` ends at its last change.
    ///
    /// Servers that ignore `limit` are cut at it, with the position of the last change that is kept.
    /// `nil` when there is no list of results, or no position to go on from.
    init?(_ root: JSONNode, since: String, limit: Int) {
        guard let results = root["results"], results.kind == .array else { return nil }
        var changes: [FeedChange] = []
        var position = since
        var isCut = false
        for (number, entry) in results.elements.enumerated() {
            if number >= limit {
                isCut = true
                break
            }
            if let sequence = entry["seq"].flatMap(FeedPage.sequence) {
                // A feed that counts from `since` inclusively repeats the last change; it is known already.
                if sequence == since { continue }
                position = sequence
            }
            guard let name = entry["id"]?.string, !name.isEmpty, !name.hasPrefix("_design/") else { continue }
            let revision = entry["changes"]?.elements.lazy.compactMap { $0["rev"]?.string }.first
            changes.append(
                FeedChange(sequence: position, name: name, revision: revision, isDeleted: entry["deleted"]?.boolean ?? false))
        }
        // Some servers repeat the position that was asked; the changes themselves then know better.
        let stated = root["last_seq"].flatMap(FeedPage.sequence)
        let last = isCut || stated == since ? position : stated ?? position
        self.init(changes: changes, lastSequence: last)
    }

    /// A sequence as text: a number, a string, or a list of both (CouchDB 1, 2 and its clustered ancestor).
    static func sequence(_ node: JSONNode) -> String? {
        let text: String? =
            switch node.kind {
            case .number: node.numberText
            case .string: node.string
            case .array: node.rawText
            default: nil
            }
        return text.flatMap { (1...longestSequence).contains($0.utf8.count) ? $0 : nil }
    }
}
