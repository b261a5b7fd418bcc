// SPDX-License-Identifier: Apache-2.0

/// Reading and writing properties.
extension Realm {
    /// `value[key]`, where the key is any value.
    @inline(__always)
    func element(_ value: JSValue, _ key: JSValue) throws(Stop) -> JSValue {
        if case .number(let number) = key, let place = Int(exactly: number), place >= 0 {
            switch value {
            case .object(let object) where object.hasElements && !object.isTainted:
                if place < object.elements.count {
                    let element = object.elements[place]
                    if case .empty = element { return .undefined }
                    return element
                }
            case .string(let string) where place < string.count: return .string(JSString(unit: string[place]))
            default: break
            }
        }
        return try generalElement(value, key)
    }

    private func generalElement(_ value: JSValue, _ key: JSValue) throws(Stop) -> JSValue {
        if value.isNullish { throw typeError() }
        if value.isUnknown || key.isUnknown { return .unknown }
        if case .object(let object) = value, object.kind == .dateText { return dateTextElement(object, key) }
        do throws(Stop) {
            return try property(value, self.key(key))
        } catch {
            guard case .poison = error else { throw error }
            return .unknown
        }
    }

    /// `value.key`.
    func property(_ value: JSValue, _ key: JSString) throws(Stop) -> JSValue {
        switch value {
        case .object(let object): return try property(object, key, receiver: value)
        case .string(let string):
            if key == "length" { return .count(string.count) }
            if let index = key.arrayIndex { return index < string.count ? .string(JSString(unit: string[index])) : .undefined }
            return try inherited(stringPrototype, key, value)
        case .number: return try inherited(numberPrototype, key, value)
        case .boolean: return try inherited(booleanPrototype, key, value)
        case .bigint: return try inherited(bigintPrototype, key, value)
        case .unknown: return .unknown
        case .undefined, .null, .empty: throw typeError()
        }
    }

    /// A missing property of a primitive is unknown: the program may have added one to the prototype elsewhere.
    private func inherited(_ prototype: JSObject, _ key: JSString, _ receiver: JSValue) throws(Stop) -> JSValue {
        let found = try property(prototype, key, receiver: receiver)
        return found.isUndefined ? .unknown : found
    }

    func property(_ object: JSObject, _ key: JSString, receiver: JSValue) throws(Stop) -> JSValue {
        var link: JSObject? = object
        var steps = 0
        while let current = link {
            if current.isTainted { return .unknown }
            if let found = try own(current, key) { return found }
            if key == "__proto__" { return current.prototype.map(JSValue.object) ?? .null }
            if current.kind == .global { return .unknown }
            if current.kind == .builtin || current.kind == .error, object === current, !functionPrototypeHas(key) { return .unknown }
            link = current.prototype
            steps += 1
            if steps > 100 { try charge(1) }
        }
        return .undefined
    }

    private func functionPrototypeHas(_ key: JSString) -> Bool {
        functionPrototype.properties[key] != nil || objectPrototype.properties[key] != nil
    }

    /// A property of the object itself; `nil` when it has none.
    func own(_ object: JSObject, _ key: JSString) throws(Stop) -> JSValue? {
        if object.hasElements {
            if key == "length" { return .count(object.elements.count) }
            if let index = key.arrayIndex {
                guard index < object.elements.count else { return nil }
                if case .empty = object.elements[index] { return nil }
                return object.elements[index]
            }
        }
        if let value = named(object, key) { return value }
        return try special(object, key)
    }

