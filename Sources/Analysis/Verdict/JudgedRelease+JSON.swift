// SPDX-License-Identifier: Apache-2.0

package import NPMModel

extension JudgedRelease {
    /// The version of the document that `inspect` and `diff` print.
    package static let documentVersion = 1

    /// `{"version":1,"releases":[…]}`.
    package static func document(_ releases: [JudgedRelease]) -> JSONValue {
        document(of: releases.map(\.json))
    }

    /// The same for releases that carry members beside their own.
    package static func document(of releases: [JSONValue]) -> JSONValue {
        ["version": .integer(documentVersion), "releases": .array(releases)]
    }

    /// The one shape of a judged release: `release` (and its two parts apart, `name` and `version`, since a hostile version may
    /// contain an `@`), `verdict`, `bits`, `findings`, `unread`, and `sum`, `publishedAt`,
    /// `publisher`. Bits are rounded to a hundredth; `bits` is the total.
    package var json: JSONValue {
        [
            "release": .string(release.description),
            "name": .string(release.name),
            "version": .string(release.version),
            "verdict": .string(verdict.rawValue),
            "bits": .bits(sum.total),
            "publishedAt": .optional(publishedAt?.description),
            "publisher": .optional(publisher),
            "findings": .array(findings.map(\.json)),
            "unread": .array(unread.map { ["part": .string($0.part), "reason": .string($0.reason)] }),
            "sum": [
                "prior": .bits(sum.prior),
                "terms": .array(
                    sum.terms.map {
                        ["id": .string($0.id), "group": .string($0.group), "bits": .bits($0.bits), "counted": .bits($0.counted)]
                    }),
            ],
        ]
    }

    /// Reads ``json`` back; `nil` when a member that every version of the form has is missing or of a wrong type.
    package init?(_ node: JSONNode) {
        if let name = node["name"]?.string, let version = node["version"]?.string {
            self.init(node, release: ReleaseReference(name: name, version: version))
        } else {
            guard let release = (node["release"]?.string).flatMap(ReleaseReference.init) else { return nil }
            self.init(node, release: release)
        }
    }

    /// Reads ``json`` of a release that is known otherwise, such as by its row; what the text says of that does not count.
    package init?(_ node: JSONNode, release: ReleaseReference) {
        guard let verdict = (node["verdict"]?.string).flatMap(Verdict.init(rawValue:)),
            let sum = node["sum"], let prior = sum["prior"]?.double
        else { return nil }
        var terms: [WeightSum.Term] = []
        for term in sum["terms"]?.elements.map({ $0 }) ?? [] {
            guard let id = term["id"]?.string, let group = term["group"]?.string, let bits = term["bits"]?.double,
                let counted = term["counted"]?.double
            else { return nil }
            terms.append(WeightSum.Term(id: id, group: group, bits: bits, counted: counted))
        }
        var findings: [Finding] = []
        for entry in node["findings"]?.elements.map({ $0 }) ?? [] {
            guard let finding = Finding(entry) else { return nil }
            findings.append(finding)
        }
        var unread: [UnreadPart] = []
        for entry in node["unread"]?.elements.map({ $0 }) ?? [] {
            guard let part = entry["part"]?.string, let reason = entry["reason"]?.string else { return nil }
            unread.append(UnreadPart(part: part, reason: reason))
        }
        self.init(
            release: release, verdict: verdict, sum: WeightSum(prior: prior, terms: terms), findings: findings, unread: unread,
            publishedAt: (node["publishedAt"]?.string).flatMap { Timestamp($0) }, publisher: node["publisher"]?.string)
    }
}

extension Finding {
    package var json: JSONValue {
        [
            "id": .string(id),
            "title": .string(title),
            "severity": .string(severity.rawValue),
            "confidence": .string(confidence.rawValue),
            "bits": .bits(bits),
            "group": .string(group),
            "revision": .integer(revision),
            "meaning": .string(meaning),
            "evidence": .array(
                evidence.map {
                    ["file": .string($0.file), "line": $0.line.map(JSONValue.integer) ?? .null, "excerpt": .string($0.excerpt)]
                }),
        ]
    }

    package init?(_ node: JSONNode) {
        guard let id = node["id"]?.string, let title = node["title"]?.string,
            let severity = (node["severity"]?.string).flatMap(Severity.init(rawValue:)),
            let confidence = (node["confidence"]?.string).flatMap(Confidence.init(rawValue:)),
            let bits = node["bits"]?.double, let group = node["group"]?.string, let revision = node["revision"]?.integer,
            let meaning = node["meaning"]?.string
        else { return nil }
        var evidence: [Evidence] = []
        for entry in node["evidence"]?.elements.map({ $0 }) ?? [] {
            guard let file = entry["file"]?.string, let excerpt = entry["excerpt"]?.string else { return nil }
            evidence.append(Evidence(file: file, line: entry["line"]?.integer, excerpt: excerpt))
        }
        self.init(
            id: id, revision: revision, title: title, severity: severity, confidence: confidence, bits: bits, group: group,
            evidence: evidence, meaning: meaning)
    }
}

extension JSONValue {
    /// Bits, rounded to a hundredth: more digits would claim a precision that no weight has.
    static func bits(_ value: Double) -> JSONValue { .double((value * 100).rounded() / 100) }
}
