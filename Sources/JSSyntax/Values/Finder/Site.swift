// SPDX-License-Identifier: Apache-2.0

/// What an array, object, function or class of the source holds when it is made, and what happens to it later.
final class Site {
    enum Slot {
        /// The value of an expression.
        case node(NodeID)
        /// What a getter gives.
        case getter(NodeID)
    }

    @exclusivity(unchecked) var elements: [NodeID] = []
    /// By name; the last one of a name counts.
    @exclusivity(unchecked) var properties = NumberMap<Slot>()
    /// A class's fields and methods, which its instances have.
    @exclusivity(unchecked) var instanceProperties = NumberMap<Slot>()
    /// A spread or a computed name that is not known: any property may be there.
    @exclusivity(unchecked) var hasUnknownKeys = false
    @exclusivity(unchecked) var facts: SiteFacts?
}

/// What happens to an array or object after it was made, wherever it is known to go.
struct SiteFacts {
    /// It may be changed in ways that are not seen: given to something unknown, or written by an unknown key.
    var isChanged = false
    /// What it holds may be changed.
    var isDeepChanged = false
    /// Something that is not seen has it and may change it at any time.
    var isLost = false
    /// Values written to its properties; `nil` when there are none.
    var writes: SiteWrites?

    static var lost: SiteFacts { SiteFacts(isChanged: true, isDeepChanged: true, isLost: true) }

    mutating func write(_ name: TextID, _ value: NodeID) {
        if writes == nil { writes = SiteWrites() }
        writes?.byName[name, default: []].append(value)
    }

    func written(_ name: TextID) -> [NodeID]? { writes?.byName[name] }
}

/// Values written to properties, by name. Written to by the one who finds the facts, and only read afterwards.
final class SiteWrites {
    var byName = NumberMap<[NodeID]>()
}

/// An array or object that a call made: `"a b".split(" ")`.
struct MadeSite: Sendable {
    enum Contents: Sendable {
        case array([ValueID])
        case object(NumberMap<ValueID>)
        /// Bytes, iterators, maps: only the evaluator knows.
        case other
    }

    /// The call.
    var origin: NodeID
    /// Where the evaluator's object is kept while the unit is read.
    var handle: Int
    var contents: Contents
}

extension ValueFinder {
    /// What an array, object, function or class holds. Read once.
    func site(_ node: NodeID) -> Site {
        if let site = sites[node] { return site }
        return makeSite(node)
    }

    private func makeSite(_ node: NodeID) -> Site {
        let site = Site()
        steps -= 1
        switch tree.kind(node) {
        case .arrayExpression:
            for child in tree.children(node) {
                if tree.kind(child) == .spreadElement { site.hasUnknownKeys = true }
                site.elements.append(child)
            }
            steps -= site.elements.count / 8
        case .objectExpression: readProperties(node, site)
        case .classExpression, .classDeclaration: readMembers(node, site)
        case .tsEnumDeclaration: readEnum(node, site)
        default: break
        }
        sites[node] = site
        return site
    }

    private func readProperties(_ node: NodeID, _ site: Site) {
        for property in tree.children(node) {
            steps -= 1
            guard tree.kind(property) == .property else {
                site.hasUnknownKeys = true
                continue
            }
            guard let name = keyText(property), let value = lastChild(property) else {
                site.hasUnknownKeys = true
                continue
            }
            if name == known.names.proto { site.hasUnknownKeys = true }
            if tree.has(.setter, property) { continue }
            site.properties[name] = tree.has(.getter, property) ? .getter(value) : .node(value)
        }
    }

    private func readMembers(_ node: NodeID, _ site: Site) {
        guard let body = lastChild(node) else { return }
        if tree.has(.hasSuperclass, node) { site.hasUnknownKeys = true }
        for member in tree.children(body) {
            let kind = tree.kind(member)
            guard kind == .methodDefinition || kind == .propertyDefinition, !tree.has(.setter, member) else { continue }
            guard kind == .methodDefinition || tree.has(.hasValue, member) else { continue }
            guard let name = keyText(member), let value = lastChild(member) else {
                site.hasUnknownKeys = true
                continue
            }
            let slot: Site.Slot = tree.has(.getter, member) ? .getter(value) : .node(value)
            if tree.has(.static, member) { site.properties[name] = slot } else { site.instanceProperties[name] = slot }
        }
    }

