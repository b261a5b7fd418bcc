// SPDX-License-Identifier: Apache-2.0

extension SemverRequest {
    /// The answer; `null` where node-semver returns null or throws.
    package func answer() -> JSONValue {
        var ranges = RangeMemory()
        return answer(&ranges)
    }

    func answer(_ ranges: inout RangeMemory) -> JSONValue {
        switch operation.shape {
        case .version, .text: versionAnswer()
        case .versionAndRelease: releaseAnswer()
        case .twoVersions, .comparison: comparisonAnswer()
        case .versions: sortAnswer()
        case .rangeAndVersions: versionsAnswer(&ranges)
        case .versionAndRange, .versionRangeAndSide: versionAndRangeAnswer(&ranges)
        case .range: rangeAnswer(&ranges)
        case .twoRanges: twoRangesAnswer(&ranges)
        }
    }

    private func version(_ value: Value, loose: Bool) -> SemanticVersion? {
        value.text.flatMap { SemanticVersion($0, loose: loose) }
    }

    private func readRange(_ value: Value, _ ranges: inout RangeMemory) -> VersionRange? {
        value.text.flatMap { ranges.range($0, loose: loose, includePrerelease: includePrerelease) }
    }

    // MARK: Versions

    private func versionAnswer() -> JSONValue {
        if operation == .coerce { return coerceAnswer() }
        if operation == .clean { return cleanAnswer() }
        guard let version = version(first, loose: loose) else { return .null }
        switch operation {
        case .major: return .number(version.major)
        case .minor: return .number(version.minor)
        case .patch: return .number(version.patch)
        case .prerelease: return version.isPrerelease ? .array(version.prerelease.map(JSONValue.init)) : .null
        default: return .string(version.description)
        }
    }

    private func coerceAnswer() -> JSONValue {
        let text: String
        switch first {
        case .text(let written): text = written
        case .number(_, let printed): text = printed
        default: return .null
        }
        let found = SemanticVersion.coerce(
            text, rightToLeft: rightToLeft, includePrerelease: includePrerelease, loose: loose)
        return .optional(found?.description)
    }

    private func cleanAnswer() -> JSONValue {
        guard var text = first.text else { return .null }
        let cleaned = text.withUTF8 { bytes in
            let text = ByteText(bytes).trimmed
            var start = 0
            while text[start] == .equals || text[start] == .letterV { start += 1 }
            return SemanticVersion(bytes: text[start..<text.count], loose: loose)
        }
        return .optional(cleaned?.description)
    }

    private func releaseAnswer() -> JSONValue {
        guard let version = version(first, loose: loose), let kind = word.text, let release = SemanticVersion.Release(rawValue: kind)
        else { return .null }
        if operation == .truncate { return .optional(version.truncated(to: release)?.description) }
        // An identifier that is no text is no identifier, but only a prerelease minds.
        if identifier.isTruthy, identifier.text == nil, release.isPrerelease { return .null }
        let next = version.incremented(release, identifier: identifier.text ?? "", base: base, loose: loose)
        return .optional(next?.description)
    }

    private var base: SemanticVersion.IdentifierBase {
        switch identifierBase {
        case .boolean(let value): value ? .one : .none
        case .number(let value, _): value != 0 && !value.isNaN ? .one : .zero
        case .text(let text): Double(text.filter { !$0.isWhitespace }).map { $0 != 0 && !$0.isNaN } ?? false ? .one : .zero
        case .missing, .other: .zero
        }
    }

    private func comparisonAnswer() -> JSONValue {
        if operation == .compareIdentifiers || operation == .rcompareIdentifiers { return identifierAnswer() }
        if operation == .cmp { return operatorAnswer() }
        let loose = operation == .compareLoose || (loose && operation != .diff)
        guard let a = version(first, loose: loose), let b = version(second, loose: loose) else { return .null }
        let order = a.compare(b)
        switch operation {
        case .diff: return .optional(a.difference(from: b)?.rawValue)
        case .rcompare: return .integer(-order)
        case .compareBuild: return .integer(a.compareBuild(b))
        case .eq: return .boolean(order == 0)
        case .neq: return .boolean(order != 0)
        case .gt: return .boolean(order > 0)
        case .gte: return .boolean(order >= 0)
        case .lt: return .boolean(order < 0)
        case .lte: return .boolean(order <= 0)
        default: return .integer(order)
        }
    }

