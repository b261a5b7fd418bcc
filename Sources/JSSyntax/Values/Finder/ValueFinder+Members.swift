// SPDX-License-Identifier: Apache-2.0

/// Properties: of things outside, of what the source makes, and of primitives.
extension ValueFinder {
    func member(_ id: NodeID) -> ValueID {
        let object = value(tree.firstChild(id))
        if object.isUnknown { return .unknown }
        if let path = object.path, !tree.has(.privateMember, id) { return .path(propertyPath(path, tree.data(id))) }
        return property(object, dottedName(id))
    }

    /// A property of a path by a name of the source; remembered, because the same few are met all the time.
    private func propertyPath(_ path: PathID, _ name: NameID) -> PathID {
        let pair = UInt64(path) << 32 | UInt64(name)
        if let known = memberPaths[pair] { return known }
        let result = store.paths.property(path, textNumber(name))
        memberPaths[pair] = result
        return result
    }

    func computedMember(_ id: NodeID) -> ValueID {
        let object = tree.firstChild(id)
        let objectValue = value(object)
        if objectValue.isUnknown { return .unknown }
        return propertyOf(objectValue, value(tree.nextSibling(object)))
    }

    /// A property whose name is a value.
    func propertyOf(_ object: ValueID, _ keyValue: ValueID) -> ValueID {
        if object.isUnknown { return .unknown }
        var join = Join(isComplete: store.isComplete(keyValue))
        for member in store.members(keyValue) {
            guard let name = key(member) else {
                join.add(anyProperty(object), self)
                continue
            }
            join.add(property(object, name), self)
        }
        if keyValue.isUnknown { join.add(anyProperty(object), self) }
        return finish(join)
    }

    /// The key of a property or pattern, as a value.
    func keyValue(_ property: NodeID) -> ValueID {
        if tree.has(.computed, property) { return value(tree.firstChild(property)) }
        guard let name = keyText(property) else { return .unknown }
        return text(JSString(store.paths.text(name)))
    }

    /// A property whose name is not known.
    private func anyProperty(_ object: ValueID) -> ValueID {
        var join = Join(isComplete: store.isComplete(object))
        for member in store.members(object) {
            if let path = member.path {
                join.add(.path(store.paths.extend(path, .anyProperty)), self)
            } else if case .object(let node) = view(member) {
                join.add(anySlot(node), self)
            } else if isString(member) {
                join.isComplete = false
            } else {
                join.add(open(elements(member)), self)
            }
        }
        return finish(join)
    }

    private func anySlot(_ node: NodeID) -> ValueID {
        let site = site(node)
        guard site.properties.count <= ValueStore.setLimit else { return .unknown }
        var join = Join(isComplete: false)
        for name in sortedNames(of: site) { join.add(siteProperty(node, name), self) }
        return finish(join)
    }

    /// A property of everything that a value can be.
    func property(_ object: ValueID, _ name: TextID) -> ValueID {
        if object.isUnknown { return .unknown }
        if !isSet(object) { return propertyOnce(object, name) }
        var join = Join(isComplete: store.isComplete(object))
        for member in store.members(object) { join.add(propertyOnce(member, name), self) }
        return finish(join)
    }

    private func propertyOnce(_ object: ValueID, _ name: TextID) -> ValueID {
        steps -= 1
        switch view(object) {
        case .path(let path): return pathProperty(path, name)
        case .undefined, .null, .unknown: return .unknown
        case .string: return stringProperty(object, name)
        case .number, .boolean, .bigInt, .regExp: return builtinProperty(object, name)
        case .array(let node):
            if name == known.names.length { return arrayElements(object).map { numberValue(Double($0.count)) } ?? .unknown }
            let own = siteProperty(node, name)
            return own == .undefined ? builtinProperty(object, name) : own
        case .object(let node):
            let own = siteProperty(node, name)
            return own == .undefined && known.names.has(.ofObjects, name) ? builtinProperty(object, name) : own
        case .class(let node), .function(let node):
            let own = siteProperty(node, name)
            return own == .undefined || own.isUnknown ? functionProperty(object, name) : own
        case .instance(let node): return siteProperty(node, name, ofInstance: true)
        case .bound, .method, .code: return functionProperty(object, name)
        case .made(let place): return madeProperty(object, store.made(at: place), name)
        }
    }

