// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel

enum JudgedForm {
    static func json(_ judged: JudgedRelease) -> JSONValue {
        [
            "name": .string(judged.release.name), "version": .string(judged.release.version),
            "verdict": .string(judged.verdict.rawValue), "prior": .double(judged.sum.prior),
            "terms": .array(
                judged.sum.terms.map {
                    ["id": .string($0.id), "group": .string($0.group), "bits": .double($0.bits), "counted": .double($0.counted)]
                }),
            "findings": .array(judged.findings.map(json)),
            "unread": .array(judged.unread.map { ["part": .string($0.part), "reason": .string($0.reason)] }),
            "publishedAt": HistoryForm.time(judged.publishedAt), "publisher": .optional(judged.publisher),
        ]
    }

    private static func json(_ f: Finding) -> JSONValue {
        [
            "id": .string(f.id), "revision": .integer(f.revision), "title": .string(f.title),
            "severity": .string(f.severity.rawValue), "confidence": .string(f.confidence.rawValue), "bits": .double(f.bits),
            "group": .string(f.group), "meaning": .string(f.meaning),
            "evidence": .array(
                f.evidence.map {
                    ["file": .string($0.file), "line": $0.line.map(JSONValue.integer) ?? .null, "excerpt": .string($0.excerpt)]
                }),
        ]
    }

    static func judged(_ node: JSONNode) -> JudgedRelease? {
        guard let name = node["name"]?.string, let version = node["version"]?.string,
            let verdict = node["verdict"]?.string.flatMap(Verdict.init(rawValue:)), let prior = node["prior"]?.double,
            let terms = all(node["terms"], term), let findings = all(node["findings"], finding),
            let unread = all(node["unread"], unread)
        else { return nil }
        return JudgedRelease(
            release: ReleaseReference(name: name, version: version), verdict: verdict, sum: WeightSum(prior: prior, terms: terms),
            findings: findings, unread: unread, publishedAt: HistoryForm.time(node["publishedAt"]),
            publisher: node["publisher"]?.string
        )
    }

    private static func all<Value>(_ node: JSONNode?, _ read: (JSONNode) -> Value?) -> [Value]? {
        guard let node, node.kind == .array else { return nil }
        var values: [Value] = []
        for element in node.elements {
            guard let value = read(element) else { return nil }
            values.append(value)
        }
        return values
    }

    private static func term(_ node: JSONNode) -> WeightSum.Term? {
        guard let id = node["id"]?.string, let group = node["group"]?.string, let bits = node["bits"]?.double,
            let counted = node["counted"]?.double
        else { return nil }
        return WeightSum.Term(id: id, group: group, bits: bits, counted: counted)
    }

    private static func unread(_ node: JSONNode) -> UnreadPart? {
        guard let part = node["part"]?.string, let reason = node["reason"]?.string else { return nil }
        return UnreadPart(part: part, reason: reason)
    }

    private static func finding(_ node: JSONNode) -> Finding? {
        guard let id = node["id"]?.string, let revision = node["revision"]?.integer, let title = node["title"]?.string,
            let severity = node["severity"]?.string.flatMap(Severity.init(rawValue:)),
            let confidence = node["confidence"]?.string.flatMap(Confidence.init(rawValue:)), let bits = node["bits"]?.double,
            let group = node["group"]?.string, let meaning = node["meaning"]?.string,
            let evidence = all(
                node["evidence"],
                { node in
                    node["file"]?.string.flatMap { file in
                        node["excerpt"]?.string.map { Evidence(file: file, line: node["line"]?.integer, excerpt: $0) }
                    }
                })
        else { return nil }
        return Finding(
            id: id, revision: revision, title: title, severity: severity, confidence: confidence, bits: bits, group: group,
            evidence: evidence, meaning: meaning
        )
    }
}
