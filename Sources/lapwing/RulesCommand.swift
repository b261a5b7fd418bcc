// SPDX-License-Identifier: Apache-2.0

import Analysis
import ArgumentParser
import Foundation
import NPMModel

/// `lapwing rules`: every rule, printed from the code.
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "List the rules, or explain one.",
        discussion:
            "JSON form: {\"version\":1,\"rules\":[{id, kind, title, severity, confidence, status, revision, group, bits, source, …}]}.")

    @Argument(help: "A rule's id, such as install-script-added.")
    var id: String?

    @Option(help: "text or json.")
    var format = OutputFormat.text

    @Option(help: "Write one Markdown page a rule, and an index, into this folder.")
    var docs: String?

    func run() throws {
        if let docs {
            try writePages(to: docs)
            return
        }
        var rules = RuleCatalog.all
        if let id {
            guard let rule = RuleCatalog.rule(id) else { throw unknown(id) }
            rules = [rule]
        }
        switch format {
        case .json: try Terminal.print(RuleCatalog.document(rules).text)
        case .text where id != nil: try Terminal.print(RuleDocs.explanation(of: rules[0].card))
        case .text: try Terminal.print(RuleDocs.table(rules))
        }
    }

    private func writePages(to folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let pages = RuleDocs.pages
        for page in pages {
            try Data(page.text.utf8).write(to: URL(filePath: folder).appending(path: page.name), options: .atomic)
        }
        // Pages of rules that are no more; the page of coverage is written by hand.
        let names = Set(pages.map(\.name)).union(RuleDocs.writtenByHand)
        for file in try FileManager.default.contentsOfDirectory(atPath: folder) where file.hasSuffix(".md") && !names.contains(file) {
            try FileManager.default.removeItem(at: URL(filePath: folder).appending(path: file))
        }
        Terminal.error("\(pages.count) pages written to \(folder).")
    }

    private func unknown(_ id: String) -> ValidationError {
        let near = RuleCatalog.all.map(\.card.id).filter { $0.contains(id) || id.contains($0) }
        let hint = near.isEmpty ? "`lapwing rules` lists them all." : "Did you mean \(near.joined(separator: ", "))?"
        return ValidationError("There is no rule \(Excerpt.clean(id)). \(hint)")
    }
}
