// SPDX-License-Identifier: Apache-2.0

import Analysis
import Foundation
import NPMModel
import TestSupport
import Testing

@Suite struct SecretTests {
    private func scan(_ text: String, path: String = "lib/a.js") -> SecretScan {
        SecretScan([ReleaseFile(path: path, bytes: ArraySlice(text.utf8))])
    }

    @Test("There are enough cases for every kind")
    func enough() {
        #expect(SecretCase.all.count >= 150)
        #expect(SecretRules.all.count >= 100)
    }

    @Test("A secret is found by its rule, in its place, and shown masked", arguments: SecretCase.all)
    func found(_ example: SecretCase) throws {
        let scan = scan(example.text, path: example.path)
        #expect(scan.unread.isEmpty)
        let finding = try #require(
            scan.findings.first { $0.rule == example.rule }, "found \(scan.findings.map(\.rule)) in \(example.text.prefix(300))")
        #expect(scan.findings.count == 1, "\(scan.findings.map(\.rule))")
        let text = Array(example.text.utf8)
        #expect(finding.line == 1 + text[..<finding.range.lowerBound].count { $0 == 0x0A })
        let found = String(decoding: text[finding.range], as: UTF8.self)
        #expect(example.secret.contains(found) || found.contains(example.secret))
        #expect(finding.masked.count <= 7)
        #expect(!finding.beliefs.isEmpty && !finding.why.isEmpty)
    }

    @Test("Every rule says what it opens and what to do, in sentences", arguments: SecretRules.all.map(\.id))
    func rulesAreComplete(_ id: String) throws {
        let rule = try #require(SecretRules.rule(id))
        #expect(rule.remedy.hasSuffix(".") && rule.remedy.first?.isUppercase == true)
        #expect(!rule.opens.isEmpty && !rule.opens.hasSuffix(".") && !rule.provider.isEmpty)
        #expect(!rule.keywords.isEmpty && id.allSatisfy { $0.isLowercase || $0 == "-" || $0.isNumber })
        #expect(SecretRules.all.count { $0.id == id } == 1)
    }

    @Test("docs/secrets.md has the row of every rule, and of no other")
    func documented() throws {
        let page = SharedData.project.appending(path: "docs/secrets.md")
        let rows = try String(contentsOf: page, encoding: .utf8).split(separator: "\n").map(String.init).filter {
            $0.hasPrefix("| `") && $0.hasSuffix(". |")
        }
        let missing = SecretRules.documentation.filter { !rows.contains($0) }
        #expect(missing.isEmpty, "put these rows into the table of docs/secrets.md:\n\(missing.joined(separator: "\n"))")
        #expect(rows.filter { !SecretRules.documentation.contains($0) }.isEmpty)
    }
}
