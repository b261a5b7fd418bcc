// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// One object of a recording's JSON, read strictly: recordings are written by hand, so a misspelt member is an error
/// and not a value that is silently missing.
struct RecordingObject {
    let place: RecordingPlace
    private let node: JSONNode

    /// - Parameter known: the member names that may stand here.
    init(_ node: JSONNode, at place: RecordingPlace, known: Set<String>) throws(RecordingError) {
        guard node.kind == .object else { throw Self.wrongType(place, wanted: "an object", got: node) }
        var seen: Set<String> = []
        for member in node.members {
            let at = place.member(member.name)
            guard known.contains(member.name) else {
                throw RecordingError(
                    code: .unknownMember, file: at.file, member: at.member, message: "A recording has no such member here.",
                    remedy: "Use one of: \(known.sorted().joined(separator: ", ")).")
            }
            guard seen.insert(member.name).inserted else {
                throw .badValue(at, "This member stands twice.", remedy: "Keep one of them.")
            }
        }
        self.place = place
        self.node = node
    }

    /// The outermost object of a file.
    init(file: String, in files: RecordingFiles, known: Set<String>) throws(RecordingError) {
        let document: JSONDocument
        let bytes = try files.read(file)
        do throws(JSONError) {
            document = try JSONDocument(bytes, options: .init(maximumDepth: Self.maximumDepth))
        } catch { throw .notJSON(file, error) }
        try self.init(document.root, at: RecordingPlace(file: file, member: ""), known: known)
    }

    /// Deep enough for every manifest, shallow enough to walk with a recursive function.
    private static let maximumDepth = 64

    func has(_ name: String) -> Bool { node[name] != nil }

    func text(_ name: String) throws(RecordingError) -> String {
        guard let text = try optionalText(name) else { throw missing(name) }
        return text
    }

    func optionalText(_ name: String) throws(RecordingError) -> String? {
        guard let value = node[name] else { return nil }
        guard let text = value.string else { throw Self.wrongType(place.member(name), wanted: "a text", got: value) }
        return text
    }

    func optionalFlag(_ name: String) throws(RecordingError) -> Bool? {
        guard let value = node[name] else { return nil }
        guard let flag = value.boolean else { throw Self.wrongType(place.member(name), wanted: "true or false", got: value) }
        return flag
    }

    func optionalCount(_ name: String) throws(RecordingError) -> Int? {
        guard let value = node[name] else { return nil }
        guard let number = value.integer, (0...1_000_000_000).contains(number) else {
            throw Self.wrongType(place.member(name), wanted: "a whole number from 0 to 1,000,000,000", got: value)
        }
        return number
    }

    func moment(_ name: String) throws(RecordingError) -> Timestamp {
        guard let moment = try optionalMoment(name) else { throw missing(name) }
        return moment
    }

    func optionalMoment(_ name: String) throws(RecordingError) -> Timestamp? {
        guard let text = try optionalText(name) else { return nil }
        guard let moment = Timestamp(text) else {
            throw .badValue(place.member(name), "This is not a moment.", remedy: "Write it in UTC, like 2018-09-09T08:28:59Z.")
        }
        return moment
    }

    /// The elements of an array; empty when the member is absent.
    func list(_ name: String) throws(RecordingError) -> [(node: JSONNode, place: RecordingPlace)] {
        guard let value = node[name] else { return [] }
        guard value.kind == .array else { throw Self.wrongType(place.member(name), wanted: "a list", got: value) }
        let here = place.member(name)
        return value.elements.enumerated().map { (node: $0.element, place: here.element($0.offset)) }
    }

    func texts(_ name: String) throws(RecordingError) -> [String] {
        var texts: [String] = []
        for item in try list(name) {
            guard let text = item.node.string else { throw Self.wrongType(item.place, wanted: "a text", got: item.node) }
            texts.append(text)
        }
        return texts
    }

    /// Name and text of each member of an object; empty when absent.
    func pairs(_ name: String) throws(RecordingError) -> [(name: String, text: String)] {
        guard let value = node[name] else { return [] }
        guard value.kind == .object else { throw Self.wrongType(place.member(name), wanted: "an object", got: value) }
        var pairs: [(name: String, text: String)] = []
        for member in value.members {
            guard let text = member.value.string else {
                throw Self.wrongType(place.member(name).member(member.name), wanted: "a text", got: member.value)
            }
            pairs.append((name: member.name, text: text))
        }
        return pairs
    }

    /// The members of an object as they stand; empty when absent.
    func members(_ name: String) throws(RecordingError) -> [JSONValue.Member] {
        guard let value = node[name] else { return [] }
        guard case .object(let members) = JSONValue(copying: value) else {
            throw Self.wrongType(place.member(name), wanted: "an object", got: value)
        }
        return members
    }

    func missing(_ name: String) -> RecordingError {
        let at = place.member(name)
        return RecordingError(
            code: .missingMember, file: at.file, member: at.member, message: "This member is missing.",
            remedy: "Add it; docs/recordings.md says what it holds.")
    }

    static func wrongType(_ place: RecordingPlace, wanted: String, got node: JSONNode) -> RecordingError {
        RecordingError(
            code: .wrongType, file: place.file, member: place.member, message: "Here stands a value of kind \(node.kind.rawValue).",
            remedy: "Write \(wanted).")
    }
}

extension JSONValue {
    /// The same value, to be written again. Recursive: the document's own depth limit bounds it.
    init(copying node: JSONNode) {
        switch node.kind {
        case .null: self = .null
        case .boolean: self = .boolean(node.boolean ?? false)
        case .number: self = node.integer.map(JSONValue.integer) ?? .double(node.double ?? 0)
        case .string: self = .string(node.string ?? "")
        case .array: self = .array(node.elements.map { JSONValue(copying: $0) })
        case .object: self = .object(node.members.map { Member($0.name, JSONValue(copying: $0.value)) })
        }
    }
}

extension [JSONValue.Member] {
    /// These members with `others` laid over them, one level deep: an equal name is replaced where it stands,
    /// `null` takes it away.
    func overlaid(with others: [JSONValue.Member]) -> [JSONValue.Member] {
        var result = self
        for other in others {
            let at = result.firstIndex { $0.name == other.name }
            switch (at, other.value) {
            case (let at?, .null): result.remove(at: at)
            case (let at?, _): result[at] = other
            case (nil, .null): break
            case (nil, _): result.append(other)
            }
        }
        return result
    }
}
