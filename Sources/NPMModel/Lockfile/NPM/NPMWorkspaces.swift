// SPDX-License-Identifier: Apache-2.0

/// The `workspaces` of a root manifest: which folders are members.
struct NPMWorkspaces {
    private var patterns: [[Substring]] = []
    private var refused: [[Substring]] = []

    /// `nil` where there are none.
    init?(_ node: JSONNode?) {
        guard let node else { return nil }
        let list = node.kind == .array ? node : node["packages"] ?? node
        for pattern in list.elements.prefix(1000) {
            guard var text = pattern.string else { continue }
            let isRefusal = text.hasPrefix("!")
            if isRefusal { text.removeFirst() }
            let segments = Self.normalized(text).split(separator: "/").prefix(32).map { Substring($0) }
            if isRefusal { refused.append(segments) } else { patterns.append(segments) }
        }
        if patterns.isEmpty { return nil }
    }

    func matches(_ path: String) -> Bool {
        let segments = path.split(separator: "/").prefix(64).map { Substring($0) }
        return patterns.contains { Self.match($0[...], segments[...]) } && !refused.contains { Self.match($0[...], segments[...]) }
    }

    /// A path without `./` before and `/` after it.
    static func normalized(_ path: some StringProtocol) -> String {
        var segments: [Substring] = []
        for segment in path.split(separator: "/") where segment != "." { segments.append(Substring(segment)) }
        return segments.joined(separator: "/")
    }

    /// Segment by segment, `**` for any number of them. Positions reached are kept as a set, so there is no backtracking.
    private static func match(_ pattern: ArraySlice<Substring>, _ path: ArraySlice<Substring>) -> Bool {
        var reached: Set<Int> = [0]
        for part in pattern {
            var next: Set<Int> = []
            if part == "**" {
                if let first = reached.min() { next = Set(first...path.count) }
            } else {
                for position in reached where position < path.count {
                    if glob(Array(part.utf8), Array(path[path.startIndex + position].utf8)) { next.insert(position + 1) }
                }
            }
            reached = next
        }
        return reached.contains(path.count)
    }

    /// `*` and `?` inside one segment.
    private static func glob(_ pattern: [UInt8], _ text: [UInt8]) -> Bool {
        var at = 0
        var here = 0
        var star: (pattern: Int, text: Int)?
        while here < text.count {
            if at < pattern.count, pattern[at] == UInt8(ascii: "*") {
                star = (at, here)
                at += 1
            } else if at < pattern.count, pattern[at] == text[here] || pattern[at] == UInt8(ascii: "?") {
                at += 1
                here += 1
            } else if let last = star {
                star = (last.pattern, last.text + 1)
                at = last.pattern + 1
                here = last.text + 1
            } else {
                return false
            }
        }
        return pattern[at...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
