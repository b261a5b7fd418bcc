// SPDX-License-Identifier: Apache-2.0

/// Methods of maps, sets and list iterators.
enum CollectionMethod: String, CaseIterable {
    case get, set, has, add, delete, clear, forEach, keys, values, entries, next

    static let ofMaps: [CollectionMethod] = [.get, .set, .has, .delete, .clear, .forEach, .keys, .values, .entries]
    static let ofSets: [CollectionMethod] = [.add, .has, .delete, .clear, .forEach, .keys, .values, .entries]
}

extension Realm {
    func perform(_ method: CollectionMethod, this: JSValue, _ arguments: Arguments) throws(Stop) -> JSValue {
        guard case .object(let object) = this else { throw this.isUnknown ? .poison : typeError() }
        if object.isTainted { throw .poison }
        if method == .next { return try next(object) }
        guard object.kind == .map || object.kind == .set else { throw typeError() }
        let width = object.kind == .map ? 2 : 1
        switch method {
        case .keys, .values, .entries: return try iterator(object, method)
        case .clear:
            noteWrite(object)
            object.elements = []
            object.index = [:]
            return .undefined
        case .forEach:
            var at = 0
            while at < object.elements.count {
                try charge(1)
                let key = object.elements[at]
                if case .empty = key {
                } else {
                    _ = try call(arguments.at(0), this: arguments.at(1), [object.elements[at + width - 1], key, this])
                }
                at += width
            }
            return .undefined
        default: break
        }
        guard let key = MapKey(arguments.at(0)) else {
            if method != .get, method != .has { object.isTainted = true }
            throw .poison
        }
        let place = object.index[key]
        switch method {
        case .get: return place.map { object.elements[$0 + 1] } ?? .undefined
        case .has: return .boolean(place != nil)
        case .delete:
            guard let place else { return .boolean(false) }
            noteWrite(object)
            object.index[key] = nil
            for at in place..<(place + width) { object.elements[at] = .empty }
            return .boolean(true)
        default:
            try insert(object, key, arguments.at(0), arguments.at(1))
            return this
        }
    }

    private func insert(_ object: JSObject, _ key: MapKey, _ keyValue: JSValue, _ value: JSValue) throws(Stop) {
        noteWrite(object)
        if let place = object.index[key] {
            if object.kind == .map { object.elements[place + 1] = value }
            return
        }
        if object.elements.count > limits.arrayCount { throw .budget }
        try allocate(80)
        object.index[key] = object.elements.count
        object.elements.append(keyValue)
        if object.kind == .map { object.elements.append(value) }
    }

    /// Fills a new map or set from the constructor's argument.
    func fill(_ object: JSObject, from source: JSValue) throws(Stop) {
        if source.isNullish { return }
        for entry in try iterated(source) {
            let keyValue = object.kind == .map ? try element(entry, .number(0)) : entry
            guard let key = MapKey(keyValue) else { throw .poison }
            try insert(object, key, keyValue, object.kind == .map ? element(entry, .number(1)) : .undefined)
        }
    }

    private func iterator(_ object: JSObject, _ method: CollectionMethod) throws(Stop) -> JSValue {
        let part: ListIterator.Part = method == .entries ? .entries : method == .keys || object.kind == .set ? .keys : .values
        let iterator = ListIterator(what: object.kind == .map ? .map : .set, part: part, source: .object(object))
        return .object(try make(.iterator, payload: .iterator(iterator), prototype: prototype("Iterator")))
    }

    /// The next value of an iterator; `nil` at the end.
    func advance(_ object: JSObject) throws(Stop) -> JSValue? {
        guard case .iterator(var iterator) = object.payload else { throw typeError() }
        noteWrite(object)
        defer { object.payload = .iterator(iterator) }
        try charge(1)
        let at = iterator.next
        if iterator.what == .array || iterator.what == .string {
            let count = try place(property(iterator.source, "length"))
            guard at < count else { return nil }
            iterator.next += 1
            if iterator.part == .keys { return .count(at) }
            let value = try element(iterator.source, .count(at))
            return iterator.part == .values ? value : try array([.count(at), value])
        }
        guard case .object(let source) = iterator.source else { throw .poison }
        let width = source.kind == .map ? 2 : 1
        while iterator.next < source.elements.count {
            let place = iterator.next
            iterator.next += width
            if case .empty = source.elements[place] { continue }
            switch iterator.part {
            case .keys: return source.elements[place]
            case .values: return source.elements[place + width - 1]
            case .entries: return try array([source.elements[place], source.elements[place + width - 1]])
            }
        }
        return nil
    }

    private func next(_ object: JSObject) throws(Stop) -> JSValue {
        let value = try advance(object)
        let result = try plainObject()
        result.properties.set("value", value ?? .undefined)
        result.properties.set("done", .boolean(value == nil))
        return .object(result)
    }

    /// All that is left of a map, set or iterator.
    func drained(_ value: JSValue) throws(Stop) -> [JSValue] {
        guard case .object(let object) = value else { throw .poison }
        let source = object.kind == .iterator ? object : try iterator(object, object.kind == .map ? .entries : .keys).asObject ?? object
        var values: [JSValue] = []
        while let next = try advance(source) {
            values.append(next)
            if values.count > limits.arrayCount { throw .budget }
        }
        return values
    }
}
