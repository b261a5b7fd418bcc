// SPDX-License-Identifier: Apache-2.0

import Analysis
import GRDB
import NPMModel

/// The texts kept of what the analysis concludes. What cannot be understood when it is read is damage, never "nothing known".
enum StoredForm {
    // JSON escapes NUL, so these texts need no further care (see `String.kept`).
    static func text(of history: PackageHistory) -> DatabaseValue { HistoryForm.json(history).text.databaseValue }

    static func text(of judged: JudgedRelease) -> DatabaseValue { judged.json.text.databaseValue }

    static func history(_ bytes: [UInt8], of name: String) throws -> PackageHistory {
        do {
            return try HistoryForm.history(JSONDocument(bytes).root)
        } catch let error as RecordError {
            throw RecordError(what: "the history of \(name): \(error.what)")
        } catch {
            throw RecordError(what: "the history of \(name) is no JSON: \(error)")
        }
    }

    /// - Parameter release: as its row names it; that counts, whatever its text says.
    static func judged(_ bytes: [UInt8], _ release: ReleaseReference) throws -> JudgedRelease {
        guard let root = try? JSONDocument(bytes).root, let judged = JudgedRelease(root, release: release) else {
            throw RecordError(what: "the judgement of \(release) cannot be read")
        }
        return judged
    }
}
