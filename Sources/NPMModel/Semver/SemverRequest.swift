// SPDX-License-Identifier: Apache-2.0

/// One question to node-semver's rules, as a JSON line or the words of a command ask it.
///
/// Values keep the type they came in, since node-semver's answers to wrong types are part of its behaviour.
package struct SemverRequest: Sendable {
    package enum Value: Sendable, Equatable {
        case missing
        case text(String)
        /// As JavaScript prints it.
        case number(Double, String)
        case boolean(Bool)
        /// An array or object.
        case other

        var text: String? { if case .text(let text) = self { text } else { nil } }

        /// What JavaScript takes for true.
        var isTruthy: Bool {
            switch self {
            case .missing: false
            case .text(let text): !text.isEmpty
            case .number(let value, _): value != 0
            case .boolean(let value): value
            case .other: true
            }
        }
    }

    package var operation: SemverOperation
    /// `version` or `a`; the first range of `intersects` and `subset`.
    package var first: Value = .missing
    /// `b`.
    package var second: Value = .missing
    package var range: Value = .missing
    /// `nil` when absent or no list.
    package var versions: [Value]?
    /// The kind for `inc` and `truncate`, the operator of `cmp`, the side of `outside`.
    package var word: Value = .missing
    package var identifier: Value = .missing
    package var identifierBase: Value = .missing
    package var loose = false
    package var includePrerelease = false
    package var rightToLeft = false

    package init(_ operation: SemverOperation) { self.operation = operation }
}

extension SemverRequest {
    /// Why a line is no question.
    struct Problem: Error { var text: String }

    init(_ node: JSONNode) throws(Problem) {
        guard node.kind == .object else { throw Problem(text: "not a JSON object") }
        guard let name = node["op"]?.string else { throw Problem(text: "no op") }
        guard let operation = SemverOperation(name: name) else {
            throw Problem(text: "unknown op \(String(name.unicodeScalars.prefix(40).map(Character.init)))")
        }
        self.init(operation)
        func value(_ names: String...) -> Value {
            for name in names { if let found = node[name] { return Value(found) } }
            return .missing
        }
        switch operation.shape {
        case .twoRanges:
            first = value("a", "r1", "range1", "sub", "range")
            second = value("b", "r2", "range2", "dom", "super", "other")
        case .twoVersions, .comparison:
            first = value("a", "v1", "version1", "version")
            second = value("b", "v2", "version2", "other")
        case .text: first = value("version", "text", "a", "v1")
        default: first = value("version", "a", "v1", "v")
        }
        range = value("range", "r")
        if let list = node["versions"] ?? node["list"], list.kind == .array { versions = list.elements.map(Value.init) }
        switch operation.shape {
        case .comparison: word = value("operator", "cmp", "comparator")
        case .versionRangeAndSide: word = value("hilo", "side", "direction")
        default: word = value("release", "truncation", "type", "kind")
        }
        identifier = value("identifier", "preid")
        identifierBase = value("identifierBase", "base")
        readOptions(node)
    }

    /// `loose`, `includePrerelease` and `rtl`, beside the others or under `options`, which may also be what node-semver
    /// takes there: `true` for loose, or for `inc` the identifier.
    private mutating func readOptions(_ node: JSONNode) {
        func isTrue(_ holder: JSONNode, _ name: String) -> Bool { holder[name].map { Value($0).isTruthy } ?? false }
        loose = isTrue(node, "loose")
        includePrerelease = isTrue(node, "includePrerelease")
        rightToLeft = isTrue(node, "rtl")
        guard let options = node["options"] else { return }
        switch options.kind {
        case .object:
            loose = loose || isTrue(options, "loose")
            includePrerelease = includePrerelease || isTrue(options, "includePrerelease")
            rightToLeft = rightToLeft || isTrue(options, "rtl")
        case .string where operation == .inc:
            identifierBase = identifier
            identifier = Value(options)
        case .array, .null: break
        default: loose = loose || (operation != .coerce && Value(options).isTruthy)
        }
    }
}

extension SemverRequest.Value {
    init(_ node: JSONNode) {
        switch node.kind {
        case .null: self = .missing
        case .boolean: self = .boolean(node.boolean ?? false)
        case .number: self = .number(node.double ?? .nan, Self.printed(node))
        case .string: self = .text(node.string ?? "")
        case .array, .object: self = .other
        }
    }

    /// A number as JavaScript prints it, for the sizes that versions have.
    private static func printed(_ node: JSONNode) -> String {
        if let whole = node.integer { return String(whole) }
        return node.double.map { String($0) } ?? ""
    }
}
