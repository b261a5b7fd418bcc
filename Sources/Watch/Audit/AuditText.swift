// SPDX-License-Identifier: Apache-2.0

import Analysis
import Impact
import NPMModel

/// Writes an audit for people: malware first and loud, then the rest by severity, what could not be looked at, what to do next.
package struct AuditText: Sendable {
    private let view: AuditView
    private let colour: Bool

    /// - Parameter colour: whether to use ANSI colours; the caller knows whether a terminal reads.
    package init(_ view: AuditView, colour: Bool) {
        self.view = view
        self.colour = colour
    }

    private var report: AuditReport { view.report }

    /// Several lines without a line break at the end.
    package var text: String {
        var lines: [String] = []
        let malware = report.packages.filter(\.isMalware)
        let others = report.packages.filter { !$0.isMalware }
        if !malware.isEmpty {
            lines += [
                paint("1;97;41", " MALWARE ") + bold(" \(count(malware.count, "locked release is", "locked releases are")) malicious."), "",
            ]
            for package in malware { lines += describe(package) }
            lines += malwareSteps + [""]
        }
        for package in others { lines += describe(package) }
        lines += events
        lines += notLookedAt
        lines += summary
        return lines.joined(separator: "\n")
    }

    // MARK: Packages

    private func describe(_ package: AuditedPackage) -> [String] {
        var lines: [String] = []
        let development = package.isDevelopment == true ? ", development only" : ""
        lines.append(
            "\(label(package)) \(bold("\(printable(package.name))@\(printable(package.version))"))  (\(package.isDirect ? "direct" : "transitive")\(development))"
        )
        for problem in package.problems { lines += describe(problem) }
        for path in package.paths.prefix(package.isMalware ? AuditedPackage.pathLimit : 1) where path.steps.count > 1 || !path.isOwn {
            lines.append("    through \(self.path(path))")
        }
        if package.hasMorePaths, package.isMalware { lines.append("    and on more ways") }
        lines.append("    " + advice(package))
        lines.append("")
        return lines
    }

    private func describe(_ problem: AuditProblem) -> [String] {
        let word = problem.isMalware ? "malware" : problem.severity?.rawValue ?? "severity unknown"
        let score = problem.score.map { " \(figure($0))" } ?? ""
        let note = problem.isRetracted ? " [taken back by its authors]" : ""
        let names = ([problem.id] + problem.aliases.filter { $0.hasPrefix("CVE-") || problem.isMalware }).map { printable($0) }
        var lines = [
            "    \(paint(code(problem), "\(word)\(score)"))  \(problem.title == problem.id ? "(no title)" : printable(problem.title))\(note)"
        ]
        lines.append("      \(names.joined(separator: ", "))\(problem.url.map { "  \(printable($0))" } ?? "")")
        return lines
    }

    private func advice(_ package: AuditedPackage) -> String {
        if let safe = package.safeVersion { return "fixed in \(printable(safe))" }
        let ends = package.problems.compactMap(\.lastAffected)
        if package.isMalware { return "no fixed version is known: remove it" }
        if let fixed = package.problems.compactMap(\.fixedVersion).last {
            return "no version is free of all of these; \(printable(fixed)) mends some"
        }
        if let end = ends.last, ends.count == package.problems.count {
            return "no fix is named; versions after \(printable(end)) are not listed as affected"
        }
        return "no fixed version is known"
    }

    /// Looking comes before rotating: payloads exist that act when a stolen token is revoked.
    private var malwareSteps: [String] {
        [
            "    What to do, in this order:",
            "      1. Stop installs and builds that use this lockfile.",
            "      2. Treat each machine that installed it as compromised: look at what it did before you change anything.",
            "      3. Then rotate every secret that those machines could read.",
            "      4. Remove it or move to a version that is not affected, write the lockfile anew, and install from it.",
        ]
    }

    private func path(_ path: AuditPath) -> String {
        let start = path.importer == "." || path.importer.isEmpty ? "" : "\(printable(path.importer)): "
        return start + path.steps.map { printable($0) }.joined(separator: " > ")
    }

    // MARK: What the store knows

    private static let mostEvents = 20

    private var events: [String] {
        let shown = view.judged.filter { $0.verdict.rank > 0 || $0.findings.contains { $0.bits > 0 } }
        guard !shown.isEmpty else { return [] }
        var lines = [bold("What happened around what you use")]
        for release in shown.prefix(Self.mostEvents) {
            let when = release.publishedAt.map { ", published \($0.date)" } ?? ""
            lines.append("  \(printable(release.release.description)): \(release.verdict.rawValue)\(when)")
            for finding in release.findings.filter({ $0.bits > 0 }).prefix(3) { lines.append("    \(printable(finding.title))") }
            for part in release.unread.prefix(2) { lines.append("    not read: \(printable(part.part)): \(printable(part.reason))") }
        }
        if shown.count > Self.mostEvents { lines.append("  and \(shown.count - Self.mostEvents) more: --format json has all") }
        return lines + [""]
    }

    // MARK: What was not looked at

    private static let mostUnread = 10

    private var notLookedAt: [String] {
        var lines: [String] = []
        let foreign = report.unread.filter(\.isLookedUpByName)
        let skipped = report.unread.filter { !$0.isLookedUpByName }
        if !skipped.isEmpty {
            lines.append(bold("Not looked at: \(count(skipped.count, "entry", "entries"))"))
            lines += listed(skipped) { unread in
                switch unread.reason {
                case .local: "a folder, not published"
                case .noVersion: "no version is stated"
                case .git: "from a repository, no version is stated"
                case .tarball: "from an address outside the registry, no version is stated"
                case .damaged: "could not be read"
                }
            }
        }
        if !foreign.isEmpty {
            lines.append(bold("Looked up by name and version only: \(count(foreign.count, "entry", "entries")) with code from elsewhere"))
            lines += listed(foreign) { $0.reason == .git ? "from a repository" : "from an address outside the registry" }
        }
        if !report.undecided.isEmpty {
            lines.append(bold("Cannot be decided: \(count(report.undecided.count, "advisory", "advisories"))"))
            for entry in report.undecided.prefix(Self.mostUnread) {
                lines.append(
                    "  \(printable(entry.id)) names \(printable(entry.name)), but not so that it can be told whether \(printable(entry.version)) is affected"
                )
            }
            if report.undecided.count > Self.mostUnread { lines.append("  and \(report.undecided.count - Self.mostUnread) more") }
        }
        return lines.isEmpty ? [] : lines + [""]
    }

    private func listed(_ entries: [AuditReport.Unread], _ reason: (AuditReport.Unread) -> String) -> [String] {
        var lines = entries.prefix(Self.mostUnread).map { entry in
            let name = entry.name.isEmpty ? entry.detail : entry.version.isEmpty ? entry.name : "\(entry.name)@\(entry.version)"
            return "  \(printable(name)): \(reason(entry))"
        }
        if entries.count > Self.mostUnread { lines.append("  and \(entries.count - Self.mostUnread) more") }
        return lines
    }

    // MARK: Summary

    private var summary: [String] {
        var lines: [String] = []
        let problems = report.packages.flatMap(\.problems)
        var parts: [String] = []
        let malicious = problems.filter(\.isMalware).count
        if malicious > 0 { parts.append("\(malicious) malware") }
        for severity in AdvisorySeverity.allCases.reversed() {
            let number = problems.filter { !$0.isMalware && $0.rankedSeverity == severity }.count
            if number > 0 { parts.append("\(number) \(severity.rawValue)") }
        }
        let found =
            problems.isEmpty
            ? (view.judged.contains { $0.verdict.rank >= Verdict.suspicious.rank }
                ? "No advisory matches, but see above" : "No known problem")
            : "\(count(problems.count, "problem", "problems")) in \(count(report.packages.count, "release", "releases")) (\(parts.joined(separator: ", ")))"
        let left = report.omittedCount > 0 ? ", \(report.omittedCount) left out" : ""
        let newest = report.newestAdvisory.map { ", newest of \($0.date)" } ?? view.importedAt.map { ", imported \($0.date)" } ?? ""
        if report.couldLook {
            lines.append(
                "\(bold(found)). Looked up \(count(report.releaseCount, "release", "releases")) of \(count(report.entryCount, "entry", "entries"))\(left) in \(count(report.advisoryCount, "advisory", "advisories"))\(newest)."
            )
        }
        lines += view.warnings.map { paint("1;35", $0) }
        return lines
    }

    // MARK: Words

    private func label(_ package: AuditedPackage) -> String {
        if package.isMalware { return paint("1;97;41", " MALWARE ") }
        return paint(code(package.highest), package.highest.rawValue.uppercased())
    }

    private func code(_ problem: AuditProblem) -> String { problem.isMalware ? "1;31" : code(problem.rankedSeverity) }

    private func code(_ severity: AdvisorySeverity) -> String {
        switch severity {
        case .critical: "1;31"
        case .high: "31"
        case .moderate: "33"
        case .low, .info: "36"
        }
    }

    private func bold(_ text: String) -> String { paint("1", text) }

    private func paint(_ code: String, _ text: String) -> String { colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }

    private func count(_ number: Int, _ one: String, _ many: String) -> String { "\(number) \(number == 1 ? one : many)" }

    private func figure(_ score: Double) -> String { String((score * 10).rounded() / 10) }
}

extension AuditPath {
    /// The root project asks for it itself.
    fileprivate var isOwn: Bool { importer == "." || importer.isEmpty }
}
