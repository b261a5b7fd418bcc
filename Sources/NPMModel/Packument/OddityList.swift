// SPDX-License-Identifier: Apache-2.0

/// Collects oddities up to a limit: a document made of nothing else must not fill the memory.
struct OddityList {
    /// Oddities kept for one document or one version; the last of them says how many more there were.
    static let limit = 100

    private var list: [Oddity] = []
    private var unlisted = 0

    /// - Parameters:
    ///   - path: member names joined by dots; made printable here.
    ///   - problem: our own words.
    mutating func note(_ path: String, _ problem: String) {
        if list.count < OddityList.limit - 1 {
            list.append(Oddity(path: printable(path), problem: problem))
        } else {
            unlisted += 1
        }
    }

    /// Notes a value of a type that its member should not have.
    mutating func noteType(_ path: String, _ node: JSONNode, wanted: String) {
        note(path, "\(node.kind.rawValue) instead of \(wanted)")
    }

    var all: [Oddity] {
        unlisted == 0 ? list : list + [Oddity(path: "", problem: "\(unlisted) more are not listed")]
    }
}

/// Members of an object with each name once: where a name repeats, the last value in the first one's place, as `JSON.parse`
/// gives them.
/// - Parameter limit: the most members that are looked at.
func distinctMembers(_ node: JSONNode, limit: Int = .max) -> [(name: String, value: JSONNode)] {
    var out: [(name: String, value: JSONNode)] = []
    out.reserveCapacity(min(node.count, limit))
    guard node.count > 12 else {
        for member in node.members {
            // `==` is quick; it also holds for other Unicode forms of a name, which are other names here.
            if let index = out.firstIndex(where: { $0.name == member.name && $0.name.utf8.elementsEqual(member.name.utf8) }) {
                out[index].value = member.value
            } else {
                out.append(member)
            }
        }
        return out
    }
    var places: [ExactText: Int] = [:]
    places.reserveCapacity(min(node.count, limit))
    for member in node.members.prefix(limit) {
        let key = ExactText(member.name)
        if let index = places[key] {
            out[index].value = member.value
        } else {
            places[key] = out.count
            out.append(member)
        }
    }
    return out
}
