// SPDX-License-Identifier: Apache-2.0

package import NPMModel

/// Asks the advisories about every locked package.
package struct Audit: Sendable {
    /// Groups that are left out, as `npm audit --omit` has them.
    package var omitted: Set<Dependency.Kind> = []

    package init(omitted: Set<Dependency.Kind> = []) {
        self.omitted = omitted
    }

    /// The names to fetch advisories for: what a store is asked, so that only those are read and parsed.
    package func names(in lockfile: Lockfile) -> Set<String> {
        Set(lockfile.packages.lazy.filter { isAudited($0) }.map(\.name))
    }

    /// - Parameters:
    ///   - advisories: at least every record about the packages of ``names(in:)``.
    ///   - advisoryCount: how many records are at hand in all; the index's own count where it holds all of them.
    ///   - newestAdvisory: when the newest of all of them was changed; likewise.
    package func run(
        _ lockfile: Lockfile, advisories: AdvisoryIndex, advisoryCount: Int? = nil, newestAdvisory: Timestamp? = nil
    ) -> AuditReport {
        var report = AuditReport()
        report.entryCount = lockfile.packages.count
        report.advisoryCount = advisoryCount ?? advisories.count
        report.newestAdvisory = newestAdvisory ?? (advisoryCount == nil ? advisories.newest : nil)
        var entries: [ReleaseKey: [Int]] = [:]
        var order: [ReleaseKey] = []
        for (index, package) in lockfile.packages.enumerated() {
            if package.isOmitted(by: omitted) {
                report.omittedCount += 1
                continue
            }
            if let unread = unread(package) { report.unread.append(unread) }
            guard isAudited(package) else { continue }
            let key = ReleaseKey(name: package.name, version: package.version)
            if entries[key] == nil { order.append(key) }
            entries[key, default: []].append(index)
        }
        report.releaseCount = order.count
        for oddity in lockfile.oddities {
            report.unread.append(.init(name: "", version: "", reason: .damaged, detail: "\(oddity.path): \(oddity.problem)"))
        }
        lazy var graph = LockfileGraph(lockfile, omitting: omitted)
        for key in order {
            let known = advisories[key.name]
            if known.isEmpty { continue }
            let found = problems(of: key, known: known, into: &report)
            guard !found.isEmpty, let indices = entries[key] else { continue }
            var package = AuditedPackage(name: key.name, version: key.version)
            package.problems = found
            package.safeVersion = FixedVersions.lowest(above: key.version, name: key.name, avoiding: known.filter { !$0.isWithdrawn })
            describe(&package, lockfile, indices, graph)
            report.packages.append(package)
        }
        report.packages.sort { a, b in
            if a.isMalware != b.isMalware { return a.isMalware }
            if a.highest != b.highest { return a.highest > b.highest }
            if a.name != b.name { return a.name < b.name }
            return isEarlier(a.version, b.version)
        }
        return report
    }

    private struct ReleaseKey: Hashable {
        var name: String
        var version: String
    }

    private func isAudited(_ package: LockedPackage) -> Bool {
        if package.version.isEmpty || package.name.isEmpty || package.isOmitted(by: omitted) { return false }
        if case .local = package.source { return false }
        return true
    }

    private func unread(_ package: LockedPackage) -> AuditReport.Unread? {
        func because(_ reason: AuditReport.Unread.Reason) -> AuditReport.Unread {
            .init(name: package.name, version: package.version, reason: reason, detail: package.key)
        }
        switch package.source {
        case .local: return because(.local)
        case .git: return because(.git)
        case .tarball: return because(.tarball)
        case .registry: return package.version.isEmpty ? because(.noVersion) : nil
        }
    }

    private func problems(of key: ReleaseKey, known: [Advisory], into report: inout AuditReport) -> [AuditProblem] {
        let parsed = SemanticVersion(advisory: key.version)
        var matching: [Advisory] = []
        for advisory in known where !advisory.isWithdrawn {
            switch advisory.match(name: key.name, version: key.version, parsed: parsed) {
            case .affected: matching.append(advisory)
            case .unknown: report.undecided.append(.init(name: key.name, version: key.version, id: advisory.id))
            case .unaffected: break
            }
        }
        if matching.isEmpty { return [] }
        return AdvisoryGroups.groups(matching: matching, all: known, package: key.name)
            .map { AuditProblem($0, name: key.name, version: key.version) }
            .sorted { a, b in
                if a.isMalware != b.isMalware { return a.isMalware }
                if a.rankedSeverity != b.rankedSeverity { return a.rankedSeverity > b.rankedSeverity }
                return (a.title, a.id) < (b.title, b.id)
            }
    }

    private func describe(_ package: inout AuditedPackage, _ lockfile: Lockfile, _ indices: [Int], _ graph: LockfileGraph) {
        let entries = indices.map { lockfile.packages[$0] }
        package.keys = entries.map(\.key)
        let flags = entries.map(\.isDevelopment)
        package.isDevelopment = flags.contains(false) ? false : flags.contains(nil) ? nil : true
        let found = paths(to: indices, lockfile, graph)
        package.hasMorePaths = found.count > AuditedPackage.pathLimit
        package.paths = Array(found.prefix(AuditedPackage.pathLimit))
        package.isDirect = indices.contains(where: graph.isDirect)
    }

    /// The shortest ways to any of the entries, one more than is shown. An entry that nothing leads to stands for itself.
    private func paths(to indices: [Int], _ lockfile: Lockfile, _ graph: LockfileGraph) -> [AuditPath] {
        func named(_ index: Int) -> String {
            let package = lockfile.packages[index]
            return package.version.isEmpty ? package.name : "\(package.name)@\(package.version)"
        }
        let limit = AuditedPackage.pathLimit + 1
        var found: [AuditPath] = []
        for path in indices.flatMap({ graph.paths(to: $0, limit: limit) }).sorted(by: { $0.packages.count < $1.packages.count }) {
            let path = AuditPath(importer: lockfile.importers[path.importer].path, steps: path.packages.map(named))
            if found.count < limit, !found.contains(path) { found.append(path) }
        }
        return found.isEmpty ? indices.prefix(1).map { AuditPath(importer: "", steps: [named($0)]) } : found
    }
}

/// By version where both are versions, else by their text.
private func isEarlier(_ a: String, _ b: String) -> Bool {
    guard let x = SemanticVersion(advisory: a), let y = SemanticVersion(advisory: b), x != y else { return a < b }
    return x < y
}
