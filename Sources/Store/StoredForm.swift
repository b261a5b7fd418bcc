// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel

/// The seam between values of the analysis and the JSON text that is kept of them.
enum StoredForm {
    static func text(of history: PackageHistory) -> String { HistoryForm.json(history).text }

    static func text(of judged: JudgedRelease) -> String { JudgedForm.json(judged).text }

    /// - Throws: ``StoreError`` `damaged`: what cannot be understood is never taken for "nothing known".
    static func history(_ bytes: [UInt8], of name: String, path: String) throws -> PackageHistory {
        guard let root = try? JSONDocument(bytes).root, let history = HistoryForm.history(root) else {
            throw StoreError.damaged(path, "the history kept of \(name) cannot be read")
        }
        return history
    }

    static func judged(_ bytes: [UInt8], _ release: String, path: String) throws -> JudgedRelease {
        guard let root = try? JSONDocument(bytes).root, let judged = JudgedForm.judged(root) else {
            throw StoreError.damaged(path, "the judgement kept of \(release) cannot be read")
        }
        return judged
    }
}