    private func operatorAnswer() -> JSONValue {
        guard let sign = word.text else { return .null }
        if sign == "===" { return .boolean(first == second) }
        if sign == "!==" { return .boolean(first != second) }
        guard let a = version(first, loose: loose), let b = version(second, loose: loose) else { return .null }
        let order = a.compare(b)
        switch sign {
        case "", "=", "==": return .boolean(order == 0)
        case "!=": return .boolean(order != 0)
        case ">": return .boolean(order > 0)
        case ">=": return .boolean(order >= 0)
        case "<": return .boolean(order < 0)
        case "<=": return .boolean(order <= 0)
        default: return .null
        }
    }

    private func identifierAnswer() -> JSONValue {
        func identifier(_ value: Value) -> SemanticVersion.Identifier? {
            switch value {
            case .text(let text): .text(text)
            case .number(_, let printed): .text(printed)
            default: nil
            }
        }
        guard let a = identifier(first), let b = identifier(second) else { return .null }
        return .integer(operation == .compareIdentifiers ? a.compare(b) : b.compare(a))
    }

    private func sortAnswer() -> JSONValue {
        guard let versions else { return .null }
        let texts = versions.compactMap(\.text)
        guard texts.count == versions.count,
            let sorted = SemanticVersion.sorted(texts, loose: loose, descending: operation == .rsort)
        else { return .null }
        return .strings(sorted)
    }

    // MARK: Ranges

    /// Whether JavaScript would have thrown for a version of the wrong type: anything but text that is not falsy.
    private func isWrongType(_ value: Value) -> Bool { value.text == nil && value.isTruthy }

    private func versionsAnswer(_ ranges: inout RangeMemory) -> JSONValue {
        guard let versions else { return .null }
        if operation == .simplifyRange {
            let texts = versions.compactMap(\.text)
            guard let range = range.text, texts.count == versions.count else { return .null }
            return .optional(
                VersionRange.simplify(range, for: texts, loose: loose, includePrerelease: includePrerelease))
        }
        guard let range = readRange(range, &ranges), !versions.contains(where: isWrongType) else { return .null }
        let texts = versions.lazy.compactMap(\.text)
        return .optional(operation == .maxSatisfying ? range.maxSatisfying(texts) : range.minSatisfying(texts))
    }

    private func versionAndRangeAnswer(_ ranges: inout RangeMemory) -> JSONValue {
        if operation == .satisfies {
            guard let range = readRange(range, &ranges) else { return .boolean(false) }
            guard let text = first.text else { return isWrongType(first) ? .null : .boolean(false) }
            return .boolean(range.contains(text))
        }
        guard let version = version(first, loose: loose), let range = readRange(range, &ranges) else { return .null }
        switch operation {
        case .gtr: return .boolean(range.isOutside(version, .above))
        case .ltr: return .boolean(range.isOutside(version, .below))
        default:
            guard let side = word.text.flatMap(VersionRange.Side.init) else { return .null }
            return .boolean(range.isOutside(version, side))
        }
    }

    private func rangeAnswer(_ ranges: inout RangeMemory) -> JSONValue {
        guard let range = readRange(range == .missing ? first : range, &ranges) else { return .null }
        switch operation {
        case .minVersion: return .optional(range.minimumVersion?.description)
        case .toComparators: return .array(range.sets.map { .strings($0.map(\.description)) })
        default: return .string(range.description)
        }
    }

    private func twoRangesAnswer(_ ranges: inout RangeMemory) -> JSONValue {
        if operation == .subset, let own = first.text, own == second.text { return .boolean(true) }
        guard let a = readRange(first, &ranges), let b = readRange(second, &ranges) else { return .null }
        return .boolean(operation == .subset ? a.isSubset(of: b) : a.intersects(b))
    }
}

/// Ranges that were read lately, since batches ask about the same ones again and again.
struct RangeMemory {
    private struct Key: Hashable {
        var text: String
        var flags: UInt8
    }

    /// Entries; then all are forgotten, which is simple and costs little.
    private static let capacity = 4096

    private var ranges: [Key: VersionRange?] = [:]

    mutating func range(_ text: String, loose: Bool, includePrerelease: Bool) -> VersionRange? {
        let key = Key(text: text, flags: (loose ? 1 : 0) | (includePrerelease ? 2 : 0))
        if let known = ranges[key] { return known }
        let range = VersionRange(text, loose: loose, includePrerelease: includePrerelease)
        // Long texts are not kept, so that memory stays small whatever comes.
        if text.utf8.count <= 256 {
            if ranges.count >= Self.capacity { ranges.removeAll(keepingCapacity: true) }
            ranges[key] = range
        }
        return range
    }
}

extension JSONValue {
    fileprivate static func number(_ value: UInt64) -> JSONValue { .integer(Int(clamping: value)) }

    fileprivate init(_ identifier: SemanticVersion.Identifier) {
        switch identifier {
        case .number(let value): self = .number(value)
        case .text(let text): self = .string(text)
        }
    }
}
