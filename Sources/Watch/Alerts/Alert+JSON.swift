// SPDX-License-Identifier: Apache-2.0

import Analysis
import Impact
package import NPMModel

extension Alert {
    /// The version of the JSON form of messages; raised when a member changes its meaning or goes.
    package static let documentVersion = 1

    /// One object a message: the judged release with who is told, why it concerns them, and what to do.
    package var json: JSONValue {
        judged.json.adding(
            [
                .init("type", "alert"), .init("version", .integer(Alert.documentVersion)), .init("id", .string(id)),
                .init("watcher", .string(watcher)),
            ],
            atStart: true
        ).adding([
            .init("concern", .string(concerns.first?.kind.rawValue ?? "")),
            .init("why", .string(why)),
            .init("paths", .array(concerns.flatMap(\.paths).prefix(Alert.mostPaths).map { .strings($0) })),
            .init("since", .optional(judged.publishedAt?.description)),
            .init("raised", .string(raisedAt.description)),
            .init("actions", .strings(actions)),
        ])
    }

    /// Paths shown in one alert; a widely used package is reached on hundreds.
    private static let mostPaths = 20

    /// Why this watcher is told, in one sentence.
    package var why: String {
        guard let concern = concerns.first else { return "" }
        let path = concern.paths.first.map { $0.joined(separator: " > ") } ?? judged.release.name
        let only = concern.isDevelopmentOnly ? " (development only)" : ""
        switch concern.kind {
        case .locked:
            return "\(watcher) has \(judged.release) in its lockfile\(only), through \(path)."
        case .wouldResolve:
            return "\(watcher) asks for \(judged.release.name) \(concern.requirement ?? "")\(only), through \(path): "
                + "the next install without the lockfile, or the next update, takes \(judged.release.version)."
        case .newDependencyOf:
            return "A release that \(watcher) uses or would take requires \(judged.release.name)\(only), through \(path)."
        case .present where judged.release.version == JudgedRelease.anyVersion:
            return
                "\(watcher) uses \(judged.release.name)\(only), through \(path), and something was published there that could not be read."
        case .present:
            return "\(watcher) uses \(judged.release.name)\(only), through \(path), but nothing in it accepts \(judged.release.version)."
        }
    }

    /// What to do, in the order to do it. Looking for effects comes before rotating secrets: payloads exist that destroy data
    /// when a stolen token is revoked (incident facts, "order matters").
    package var actions: [String] {
        let release = judged.release
        guard judged.verdict != .unread else {
            return [
                "Do not take \(release) in before somebody has looked at it: we could not.",
                "Look at it by hand\(inspection.map { ": \($0)" } ?? ".")",
            ]
        }
        var steps: [String] = []
        if concerns.contains(where: { $0.kind == .locked }) {
            steps += [
                "Stop builds and installs that use this lockfile.",
                "On machines that installed \(release), look for what it did before you change anything: processes, start-up files, "
                    + "outgoing connections. Keep the evidence.",
                "Then rotate what those machines could read: registry and cloud tokens, keys, wallets.",
                "Go back to a release from before \(release.version), if need be with an entry in `\(lockfileKind.overrides)`, and install again.",
            ]
        } else {
            steps += [
                "Keep the lockfile as it is: install with `\(lockfileKind.frozenInstall)`, and update nothing.",
                "Keep \(release.name) below \(release.version) with an entry in `\(lockfileKind.overrides)` until this is settled.",
                "If somebody installed without the lockfile since \(judged.publishedAt?.date ?? "its publication"), treat that machine as having run it.",
            ]
        }
        return steps + (inspection.map { ["To see every reason and judge for yourself: \($0)"] } ?? [])
    }

    private var inspection: String? { registry.map { "lapwing inspect \(judged.release) --registry \($0)" } }
}

extension Lockfile.Kind {
    /// The command that installs what is locked and nothing else.
    fileprivate var frozenInstall: String {
        switch self {
        case .npm: "npm ci"
        case .yarnClassic: "yarn install --frozen-lockfile"
        case .yarnBerry: "yarn install --immutable"
        case .pnpm: "pnpm install --frozen-lockfile"
        case .bun: "bun install --frozen-lockfile"
        }
    }

    /// The member of package.json that holds a version against what dependencies ask for.
    fileprivate var overrides: String {
        switch self {
        case .npm, .bun: "overrides"
        case .yarnClassic, .yarnBerry: "resolutions"
        case .pnpm: "pnpm.overrides"
        }
    }
}
