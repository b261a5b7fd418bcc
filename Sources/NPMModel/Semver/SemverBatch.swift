// SPDX-License-Identifier: Apache-2.0

/// Answers questions about versions and ranges, one JSON object a line, one line of answer for each, in order.
///
/// A line such as `{"op":"satisfies","version":"1.2.3","range":"^1"}` gives `{"result":true}`. Where node-semver returns
/// null or throws, the result is null. A line that is no question gives `{"result":null,"error":"…"}`, and the next ones
/// are answered all the same. ``help`` lists operations and members.
package struct SemverBatch: Sendable {
    /// The longest line that is read, in bytes; a longer one is skipped to its end and answered with an error.
    package static let maximumLineBytes = 1 << 24

    private var pending: [UInt8] = []
    private var isSkipping = false
    private var ranges = RangeMemory()

    package init() {}

    /// Takes the next bytes of input, wherever they were cut, and appends the answers of all lines they complete.
    package mutating func answer(_ chunk: ArraySlice<UInt8>, into out: inout [UInt8]) {
        var rest = chunk
        while let newline = rest.firstIndex(of: 0x0A) {
            if pending.isEmpty, !isSkipping {
                answerLine(Array(rest[rest.startIndex..<newline]), into: &out)
            } else {
                keep(rest[rest.startIndex..<newline])
                answerPending(into: &out)
            }
            rest = rest[(newline + 1)...]
        }
        keep(rest)
    }

    /// Answers the last line where no newline ends it.
    package mutating func finish(into out: inout [UInt8]) {
        if isSkipping || !pending.isEmpty { answerPending(into: &out) }
    }

    private mutating func keep(_ bytes: ArraySlice<UInt8>) {
        if isSkipping { return }
        if pending.count + bytes.count > Self.maximumLineBytes {
            isSkipping = true
            pending = []
        } else {
            pending.append(contentsOf: bytes)
        }
    }

    private mutating func answerPending(into out: inout [UInt8]) {
        if isSkipping {
            Self.write(.null, error: "line longer than \(Self.maximumLineBytes) bytes", to: &out)
        } else {
            answerLine(pending, into: &out)
        }
        isSkipping = false
        pending.removeAll(keepingCapacity: true)
    }

    private mutating func answerLine(_ line: [UInt8], into out: inout [UInt8]) {
        if line.count > Self.maximumLineBytes {
            return Self.write(.null, error: "line longer than \(Self.maximumLineBytes) bytes", to: &out)
        }
        do throws(JSONError) {
            let document = try JSONDocument(line)
            do throws(SemverRequest.Problem) {
                let request = try SemverRequest(document.root)
                Self.write(request.answer(&ranges), error: nil, to: &out)
            } catch {
                Self.write(.null, error: error.text, to: &out)
            }
        } catch {
            Self.write(.null, error: "not JSON: \(error)", to: &out)
        }
    }

    private static func write(_ result: JSONValue, error: String?, to out: inout [UInt8]) {
        switch (result, error) {
        case (.boolean(true), nil): out.append(contentsOf: #"{"result":true}"#.utf8)
        case (.boolean(false), nil): out.append(contentsOf: #"{"result":false}"#.utf8)
        case (.null, nil): out.append(contentsOf: #"{"result":null}"#.utf8)
        default:
            var members = [JSONValue.Member("result", result)]
            if let error { members.append(JSONValue.Member("error", .string(error))) }
            out.append(contentsOf: JSONValue.object(members).text.utf8)
        }
        out.append(0x0A)
    }

    /// The operations and members, for `--help`, in lines of at most 80 characters; made from ``SemverOperation``.
    package static var help: String {
        """
        Without words, each line of standard input is a JSON object and gets one line
        {"result": …}, in order:
          {"op":"satisfies","version":"1.2.3","range":"^1"}
        The result is null where node-semver returns null or throws. A line that is no
        question gets {"result":null,"error":"…"}; those after it are answered.

        Operations (op), the members each takes, and the result:
        \(SemverOperation.allCases.map { "  \($0.rawValue) {\($0.shape.members)}: \($0.summary)" }.joined(separator: "\n"))

        Members:
          version, a, b      a version; for intersects and subset a and b are ranges
          range              a range
          versions           a list of versions
          release            major, minor, patch, premajor, preminor, prepatch or
                             prerelease; for inc also release
          identifier         inc: the word before the number, as in 1.2.4-beta.0
          identifierBase     inc: that number, 0 (default) or 1; false for none
          operator           cmp: = == === != !== < <= > >=
          hilo               outside: > or <
          loose              true: reads versions and ranges leniently
          includePrerelease  true: prereleases count as any other version; coerce
                             keeps them
          rtl                true: coerce searches from the right
        v1 and v2 stand for a and b. loose, includePrerelease and rtl may also stand
        in an object "options".
        """
    }
}
