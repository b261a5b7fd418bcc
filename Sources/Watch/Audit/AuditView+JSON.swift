// SPDX-License-Identifier: Apache-2.0

import Analysis
import Impact
package import NPMModel

extension AuditView {
    /// The version of the JSON form; raised when a member changes its meaning or goes.
    package static let documentVersion = 1

    /// What `lapwing audit --format json` prints (docs/commands.md). `packages` has the releases with advisories, in the order of
    /// the text form, then those with findings only.
    package var json: JSONValue {
        [
            "version": .integer(Self.documentVersion),
            "lockfile": .string(lockfile),
            "outcome": .string(outcome.words),
            "packages": .array(packages),
            "counts": counts,
            "unread": .array(
                report.unread.map {
                    [
                        "name": .string($0.name), "version": .string($0.version), "reason": .string($0.reason.rawValue),
                        "detail": .string($0.detail),
                    ]
                }),
            "undecided": .array(
                report.undecided.map { ["name": .string($0.name), "version": .string($0.version), "advisory": .string($0.id)] }),
            "advisories": [
                "count": .integer(report.advisoryCount), "newest": .optional(report.newestAdvisory?.description),
                "imported": .optional(importedAt?.description), "stale": .boolean(staleDays != nil),
            ],
            "warnings": .strings(warnings),
        ]
    }

    private var counts: JSONValue {
        let problems = report.packages.flatMap(\.problems)
        var members: [JSONValue.Member] = [.init("malware", .integer(problems.filter(\.isMalware).count))]
        for severity in AdvisorySeverity.allCases.reversed() {
            members.append(
                .init(severity.rawValue, .integer(problems.filter { !$0.isMalware && $0.rankedSeverity == severity }.count)))
        }
        members += [
            .init("packages", .integer(report.packages.count)), .init("entries", .integer(report.entryCount)),
            .init("releases", .integer(report.releaseCount)), .init("omitted", .integer(report.omittedCount)),
        ]
        return .object(members)
    }

    private var packages: [JSONValue] {
        var known: [ReleaseReference: JudgedRelease] = [:]
        for release in judged { known[release.release] = release }
        var out = report.packages.map { package in
            package.json(judged: known.removeValue(forKey: ReleaseReference(name: package.name, version: package.version)))
        }
        for release in judged where known[release.release] != nil {
            out.append(AuditedPackage(name: release.release.name, version: release.release.version).json(judged: release))
        }
        return out
    }
}

extension AuditedPackage {
    fileprivate func json(judged: JudgedRelease?) -> JSONValue {
        [
            "name": .string(name),
            "version": .string(version),
            "malware": .boolean(isMalware),
            "direct": .boolean(isDirect),
            "development": isDevelopment.map(JSONValue.boolean) ?? .null,
            "paths": .array(paths.map { .strings($0.steps) }),
            "morePaths": .boolean(hasMorePaths),
            "entries": .strings(keys),
            "safe": .optional(safeVersion),
            "advisories": .array(problems.map(\.json)),
            "verdict": .optional(judged?.verdict.rawValue),
            "findings": .array(judged?.findings.map(\.json) ?? []),
            "unread": .array(judged?.unread.map { ["part": .string($0.part), "reason": .string($0.reason)] } ?? []),
        ]
    }
}

extension AuditProblem {
    fileprivate var json: JSONValue {
        [
            "id": .string(id),
            "aliases": .strings(aliases),
            "title": .string(title),
            "severity": .optional(severity?.rawValue),
            "score": score.map(JSONValue.double) ?? .null,
            "vector": .optional(vector?.vector),
            "malware": .boolean(isMalware),
            "retracted": .boolean(isRetracted),
            "fixed": .optional(fixedVersion),
            "lastAffected": .optional(lastAffected),
            "cwes": .strings(cwes),
            "url": .optional(url),
            "references": .strings(references.map(\.url)),
            "published": .optional(published?.description),
            "records": .strings(records),
        ]
    }
}
