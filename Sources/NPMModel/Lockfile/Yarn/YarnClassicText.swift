// SPDX-License-Identifier: Apache-2.0

/// The text of a Yarn 1 lockfile: keys and values by indentation, without colons after values.
///
/// ```
/// "@scope/a@^1.0.0", a@~2:
///   version "1.2.3"
///   dependencies:
///     b "^1.0.0"
/// ```
struct YarnClassicText {
    struct Entry {
        var descriptors: [String]
        var fields: [String: String] = [:]
        var dependencies: [(name: String, requirement: String)] = []
        var optionalDependencies: [(name: String, requirement: String)] = []
    }

    private(set) var entries: [Entry] = []
    private(set) var oddities: [Oddity] = []
    private var group: String?

    init(_ bytes: [UInt8]) {
        var number = 0
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            read(line, number: number)
        }
    }

    private mutating func read(_ line: ArraySlice<UInt8>, number: Int) {
        let indent = line.prefix { $0 == 0x20 }.count
        var words = YarnClassicWords(line.dropFirst(indent))
        guard let first = words.next() else { return }
        switch indent {
        case 0:
            var descriptors = [first]
            while let next = words.next() { descriptors.append(next) }
            guard words.endsWithColon else { return note(number, "is not a key") }
            entries.append(Entry(descriptors: descriptors))
            group = nil
        case 2 where !entries.isEmpty:
            if words.endsWithColon {
                group = first
            } else {
                group = nil
                entries[entries.count - 1].fields[first] = words.next() ?? ""
            }
        case 4 where !entries.isEmpty:
            let requirement = (name: first, requirement: words.next() ?? "")
            switch group {
            case "dependencies": entries[entries.count - 1].dependencies.append(requirement)
            case "optionalDependencies": entries[entries.count - 1].optionalDependencies.append(requirement)
            default: break
            }
        default: note(number, "is indented in a way that belongs to no entry")
        }
    }

    private mutating func note(_ line: Int, _ problem: String) {
        oddities.append(Oddity(path: "line \(line)", problem: problem))
    }
}

/// The words of one line: bare or in double quotes, between spaces and commas, up to a comment.
struct YarnClassicWords {
    private let line: ArraySlice<UInt8>
    private var at: Int
    /// The last word read was followed by a colon at the end of the line.
    private(set) var endsWithColon = false

    init(_ line: ArraySlice<UInt8>) {
        self.line = line
        self.at = line.startIndex
    }

    mutating func next() -> String? {
        while at < line.endIndex, [0x20, 0x09, 0x0D, UInt8(ascii: ",")].contains(line[at]) { at += 1 }
        guard at < line.endIndex, line[at] != UInt8(ascii: "#") else { return nil }
        if line[at] == UInt8(ascii: "\"") { return quoted() }
        let start = at
        while at < line.endIndex, ![0x20, 0x09, 0x0D, UInt8(ascii: ",")].contains(line[at]) { at += 1 }
        var end = at
        if line[end - 1] == UInt8(ascii: ":"), line[at...].allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) {
            endsWithColon = true
            end -= 1
        }
        return String(decoding: line[start..<end], as: UTF8.self)
    }

    /// A quoted word has the escapes of JSON.
    private mutating func quoted() -> String? {
        let start = at
        at += 1
        var isEscaped = false
        while at < line.endIndex, line[at] != UInt8(ascii: "\"") {
            if line[at] == UInt8(ascii: "\\") { isEscaped = true }
            at += line[at] == UInt8(ascii: "\\") ? 2 : 1
        }
        let end = min(at, line.endIndex)
        at = min(end + 1, line.endIndex)
        if at < line.endIndex, line[at] == UInt8(ascii: ":") {
            at += 1
            endsWithColon = line[at...].allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
        }
        let inner = String(decoding: line[(start + 1)..<max(end, start + 1)], as: UTF8.self)
        guard isEscaped else { return inner }
        let literal = try? JSONDocument("\"\(inner)\"")
        return literal?.root.string ?? inner
    }
}
