// SPDX-License-Identifier: Apache-2.0

extension Person {
    /// Reads `{"name":…, "email":…}` and `Name <email> (address)`; `nil` for anything without a name or an email.
    init?(_ node: JSONNode) {
        if let text = node.string {
            self.init(text)
            return
        }
        guard node.kind == .object else { return nil }
        let email = node["email"]?.string
        // An empty name stands in a few old documents.
        let name = node["name"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        guard let shown = name ?? email, !shown.isEmpty else { return nil }
        self.init(name: shown, email: email)
    }

    /// `Name <email> (address)`, each part optional but one of the first two.
    init?(_ text: String) {
        let head = text.prefix { $0 != "<" && $0 != "(" }
        let name = trimmed(head)
        var email: String?
        if let open = text.firstIndex(of: "<") {
            let inner = text[text.index(after: open)...].prefix { $0 != ">" }
            email = inner.isEmpty ? nil : String(inner)
        }
        guard let shown = name.isEmpty ? email : name else { return nil }
        self.init(name: shown, email: email)
    }

    /// Persons that are read from one list.
    private static let limit = 10_000

    /// A list of persons, or a single one; what is none of them goes to `oddities`.
    static func list(_ node: JSONNode?, _ path: String, _ oddities: inout OddityList) -> [Person] {
        guard let node, !node.isNull else { return [] }
        guard node.kind == .array else {
            oddities.noteType(path, node, wanted: "a list")
            return Person(node).map { [$0] } ?? []
        }
        if node.count > limit { oddities.note(path, "\(node.count) entries; the first \(limit) are read") }
        var people: [Person] = []
        for element in node.elements.prefix(limit) {
            if let person = Person(element) {
                people.append(person)
                if element.kind == .string { oddities.noteType(path, element, wanted: "an object") }
            } else {
                oddities.note(path, "holds \(element.kind.rawValue) that names nobody")
            }
        }
        return people
    }
}

/// Without white space at either end.
private func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
}