    private func readEnum(_ node: NodeID, _ site: Site) {
        for member in tree.children(node) where tree.kind(member) == .tsEnumMember {
            let name = tree.firstChild(member)
            guard tree.has(.hasValue, member), tree.kind(name) == .propertyName || tree.kind(name) == .stringLiteral else {
                site.hasUnknownKeys = true
                continue
            }
            site.properties[nameText(name)] = .node(tree.nextSibling(name))
        }
    }

    /// The name of a property or class member; `nil` when it is computed and not known. A private one begins with `#`.
    func keyText(_ property: NodeID) -> TextID? {
        var key = tree.firstChild(property)
        while key != 0, tree.kind(key) == .decorator { key = tree.nextSibling(key) }
        if key == 0 { return nil }
        if tree.has(.shorthand, property) {
            // `identifier`, `bindingIdentifier`, or an `assignmentPattern` of one.
            let name = tree.kind(key) == .assignmentPattern ? tree.firstChild(key) : key
            return textNumber(tree.data(name))
        }
        if tree.has(.computed, property) { return self.key(value(key)) }
        return tree.kind(key) == .privateName ? privateTextNumber(tree.data(key)) : nameText(key)
    }

    // MARK: Looking up

    /// A property of what a node of the source makes.
    func siteProperty(_ node: NodeID, _ name: TextID, ofInstance: Bool = false) -> ValueID {
        let site = site(node)
        let facts = ofInstance ? instanceFacts(node) : facts(of: node)
        var join = Join(isComplete: !site.hasUnknownKeys && !facts.isChanged)
        var isFound = true
        if let slot = (ofInstance ? site.instanceProperties : site.properties)[name] {
            join.add(slotValue(slot), self)
        } else if !site.elements.isEmpty, let index = arrayIndex(name), index < site.elements.count, !site.hasUnknownKeys {
            join.add(elementValue(site.elements[index]), self)
        } else {
            isFound = false
        }
        if let written = facts.written(name) {
            isFound = true
            for write in written { join.add(value(write), self) }
        }
        if !isFound { return join.isComplete && !ofInstance ? .undefined : .unknown }
        return finish(join)
    }

    private func slotValue(_ slot: Site.Slot) -> ValueID {
        switch slot {
        case .node(let node): value(node)
        case .getter(let function): callFunction(function, [], this: .unknown)
        }
    }

    func elementValue(_ element: NodeID) -> ValueID { tree.kind(element) == .elision ? .undefined : value(element) }

    /// The elements of an array that is not changed anywhere; `nil` otherwise.
    func arrayElements(_ value: ValueID) -> [ValueID]? {
        if value.path != nil { return nil }
        if case .array(let node) = view(value) {
            guard !site(node).hasUnknownKeys, isUnchanged(node) else { return nil }
            return site(node).elements.map(elementValue)
        }
        guard let made = made(value), case .array(let elements) = made.contents, isUnchanged(made.origin) else { return nil }
        return elements
    }

    func isUnchanged(_ node: NodeID) -> Bool {
        let facts = facts(of: node)
        return !facts.isChanged && facts.writes == nil
    }

    func made(_ value: ValueID) -> MadeSite? {
        guard let place = value.place, store[place].kind == .made else { return nil }
        return store.made(at: Int(store[place].first))
    }

    /// Any one of the elements of an array, the characters of a string, or what is in something outside.
    func elements(_ value: ValueID) -> ValueID {
        if let path = value.path { return .path(store.paths.extend(path, .anyProperty)) }
        if isString(value), let string = string(value), string.count <= ValueStore.setLimit {
            return join(string.units.map { text(JSString(unit: $0)) })
        }
        guard let elements = arrayElements(value), !elements.isEmpty else { return .unknown }
        return join(elements.lazy.prefix(ValueStore.setLimit + 1))
    }

    /// Any one of the keys of an object.
    func keys(_ value: ValueID) -> ValueID {
        guard case .object(let node) = view(value) else { return .unknown }
        let site = site(node)
        guard !site.hasUnknownKeys, !facts(of: node).isChanged, site.properties.count <= ValueStore.setLimit else { return .unknown }
        return join(sortedNames(of: site).map { text(JSString(store.paths.text($0))) })
    }

    /// The names of an object's properties, in the order of their texts.
    func sortedNames(of site: Site) -> [TextID] {
        site.properties.entries.map { TextID(truncatingIfNeeded: $0.key) }.sorted { store.paths.text($0) < store.paths.text($1) }
    }

    /// The index that a name spells.
    func arrayIndex(_ name: TextID) -> Int? {
        let text = store.paths.text(name)
        guard let first = text.utf8.first, first >= 0x30, first <= 0x39 else { return nil }
        return JSString(text).arrayIndex
    }
}
