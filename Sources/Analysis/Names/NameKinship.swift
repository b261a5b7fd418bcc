// SPDX-License-Identifier: Apache-2.0

/// How a name is close to a popular one.
package struct NameKinship: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        /// Two letters changed places.
        case swapped
        /// A letter replaced by the key beside it, or by another.
        case neighbour, replaced
        case doubled, added, dropped
        /// Letters that look alike: `0` and `o`, `rn` and `m`.
        case lookalike
        /// `crossenv` for `cross-env`.
        case separators
        /// The words in another order.
        case order
        /// `babel-core` for `@babel/core`, `@type/node` for `@types/node`.
        case scope
        /// A brand with a word added that says nothing: `react-js`, `node-lodash`.
        case affix
        case plural
        /// Another or a further digit, as versions and standards have them.
        case digit
    }

    package var kind: Kind
    /// The popular name, as its owners write it.
    package var popular: String
    package var dependents: Int
    /// 0 for what ordinary names often are, to 1 for what hardly any ordinary name is.
    package var strength: Double

    /// From here on a kinship is rare enough among ordinary names to be told where nothing but the name is known.
    package static let tellingStrength = 0.3

    /// In words: `crossenv` … `cross-env with its separators moved`.
    package var plain: String {
        switch kind {
        case .swapped: "\(popular) with two letters swapped"
        case .neighbour: "\(popular) with a neighbouring key pressed"
        case .replaced: "\(popular) with one letter replaced"
        case .doubled: "\(popular) with one letter doubled"
        case .added: "\(popular) with one letter added"
        case .dropped: "\(popular) with one letter missing"
        case .lookalike: "\(popular) in letters that look alike"
        case .separators: "\(popular) with its separators moved"
        case .order: "\(popular) with its words in another order"
        case .scope: "\(popular) with another scope or none"
        case .affix: "\(popular) with a word added that says nothing"
        case .plural: "\(popular) in singular or plural"
        case .digit: "\(popular) with another digit"
        }
    }
}

extension PopularNames {
    /// The popular name that another is closest to; `nil` for a popular name itself, for one of a popular scope, and for one that is
    /// close to none. At most ``NameForms/limit`` bytes of a name are compared; longer ones are close to nothing.
    package func closest(to name: String) -> NameKinship? {
        guard let forms = NameForms(name), dependents(of: name) == nil else { return nil }
        let all = forms.isScoped ? scopedKin(of: forms) : kin(of: forms)
        return all.max { ($0.strength, $0.dependents, $1.popular) < ($1.strength, $1.dependents, $0.popular) }
    }

    private func kin(of forms: NameForms) -> [NameKinship] {
        var out: [NameKinship] = []
        func add(_ kind: NameKinship.Kind, _ entry: Entry, _ strength: Double) {
            guard !out.contains(where: { $0.popular == entry.name }) else { return }
            out.append(NameKinship(kind: kind, popular: entry.name, dependents: entry.dependents, strength: strength))
        }
        for entry in withLetters(forms.letters) where entry.letters == forms.letters {
            add(entry.isScoped ? .scope : .separators, entry, Self.strength(entry.isScoped ? .scope : .separators, entry))
        }
        for entry in withLook(forms.letters) where entry.letters != forms.letters {
            add(.lookalike, entry, Self.strength(.lookalike, entry))
        }
        for (entry, edit) in oneEdit(from: forms.letters) {
            let kind = NameKinship.Kind(edit.kind)
            add(kind, entry, Self.strength(kind, entry) * meant(forms, edit, entry))
        }
        if let sorted = forms.sortedWords {
            for entry in withWords(sorted) { add(entry.isScoped ? .scope : .order, entry, Self.strength(.order, entry)) }
        }
        for letters in Self.withoutAffix(forms) {
            for entry in withLetters(letters) where !entry.isScoped { add(.affix, entry, Self.strength(.affix, entry)) }
        }
        return out
    }

    /// The share that is left of a slip's weight where the name was probably meant as it is: made of whole words, one more letter as a
    /// word of its own (`y-websocket`), or short last words after a brand that many names begin with (`lodash.gt` beside `lodash.get`).
    private func meant(_ forms: NameForms, _ edit: NameEdit, _ entry: Entry) -> Double {
        if isMadeOfWords(forms, unlike: entry) { return 0.3 }
        let theirs = NameForms(entry.name)?.words ?? []
        if edit.kind == .added, forms.words.count == theirs.count + 1, forms.words.contains(where: { $0.count == 1 }) { return 0.3 }
        guard edit.kind != .swapped, forms.words.count > 1, forms.words.count == theirs.count else { return 1 }
        guard forms.words[0].elementsEqual(theirs[0]), isBrand(theirs[0]) else { return 1 }
        let isShort = zip(forms.words, theirs).allSatisfy { $0.elementsEqual($1) || ($0.count <= 4 && $1.count <= 4) }
        return isShort ? 0.3 : 1
    }