    /// Properties that are not kept but found out.
    private func special(_ object: JSObject, _ key: JSString) throws(Stop) -> JSValue? {
        switch (object.kind, object.payload) {
        case (.closure, .closure(let closure)):
            if key == "prototype", closure.code.hasPrototype {
                let prototype = try plainObject()
                prototype.properties.set("constructor", .object(object))
                prototype.hiddenCount = 1
                object.properties.set("prototype", .object(prototype))
                object.hiddenCount = max(object.hiddenCount, object.properties.count == 1 ? 1 : 0)
                return .object(prototype)
            }
            if key == "name" { return closure.code.name.map { .string($0) } ?? .unknown }
            if key == "length" { return .count(closure.code.parameterCount) }
            if key == "caller" || key == "arguments" { return .unknown }
        case (.builtin, .builtin(let builtin)):
            if key == "name" { return .text(builtin.name) }
            if key == "length" { return .unknown }
        case (.bound, _): if key == "name" || key == "length" { return .unknown }
        case (.regExp, .pattern(let program)): return program.property(key)
        case (.boxed, .primitive(.string(let string))):
            if key == "length" { return .count(string.count) }
            if let index = key.arrayIndex, index < string.count { return .string(JSString(unit: string[index])) }
        case (.map, _), (.set, _): if key == "size" { return .count(object.index.count) }
        case (.typedArray, .typed):
            if key == "byteLength" || key == "buffer" || key == "byteOffset" || key == "BYTES_PER_ELEMENT" { return .unknown }
        case (.arguments, _): if key == "callee" { return object.properties["callee"] ?? .unknown }
        case (.dateText, _): return .unknown
        default: break
        }
        return nil
    }

    /// Whether the object or its prototypes have a property.
    func has(_ object: JSObject, _ key: JSString) throws(Stop) -> JSValue {
        var link: JSObject? = object
        var steps = 0
        while let current = link {
            if current.isTainted { return .unknown }
            if try own(current, key) != nil { return .boolean(true) }
            if current.kind == .global || current.serial < builtinSerial {
                return try own(objectPrototype, key) != nil ? .boolean(true) : hostHas(object)
            }
            link = current.prototype
            steps += 1
            if steps > 100 { try charge(1) }
        }
        return .boolean(false)
    }

    /// Of plain objects and arrays everything is known; built-in objects may have more than is modelled here.
    private func hostHas(_ object: JSObject) -> JSValue { object.serial < builtinSerial ? .unknown : .boolean(false) }

    /// `value[key] = new`.
    @inline(__always)
    func setElement(_ value: JSValue, _ key: JSValue, _ new: JSValue) throws(Stop) {
        if case .object(let object) = value, case .number(let number) = key, object.kind == .array, !object.isFrozen, !object.isTainted,
            let place = Int(exactly: number), place >= 0, place < object.elements.count
        {
            if object.serial < watermark { note(object, place) }
            object.elements[place] = new
            return
        }
        try setGeneralElement(value, key, new)
    }

    private func setGeneralElement(_ value: JSValue, _ key: JSValue, _ new: JSValue) throws(Stop) {
        switch value {
        case .undefined, .null, .empty: throw typeError()
        case .object(let object):
            if key.isUnknown {
                noteWrite(object)
                object.isTainted = true
                return
            }
            do throws(Stop) {
                try set(object, self.key(key), new)
            } catch {
                guard case .poison = error else { throw error }
                object.isTainted = true
            }
        default: return
        }
    }

    /// `object.key = new`, on the object itself. Setters are not modelled.
    func set(_ object: JSObject, _ key: JSString, _ new: JSValue) throws(Stop) {
        if object.isFrozen || object.isTainted { return }
        if object.hasElements {
            if key == "length", object.kind == .array {
                noteWrite(object)
                return try setLength(object, new)
            }
            if let index = key.arrayIndex {
                note(object, index)
                return try setIndex(object, index, new)
            }
        }
        if key == "__proto__" {
            noteWrite(object)
            switch new {
            case .object(let prototype): object.prototype = prototype
            case .null: object.prototype = nil
            default: break
            }
            return
        }
        let before = object.properties.count
        if object.serial < watermark, keepsJournal { journal.add(.property(object, key, object.properties[key])) }
        object.properties.set(key, new)
        if object.properties.count > before { try allocate(64) }
    }

    private func setLength(_ object: JSObject, _ new: JSValue) throws(Stop) {
        let count = try number(new)
        guard count >= 0, count.rounded() == count, count < 4_294_967_296 else { throw rangeError() }
        try resize(object, Int(count))
    }