    private func pathProperty(_ path: PathID, _ name: TextID) -> ValueID {
        // What `Number.name` gives is used to get at letters.
        if name == known.names.name, store.paths.isFunction(path), store.paths.entry(path).step != .module {
            return text(JSString(store.paths.name(path)))
        }
        return .path(store.paths.property(path, name))
    }

    private func stringProperty(_ string: ValueID, _ name: TextID) -> ValueID {
        if name == known.names.length { return numberValue(Double(stringLength(string))) }
        if let index = arrayIndex(name) {
            guard let whole = self.string(string) else { return .unknown }
            return index < whole.count ? text(JSString(unit: whole[index])) : .undefined
        }
        return builtinProperty(string, name)
    }

    /// What a value has from its prototype.
    private func builtinProperty(_ value: ValueID, _ name: TextID) -> ValueID {
        guard name != known.names.constructor else {
            switch view(value) {
            case .string: return .path(known.string)
            case .number: return .path(known.number)
            case .boolean: return .path(known.boolean)
            case .array: return .path(known.array)
            case .regExp: return .path(known.regExp)
            case .object: return .path(known.object)
            case .made(let place): if case .array = store.made(at: place).contents { return .path(known.array) } else { return .unknown }
            default: return .unknown
            }
        }
        return store.add(.method(value, name))
    }

    private func functionProperty(_ value: ValueID, _ name: TextID) -> ValueID {
        let names = known.names
        if name == names.constructor { return .path(known.function) }
        let isKept = name == names.call || name == names.apply || name == names.bind || name == names.toString
        return isKept ? store.add(.method(value, name)) : .unknown
    }

    private func madeProperty(_ value: ValueID, _ made: MadeSite, _ name: TextID) -> ValueID {
        switch made.contents {
        case .array(let elements):
            guard arrayElements(value) != nil else {
                return open(arrayIndex(name).map { $0 < elements.count ? elements[$0] : .unknown } ?? .unknown)
            }
            if name == known.names.length { return numberValue(Double(elements.count)) }
            if let index = arrayIndex(name) { return index < elements.count ? elements[index] : .undefined }
            return builtinProperty(value, name)
        case .object(let properties):
            let facts = facts(of: made.origin)
            guard let property = properties[name] else { return .unknown }
            return facts.isChanged || facts.written(name) != nil ? open(property) : property
        case .other:
            return name == known.names.length || arrayIndex(name) != nil ? evaluateProperty(value, name) : store.add(.method(value, name))
        }
    }

    // MARK: Instances

    /// `this` in a class's method is an instance; in a static one, the class.
    func instanceOfThis(in function: NodeID) -> ValueID {
        let member = tree.kind(function) == .functionExpression ? parents[Int(function)] : function
        switch tree.kind(member) {
        case .methodDefinition, .propertyDefinition, .staticBlock:
            let body = parents[Int(member)]
            guard tree.kind(body) == .classBody else { return .unknown }
            let owner = parents[Int(body)]
            if tree.has(.static, member) || tree.kind(member) == .staticBlock { return .node(owner) }
            return store.add(.instance(owner))
        default: return .unknown
        }
    }

    /// What the class's own code writes to `this`. Others can write too, so an instance is never wholly known.
    func instanceFacts(_ node: NodeID) -> SiteFacts {
        if let facts = instanceWrites[node] { return facts }
        var facts = SiteFacts.lost
        instanceWrites[node] = facts
        let first = firstNode(node)
        steps -= Int(node - first) / 4
        guard steps > 0 else { return facts }
        for id in first..<node where tree.kind(id) == .assignmentExpression && tree.operation(id) == .assign {
            let target = tree.firstChild(id)
            guard tree.kind(target) == .memberExpression, tree.kind(tree.firstChild(target)) == .thisExpression,
                let name = memberName(target)
            else {
                continue
            }
            facts.write(name, tree.nextSibling(target))
        }
        instanceWrites[node] = facts
        return facts
    }
}
