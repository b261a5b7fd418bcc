// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Code stands so far to the right, after hundreds of blanks, that no editor shows it.
package struct CodeFarRight: Rule {
    package init() {}

    package let card = RuleCard(
        id: "code-far-right", kind: .content, title: "Code pushed out of sight", severity: .high, confidence: .high, status: .stable,
        revision: 3, group: "hidden",
        rationale:
            "An innocent line, two hundred and more blanks, then the payload: seen in diffs and editors without line wrapping, it is not there.",
        knownFalseAlarms: ["Tables and drawings in comments."],
        references: ["https://trojansource.codes/"],
        fires: [
            RuleSample(
                "after 300 blanks",
                .sample(["index.js": "module.exports = add;\(String(repeating: " ", count: 300))require('child_process')"])),
            RuleSample(
                "on a line of its own",
                .sample([
                    "index.js": "module.exports = add;\n\(String(repeating: " ", count: 300))require('child_process').exec(process.env.A)"
                ])),
        ],
        staysSilent: [
            RuleSample("deep indent", .sample(["index.js": "\(String(repeating: " ", count: 300))add();"])),
            RuleSample("trailing blanks", .sample(["index.js": "add();\(String(repeating: " ", count: 300))\nadd();"])),
            RuleSample("a comment", .sample(["index.js": "add();\(String(repeating: " ", count: 300))// adds"])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        facts.files.compactMap { file in
            guard file.kind == .source, let scan = file.scan else { return nil }
            let bytes = file.file.bytes
            let code = scan.farRight.filter { Self.isCode(bytes, bytes.startIndex + $0) }
            // Columns of a table stand on many lines, and do nothing of note.
            let inLine = code.filter { Self.hasTextBefore(bytes, bytes.startIndex + $0) }
            let known = Set(inLine)
            let risky = code.filter {
                Self.isRisky($0, scan, within: known.contains($0) ? 4000 : Self.lineLength(bytes, bytes.startIndex + $0))
            }
            // A deep indent with nothing before it is mostly generated text: only what does something of note counts, if it is rare.
            let candidates = risky.isEmpty ? inLine : risky
            guard let first = risky.first(where: known.contains) ?? candidates.first,
                candidates.count <= 10 || !known.isDisjoint(with: risky),
                !file.isAside
            else { return nil }
            return card.finding(
                "\(file.path) has code after more than \(TextScan.farRightBlanks) blanks in a line",
                strength: !risky.isEmpty ? 1 : 0.4,
                evidence: ([first] + code.filter { $0 != first }.prefix(2)).map { file.evidence($0..<$0 + 80) },
                meaning: "It was put where readers do not look.")
        }
    }

    /// Not a comment, nor a frame of a drawing.
    private static func isCode(_ bytes: ArraySlice<UInt8>, _ at: Int) -> Bool {
        guard at + 3 < bytes.endIndex else { return false }
        let rest = bytes[at..<min(at + 400, bytes.endIndex)].prefix { $0 != 0x0A }
        if rest.starts(with: Array("//".utf8)) || rest.starts(with: Array("/*".utf8)) || rest.starts(with: Array("*".utf8)) { return false }
        return rest.count >= 8 && rest.contains { $0 == 0x28 || $0 == 0x3D }
    }

    /// Whether the line has more than blanks before the gap.
    private static func hasTextBefore(_ bytes: ArraySlice<UInt8>, _ at: Int) -> Bool {
        var place = at
        while place > bytes.startIndex, bytes[place - 1] == 0x20 || bytes[place - 1] == 0x09 { place -= 1 }
        return place > bytes.startIndex && bytes[place - 1] != 0x0A && bytes[place - 1] != 0x0D
    }

    private static func lineLength(_ bytes: ArraySlice<UInt8>, _ at: Int) -> Int {
        bytes[at..<min(at + 4000, bytes.endIndex)].prefix { $0 != 0x0A }.count
    }

    private static func isRisky(_ at: Int, _ scan: TextScan, within length: Int) -> Bool {
        [Sign.processModule, .runsText, .networkModule, .networkCall, .decrypts, .decodes, .environment].contains { sign in
            scan.places[sign]?.contains { $0.lowerBound >= at && $0.lowerBound < at + length } ?? false
        }
    }
}