    private func setIndex(_ object: JSObject, _ index: Int, _ new: JSValue) throws(Stop) {
        if object.kind == .typedArray {
            guard case .typed(let element) = object.payload, index < object.elements.count else { return }
            object.elements[index] = new.isUnknown ? .unknown : .number(element.stored(try number(new)))
            return
        }
        if index >= object.elements.count {
            if object.kind == .arguments { return object.properties.set(JSString(String(index)), new) }
            try resize(object, index + 1)
        }
        object.elements[index] = new
    }

    /// Makes an array shorter, or longer with holes.
    func resize(_ object: JSObject, _ count: Int) throws(Stop) {
        if count > limits.arrayCount { throw .budget }
        if count < object.elements.count {
            object.elements.removeLast(object.elements.count - count)
        } else {
            let more = count - object.elements.count
            try allocate(more * 16)
            for _ in 0..<more { object.elements.append(.empty) }
        }
    }

    /// `delete value[key]`.
    func delete(_ value: JSValue, _ key: JSValue) throws(Stop) -> JSValue {
        switch value {
        case .undefined, .null, .empty: throw typeError()
        case .object(let object):
            noteWrite(object)
            if key.isUnknown {
                object.isTainted = true
                return .unknown
            }
            let key = try self.key(key)
            if object.isFrozen { return .boolean(false) }
            if object.hasElements, let index = key.arrayIndex {
                if index < object.elements.count { object.elements[index] = .empty }
                return .boolean(true)
            }
            try charge(object.properties.count)
            if let place = object.properties.place(key), place < object.hiddenCount { object.hiddenCount -= 1 }
            object.properties.remove(key)
            return .boolean(true)
        default: return .boolean(true)
        }
    }

    /// The own enumerable names in the order of the language: whole numbers first (section 10.1.11.1).
    func ownKeys(_ object: JSObject) throws(Stop) -> [JSString] {
        if object.isTainted { throw .poison }
        if object.kind == .global || object.kind == .dateText { throw .poison }
        var keys: [JSString] = []
        if object.hasElements {
            for (at, element) in object.elements.enumerated() {
                if case .empty = element { continue }
                keys.append(JSString(String(at)))
            }
        }
        if case .primitive(.string(let string)) = object.payload { for at in 0..<string.count { keys.append(JSString(String(at))) } }
        let named = object.properties.keys.dropFirst(object.hiddenCount)
        let indexes = named.compactMap(\.arrayIndex).sorted()
        keys += indexes.map { JSString(String($0)) }
        keys += indexes.isEmpty ? Array(named) : named.filter { $0.arrayIndex == nil }
        try charge(keys.count)
        return keys
    }

    /// The names that `for in` gives.
    func enumerated(_ value: JSValue) throws(Stop) -> [JSString] {
        guard case .object(let start) = value else {
            if case .string(let string) = value { return (0..<string.count).map { JSString(String($0)) } }
            if value.isUnknown { throw .poison }
            return []
        }
        var keys = try ownKeys(start)
        var seen = Set(keys)
        var link = start.prototype
        while let current = link, current.serial >= builtinSerial {
            for key in try ownKeys(current) where seen.insert(key).inserted { keys.append(key) }
            link = current.prototype
            try charge(1)
        }
        return keys
    }

    /// Remembers an object that is older than the present evaluation before it is changed.
    @inline(__always)
    func noteWrite(_ object: JSObject) {
        if object.serial < watermark, keepsJournal { journal.keep(object) }
    }

    /// Remembers an element before it is set.
    func note(_ object: JSObject, _ place: Int) {
        guard object.serial < watermark, keepsJournal else { return }
        // Growing an array is undone as a whole.
        if place < object.elements.count { journal.add(.element(object, place, object.elements[place])) } else { journal.keep(object) }
    }

    /// Remembers a variable that is older than the present evaluation before it is set.
    func noteWrite(_ scope: Scope, _ slot: Int) {
        if keepsJournal { journal.add(.slot(scope, slot, scope.slots[slot])) }
    }
}
