// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A long encoded text lies where none belongs.
package struct EncodedBlob: Rule {
    package init() {}

    package let card = RuleCard(
        id: "encoded-blob", kind: .content, title: "Long encoded text in an odd place", severity: .low, confidence: .medium,
        status: .stable, revision: 2, group: "payload",
        rationale: "flatmap-stream kept its payload as hexadecimal text under test/. Data that source loads is data that source can run.",
        knownFalseAlarms: ["Test vectors, keys and certificates, pictures in data addresses."],
        references: ["https://snyk.io/blog/a-post-mortem-of-the-malicious-event-stream-backdoor/"],
        fires: [
            RuleSample(
                "new in test data",
                .sample(["test/data.js": "module.exports=[\"\(SampleBytes.hexText(1500))\"]"], previous: ["test/index.js": "1"]))
        ],
        staysSilent: [
            RuleSample(
                "there before",
                .sample(
                    ["test/data.js": "module.exports=[\"\(SampleBytes.hexText(1500))\"]"],
                    previous: ["test/data.js": "module.exports=[\"\(SampleBytes.hexText(1500))\"]"])),
            RuleSample("a hash", .sample(["sums.txt": SampleBytes.hexText(128)])),
            RuleSample("a lockfile", .sample(["package-lock.json": "{\"integrity\":\"\(SampleBytes.hexText(900))\"}"])),
        ]
    )

    package func findings(in facts: ReleaseFacts) -> [Finding] {
        var runs: [String: TextScan.EncodedRun] = [:]
        let odd = facts.files.filter { file in
            guard let scan = file.scan, file.change != .same, Self.isOddPlace(file) else { return false }
            runs[file.path] = scan.encodedRuns.first { !Self.isCertificate(file.file.bytes, $0.range) }
            return runs[file.path] != nil
        }
        guard let largest = odd.max(by: { ($0.scan?.encodedBytes ?? 0) < ($1.scan?.encodedBytes ?? 0) }), let scan = largest.scan,
            let run = runs[largest.path]
        else {
            return []
        }
        let isNew = odd.contains { $0.change == .new }
        let small = facts.release.content.unpackedBytes < 300_000
        return [
            card.finding(
                "\(largest.path) holds \(PlainWords.bytes(scan.encodedBytes)) of \(run.alphabet.rawValue) text\(isNew ? ", new in this release" : "")",
                strength: (isNew ? 0.6 : 0) + (small && odd.count <= 3 ? 0.4 : 0),
                evidence: odd.prefix(4).compactMap { file in runs[file.path].map { file.evidence($0.range) } },
                meaning: "Nobody can read what it says; whether something decodes and runs it, only the code that loads it tells.")
        ]
    }

    private static func isOddPlace(_ file: FileFacts) -> Bool {
        let name = file.path.split(separator: "/").last.map { $0.lowercased() } ?? ""
        if ["package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml"].contains(name) || name.hasSuffix(".map")
            || name.hasSuffix(".pem") || name.hasSuffix(".svg") || name.hasSuffix(".snap")
        {
            return false
        }
        switch file.kind {
        case .otherText, .json: return true
        case .source: return file.isAside
        default: return false
        }
    }

    private static func isCertificate(_ bytes: ArraySlice<UInt8>, _ range: Range<Int>) -> Bool {
        let start = bytes.startIndex + range.lowerBound
        return bytes[max(bytes.startIndex, start - 60)..<start].firstRange(of: Array("-----".utf8)) != nil
            || bytes[max(bytes.startIndex, start - 30)..<start].firstRange(of: Array("base64,".utf8)) != nil
    }
}