    /// Whether every word that the popular name does not have is one that several others have: `scan-type` beside `scan-types`.
    private func isMadeOfWords(_ forms: NameForms, unlike entry: Entry) -> Bool {
        let theirs = NameForms(entry.name)?.words ?? []
        let own = forms.words.filter { word in !theirs.contains { $0.elementsEqual(word) } }
        return !own.isEmpty && own.allSatisfy { isWord($0) }
    }

    private func scopedKin(of forms: NameForms) -> [NameKinship] {
        let scope = String(decoding: forms.scope, as: UTF8.self)
        // Whoever has a popular scope may name things in it as they like: nobody else can.
        guard scopes[scope] == nil, let scopeForms = NameForms(scope) else { return [] }
        var out: [NameKinship] = []
        for (other, _) in scopes where other.utf8.count >= 4 && abs(other.utf8.count - scope.utf8.count) <= 1 {
            let theirs = NameForms(other)?.letters ?? []
            guard theirs == scopeForms.letters || NameEdit(from: theirs, to: scopeForms.letters) != nil else { continue }
            if let entry = named(Array("@\(other)/".utf8) + forms.bare) {
                out.append(NameKinship(kind: .scope, popular: entry.name, dependents: entry.dependents, strength: 0.8))
            }
        }
        // `@babel-core/x`: the scope is a whole popular name of several words, its scope's sign gone.
        for entry in withLetters(scopeForms.letters) where entry.isScoped {
            out.append(NameKinship(kind: .scope, popular: entry.name, dependents: entry.dependents, strength: 0.5))
        }
        return out
    }

    /// Words that people add to a brand and that say nothing of what is different. Those of the typosquats of 2017 and since
    /// (`jquery.js`, `node-fabric`, `mssql-node`, `babelcli`), and of OSV's malware records.
    private static let affixes: Set<String> = [
        "js", "node", "nodejs", "npm", "lib", "utils", "util", "official", "cli", "core", "sdk", "api", "client", "dev", "beta", "pro",
        "plus", "ts", "es6", "next", "latest", "helper", "helpers", "package", "pkg", "module", "tool", "tools", "fix", "fixed", "test",
        "http", "v2", "v3", "free", "premium", "original", "real", "updated",
    ]

    /// The letters that remain without a meaningless first or last word, or such a part glued on.
    private static func withoutAffix(_ forms: NameForms) -> [[UInt8]] {
        var out: [[UInt8]] = []
        if forms.words.count > 1, let first = forms.words.first, let last = forms.words.last {
            if affixes.contains(String(decoding: first, as: UTF8.self)) { out.append(Array(forms.letters.dropFirst(first.count))) }
            if affixes.contains(String(decoding: last, as: UTF8.self)) { out.append(Array(forms.letters.dropLast(last.count))) }
        }
        for part in ["js", "npm", "cli"]
        where forms.letters.count > part.utf8.count && forms.letters.suffix(part.utf8.count) == Array(part.utf8)[...] {
            out.append(forms.letters.dropLast(part.utf8.count))
        }
        for part in ["node", "js"] where forms.letters.count > part.utf8.count && forms.letters.starts(with: part.utf8) {
            out.append(Array(forms.letters.dropFirst(part.utf8.count)))
        }
        return out
    }

    /// How telling a relation is, by the counts in Evals/names/README.md: how many of OSV's malware names have it, against first
    /// releases of an ordinary week. Short names are close to each other by chance.
    private static func strength(_ kind: NameKinship.Kind, _ entry: Entry) -> Double {
        let length = entry.letters.count
        let isWellKnown = entry.dependents >= 20
        let base: Double =
            switch kind {
            case .swapped: 1
            case .lookalike: 0.8
            case .doubled, .dropped: 0.65
            case .separators: 0.6
            case .neighbour, .added, .replaced: isWellKnown || length >= 8 ? 0.5 : 0.35
            case .scope: 0.5
            case .order: 0.35
            case .affix: isWellKnown || length >= 8 ? 0.25 : 0.15
            case .plural: 0.15
            case .digit: 0.2
            }
        if length <= 4 { return isWellKnown ? base * 0.2 : 0 }
        return base
    }
}

extension NameKinship.Kind {
    init(_ edit: NameEdit.Kind) {
        self =
            switch edit {
            case .swapped: .swapped
            case .neighbour: .neighbour
            case .replaced: .replaced
            case .doubled: .doubled
            case .added: .added
            case .dropped: .dropped
            case .plural: .plural
            case .digit: .digit
            }
    }
}
