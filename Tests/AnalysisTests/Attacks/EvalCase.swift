// SPDX-License-Identifier: Apache-2.0

import Analysis
import Foundation
import NPMModel
import TestSupport
import Testing

/// A case of `Evals/analysis`: a release shaped like a known attack, or an ordinary one that looks a little like it.
/// The form is told in `Evals/analysis/README.md`; `cases.py` reads the same.
struct EvalCase: CustomTestStringConvertible, Sendable {
    enum Kind: String, Sendable { case attacks, controls }

    var kind: Kind
    var name: String
    var notes: JSONValueBox
    /// Files of the release before by path; `nil` where nothing came before.
    var old: [String: [UInt8]]?
    var new: [String: [UInt8]]

    var testDescription: String { "\(kind.rawValue)/\(name)" }

    static let folder = SharedData.project.appending(path: "Evals/analysis")

    /// All cases of a kind in the order of their names. A folder that cannot be read has none, which a test reports.
    static func all(_ kind: Kind) -> [EvalCase] {
        let files =
            (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: kind.rawValue).path(percentEncoded: false))) ?? []
        return files.filter { $0.hasSuffix(".case") }.sorted().compactMap { try? EvalCase(kind, String($0.dropLast(5))) }
    }

    /// The verdict that an attack must reach; `nil` for a control.
    var expected: Verdict? {
        switch notes["expected"] {
        case "dangerous": .dangerous
        case "suspicious": .suspicious
        case "notice": .notice
        default: nil
        }
    }

    /// Whether content and difference alone say nothing, so that the registry's document belongs to the case.
    var needsRegistry: Bool { notes.isTrue("metadata_only") }

    /// The release to judge, with the one before it and, where asked for, with what the registry would say.
    func review(withRegistry: Bool) throws -> ReleaseUnderReview {
        let package = notes["package"] ?? name
        var review = ReleaseUnderReview(content: Self.content(new), fallbackName: package)
        if let old {
            let before = ReleaseUnderReview(content: Self.content(old), fallbackName: package)
            review.previous = ReleaseUnderReview.Previous(
                release: before.release, published: nil, shipped: before.shipped, content: before.content)
        }
        if withRegistry, let document = try packument() { review.take(try Packument.read(document)) }
        return review
    }

    private static func content(_ files: [String: [UInt8]]) -> ReleaseContent {
        ReleaseContent.read(
            files: files.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { ($0.key, $0.value[...], 0o644) },
            limits: ArchiveLimits())
    }
}

/// The notes of a case.
struct JSONValueBox: @unchecked Sendable {
    // Read-only after init: the values are immutable Foundation objects.
    let values: [String: Any]

    subscript(_ name: String) -> String? { values[name] as? String }
    func isTrue(_ name: String) -> Bool { values[name] as? Bool ?? false }
}
