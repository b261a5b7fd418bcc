// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel

/// What `lapwing prepublish` says: the questions, worst first, and what they are about.
struct PrepublishReport {
    private let publication: Publication
    private let packed: PackedFolder
    private let last: LastRelease
    private let judged: JudgedRelease
    private let diff: ReleaseDiff?
    private let questions: [(question: PublicationQuestion, isAccepted: Bool)]
    /// Words of `--yes` that no question answers to.
    private let unused: [String]

    init(publication: Publication, packed: PackedFolder, last: LastRelease, yes: Set<String>) {
        self.publication = publication
        self.packed = packed
        self.last = last
        let facts = ReleaseFacts(publication.release)
        judged = Judge.judge(facts)
        diff = publication.release.previous.flatMap { previous in
            previous.content.map { _ in ReleaseDiff(old: previous, new: facts, unreadOfOld: last.review?.unread ?? []) }
        }
        let all = publication.questions(judged: judged, diff: diff)
        questions = all.map { ($0, $0.isAccepted(by: yes)) }
        unused = yes.filter { word in !all.contains { $0.isAccepted(by: [word]) } }.sorted()
    }

    /// Whether a question is left that needs a yes.
    var needsYes: Bool { questions.contains { $0.question.needsYes && !$0.isAccepted } }

    var json: JSONValue {
        let destination = publication.destination
        let own: [JSONValue.Member] = [
            .init("files", .strings(packed.list.files)),
            .init("bundled", .strings(packed.list.bundled)),
            .init(
                "destination",
                [
                    "registry": .string(destination.registry), "registrySource": .string(destination.registrySource),
                    "tag": .string(destination.tag), "tagSource": .string(destination.tagSource),
                ]),
            .init("compared", .optional(diff?.old.description)),
            .init("notCompared", .optional(diff == nil ? reasonNotCompared : nil)),
            .init("difference", diff?.json ?? .null),
            .init("questions", .array(questions.map { $0.question.json.adding([.init("accepted", .boolean($0.isAccepted))]) })),
            .init("notes", .strings(packed.list.notes)),
        ]
        return judged.json.adding(own)
    }

    private var reasonNotCompared: String { last.problem ?? "There is none." }

    var text: String {
        let destination = publication.destination
        let content = publication.release.content
        var lines = [
            "\(printable(judged.release.description, limit: 500)): \(packed.list.files.count) files, \(size(content.unpackedBytes)), "
                + "to \(printable(destination.registry)) (\(printable(destination.registrySource))) as \(printable(destination.tag))",
            diff.map { "Compared with \(printable($0.old.description, limit: 500))." }
                ?? "No last release was compared: \(printable(reasonNotCompared, limit: 500))",
        ]
        let open = questions.filter { $0.question.needsYes && !$0.isAccepted }.map(\.question)
        if !open.isEmpty { lines += ["", "Did you mean this?"] + open.flatMap { block($0, mark: "?") } }
        let accepted = questions.filter { $0.question.needsYes && $0.isAccepted }.map(\.question)
        if !accepted.isEmpty { lines += ["", "Answered with yes:"] + accepted.map { "  \($0.what) [\($0.id)]" } }
        let told = questions.filter { !$0.question.needsYes }.map(\.question)
        if !told.isEmpty { lines += ["", "For you to know:"] + told.flatMap { block($0, mark: "-") } }
        for note in packed.list.notes { lines.append("Note: \(note)") }
        for word in unused { lines.append("Note: --yes \(printable(word)) answers nothing that was asked.") }
        lines += ["", ending(open)]
        return lines.joined(separator: "\n")
    }

    private func ending(_ open: [PublicationQuestion]) -> String {
        guard !open.isEmpty else { return "Nothing needs a yes." }
        let ids = open.map(\.id).joined(separator: ",")
        return "\(open.count == 1 ? "1 question needs" : "\(open.count) questions need") a yes. If you meant all of it: --yes '\(ids)'"
    }

    private func block(_ question: PublicationQuestion, mark: String) -> [String] {
        var lines = ["  \(mark) \(question.what) [\(question.id)]"]
        lines += question.places.map { "      \($0)" }
        if mark == "?" {
            lines.append("    Why: \(question.why)")
            lines.append("    What to do: \(question.remedy)")
        }
        return lines
    }

    private func size(_ bytes: Int) -> String {
        bytes < 1000 ? "\(bytes) bytes" : bytes < 1_000_000 ? "\(bytes / 1000) kB" : "\(bytes / 1_000_000).\(bytes / 100_000 % 10) MB"
    }
}
