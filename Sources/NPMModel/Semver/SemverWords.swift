// SPDX-License-Identifier: Apache-2.0

/// `lapwing semver` with words: one question on the command line, one readable answer.
package struct SemverWords: Sendable {
    /// What to print, on which stream, and how to exit: 0 for yes or a result, 1 for no or none, 2 for wrong use.
    package struct Answer: Sendable, Equatable {
        package var output: String
        package var isError: Bool
        package var exitCode: Int32
    }

    package var loose = false
    package var includePrerelease = false
    package var rightToLeft = false
    package var identifier: String?
    /// `0`, `1`, or `false` for none.
    package var identifierBase: String?

    package init() {}

    package func answer(_ words: [String]) -> Answer {
        guard let name = words.first, let operation = SemverOperation(name: name) else {
            let names = SemverOperation.allCases.map(\.rawValue).joined(separator: ", ")
            return wrongUse("Name an operation: \(names).")
        }
        let arguments = Array(words.dropFirst())
        guard let request = request(operation, arguments) else {
            return wrongUse("Usage: lapwing semver \(operation.rawValue) \(operation.shape.words)")
        }
        switch request.answer() {
        case .null: return Answer(output: noAnswer(operation), isError: true, exitCode: 1)
        case .boolean(let value): return Answer(output: value ? "yes" : "no", isError: false, exitCode: value ? 0 : 1)
        case let value: return Answer(output: printed(value), isError: false, exitCode: 0)
        }
    }

    /// How to ask with words, for `--help`; ``SemverBatch/help`` lists the operations.
    package static var help: String {
        """
        With words, one question is answered; exit code 0 is yes or a result, 1 no
        or none, 2 wrong use:
          lapwing semver satisfies 1.2.3 '^1'
          lapwing semver max-satisfying '^1' 1.0.0 1.2.0 2.0.0
          lapwing semver inc 1.2.3 prerelease --identifier beta
        Words stand in the order of the members below; a list of versions is last.
        Hyphens and letter case in names do not count; range stands for validRange.
        """
    }

    private func wrongUse(_ message: String) -> Answer { Answer(output: message, isError: true, exitCode: 2) }

    private func noAnswer(_ operation: SemverOperation) -> String {
        switch operation {
        case .maxSatisfying, .minSatisfying: "No version is in the range, or the range cannot be read."
        case .diff: "No difference, or not two versions."
        case .prerelease: "No prerelease, or not a version."
        case .validRange, .minVersion, .toComparators: "Not a range, or one that nothing satisfies."
        default: "Not a version or range that node-semver reads."
        }
    }

    private func printed(_ value: JSONValue) -> String {
        switch value {
        case .string(let text): text
        case .integer(let number): String(number)
        case .array(let values): values.map(printed).joined(separator: "\n")
        default: value.text
        }
    }

    private func request(_ operation: SemverOperation, _ words: [String]) -> SemverRequest? {
        var request = SemverRequest(operation)
        request.loose = loose
        request.includePrerelease = includePrerelease
        request.rightToLeft = rightToLeft
        request.identifier = identifier.map { .text($0) } ?? .missing
        request.identifierBase = identifierBase.map { $0 == "false" ? .boolean(false) : .text($0) } ?? .missing
        let values = words.map { SemverRequest.Value.text($0) }
        switch operation.shape {
        case .version, .text:
            guard values.count == 1 else { return nil }
            request.first = values[0]
        case .range:
            guard values.count == 1 else { return nil }
            request.range = values[0]
        case .twoVersions, .twoRanges:
            guard values.count == 2 else { return nil }
            (request.first, request.second) = (values[0], values[1])
        case .versionAndRange:
            guard values.count == 2 else { return nil }
            (request.first, request.range) = (values[0], values[1])
        case .versionAndRelease:
            guard values.count == 2 else { return nil }
            (request.first, request.word) = (values[0], values[1])
        case .versionRangeAndSide:
            guard values.count == 3 else { return nil }
            (request.first, request.range, request.word) = (values[0], values[1], values[2])
        case .comparison:
            guard values.count == 3 else { return nil }
            (request.first, request.word, request.second) = (values[0], values[1], values[2])
        case .rangeAndVersions:
            guard values.count >= 2 else { return nil }
            request.range = values[0]
            request.versions = Array(values.dropFirst())
        case .versions:
            guard !values.isEmpty else { return nil }
            request.versions = values
        }
        return request
    }
}
