// SPDX-License-Identifier: Apache-2.0

/// Methods of `Array.prototype`, which typed arrays share where they have them (ECMA-262 section 23.1.3).
enum ArrayMethod: String, CaseIterable {
    case at, concat, copyWithin, entries, every, fill, filter, find, findIndex, findLast, findLastIndex, flat, flatMap, forEach
    case includes, indexOf, join, keys, lastIndexOf, map, pop, push, reduce, reduceRight, reverse, shift, slice, some, sort, splice
    case toReversed, toSorted, toString, unshift, values, with, toLocaleString, toSpliced, subarray, set
}

extension Realm {
    func perform(_ method: ArrayMethod, this: JSValue, _ arguments: Arguments) throws(Stop) -> JSValue {
        switch method {
        case .push, .pop, .shift, .unshift, .reverse, .sort, .splice, .fill, .copyWithin, .set:
            return try mutate(method, mutable(this), arguments)
        case .every, .some, .filter, .map, .forEach, .find, .findIndex, .findLast, .findLastIndex, .flatMap:
            return try iterate(method, this, arguments)
        case .reduce, .reduceRight: return try reduce(this, arguments, fromRight: method == .reduceRight)
        case .keys, .values, .entries: return try iterator(this, method)
        default: return try derive(method, this, arguments)
        }
    }

    /// The elements of an array, a string or an array-like object; holes stay holes.
    func list(_ value: JSValue) throws(Stop) -> [JSValue] {
        switch value {
        case .object(let object):
            if object.isTainted { throw .poison }
            if object.hasElements { return object.elements }
            if object.kind == .boxed, case .primitive(let inner) = object.payload { return try list(inner) }
            guard object.kind == .plain else { throw .poison }
            let count = min(max(try place(property(value, "length")), 0), limits.arrayCount)
            try charge(count)
            var elements: [JSValue] = []
            for index in 0..<count { elements.append(try property(value, JSString(String(index)))) }
            return elements
        case .string(let string):
            try allocate(string.count * 16)
            return string.units.map { .string(JSString(unit: $0)) }
        case .undefined, .null, .empty: throw typeError()
        case .unknown: throw .poison
        default: return []
        }
    }

    private func mutable(_ this: JSValue) throws(Stop) -> JSObject {
        guard case .object(let object) = this else { throw this.isNullish ? typeError() : .poison }
        if object.isTainted || !object.hasElements { throw .poison }
        if object.isFrozen { throw typeError() }
        noteWrite(object)
        return object
    }

    private func function(_ value: JSValue) throws(Stop) -> JSValue {
        if value.isUnknown { throw .poison }
        guard let object = value.asObject, object.isCallable else { throw typeError() }
        return value
    }

    /// A new list of the kind that `this` is.
    private func alike(_ this: JSValue, _ elements: [JSValue]) throws(Stop) -> JSValue {
        let made = try arrayObject(elements)
        guard case .object(let object) = this, object.kind == .typedArray, case .typed(let element) = object.payload else {
            return .object(made)
        }
        let typed = try make(.typedArray, payload: .typed(element), prototype: object.prototype)
        typed.elements = made.elements
        for at in typed.elements.indices {
            if typed.elements[at].isUnknown { continue }
            typed.elements[at] = .number(element.stored(try number(typed.elements[at])))
        }
        return .object(typed)
    }

    // MARK: Changing

    private func mutate(_ method: ArrayMethod, _ object: JSObject, _ arguments: Arguments) throws(Stop) -> JSValue {
        switch method {
        case .push:
            if object.elements.count + arguments.count > limits.arrayCount { throw .budget }
            try allocate(arguments.count * 16)
            object.elements.append(contentsOf: arguments)
            return .count(object.elements.count)
        case .pop: return (object.elements.popLast() ?? .undefined).filled
        case .shift:
            stepsLeft -= object.elements.count >> 5
            return object.elements.isEmpty ? .undefined : object.elements.removeFirst().filled
        case .unshift:
            if object.elements.count + arguments.count > limits.arrayCount { throw .budget }
            try allocate(arguments.count * 16)
            stepsLeft -= object.elements.count >> 5
            object.elements.insert(contentsOf: arguments, at: 0)
            return .count(object.elements.count)
        case .reverse:
            try charge(object.elements.count)
            object.elements.reverse()
        case .sort: try sort(object, arguments.at(0))
        case .splice: return try splice(object, arguments)
        case .fill:
            let count = object.elements.count
            let from = try relative(arguments.at(1), count, missing: 0)
            let to = try relative(arguments.at(2), count, missing: count)
            var value = arguments.at(0)
            if case .typed(let element) = object.payload { value = .number(element.stored(try number(value))) }
            try charge(count)
            for at in from..<max(from, to) { object.elements[at] = value }
        case .set: return try setTyped(object, arguments)
        default:
            object.isTainted = true
            throw .poison
        }
        return .object(object)
    }

    private func setTyped(_ object: JSObject, _ arguments: Arguments) throws(Stop) -> JSValue {
        guard object.kind == .typedArray, case .typed(let element) = object.payload else { throw typeError() }
        let source = try list(arguments.at(0))
        let offset = try place(arguments.at(1))
        guard offset >= 0, offset + source.count <= object.elements.count else { throw rangeError() }
        try charge(source.count)
        for (at, value) in source.enumerated() {
            object.elements[offset + at] = value.isUnknown ? .unknown : .number(element.stored(try number(value)))
        }
        return .undefined
    }

    private func splice(_ object: JSObject, _ arguments: Arguments) throws(Stop) -> JSValue {
        let count = object.elements.count
        let from = try relative(arguments.at(0), count, missing: 0)
        var removed = arguments.isEmpty ? 0 : count - from
        if arguments.count > 1 { removed = min(max(try place(arguments[1]), 0), count - from) }
        let new = arguments.dropFirst(2)
        if count - removed + new.count > limits.arrayCount { throw .budget }
        try charge(1 + count >> 4)
        let gone = Array(object.elements[from..<(from + removed)])
        object.elements.replaceSubrange(from..<(from + removed), with: new)
        return try array(gone)
    }

    /// Sorts in place by merging, so that a comparison that contradicts itself does no harm.
    private func sort(_ object: JSObject, _ comparison: JSValue) throws(Stop) {
        do throws(Stop) {
            object.elements = try sorted(object.elements, comparison, numeric: object.kind == .typedArray)
        } catch {
            object.isTainted = true
            throw error
        }
    }

    private func sorted(_ elements: [JSValue], _ comparison: JSValue, numeric: Bool) throws(Stop) -> [JSValue] {
        let holes = elements.filter { if case .empty = $0 { true } else { false } }
        let missing = elements.filter(\.isUndefined)
        var values = elements.filter { if case .empty = $0 { false } else { !$0.isUndefined } }
        if comparison.isUndefined {
            try charge(values.count * 8)
            if numeric {
                var numbers: [Double] = []
                for value in values { numbers.append(try number(value)) }
                return numbers.sorted().map(JSValue.number)
            }
            var keyed: [(JSString, Int)] = []
            for (at, value) in values.enumerated() { keyed.append((try string(value), at)) }
            keyed.sort { JSString.precedes($0.0, $1.0) || ($0.0 == $1.0 && $0.1 < $1.1) }
            values = keyed.map { values[$0.1] }
        } else {
            values = try mergeSorted(values, try function(comparison))
        }
        return values + missing + holes
    }

    private func mergeSorted(_ start: [JSValue], _ comparison: JSValue) throws(Stop) -> [JSValue] {
        var values = start
        var width = 1
        while width < values.count {
            var merged: [JSValue] = []
            merged.reserveCapacity(values.count)
            var from = 0
            while from < values.count {
                let middle = min(from + width, values.count)
                let end = min(from + 2 * width, values.count)
                var left = from
                var right = middle
                while left < middle, right < end {
                    try charge(1)
                    let order = try number(call(comparison, this: .undefined, [values[left], values[right]]))
                    if order > 0 {
                        merged.append(values[right])
                        right += 1
                    } else {
                        merged.append(values[left])
                        left += 1
                    }
                }
                merged.append(contentsOf: values[left..<middle])
                merged.append(contentsOf: values[right..<end])
                from = end
            }
            values = merged
            width *= 2
        }
        return values
    }

    // MARK: Calling back

    private func iterate(_ method: ArrayMethod, _ this: JSValue, _ arguments: Arguments) throws(Stop) -> JSValue {
        let elements = try list(this)
        let callback = try function(arguments.at(0))
        let backwards = method == .findLast || method == .findLastIndex
        let seesHoles = [.find, .findIndex, .findLast, .findLastIndex].contains(method)
        var results: [JSValue] = []
        for step in 0..<elements.count {
            let at = backwards ? elements.count - 1 - step : step
            try charge(1)
            // The callback may change the array while it is walked.
            let element = live(this, at) ?? elements[at]
            if case .empty = element, !seesHoles {
                if method == .map { results.append(.empty) }
                continue
            }
            let given = try call(callback, this: arguments.at(1), [element.filled, .count(at), this])
            switch method {
            case .forEach: continue
            case .map: results.append(given)
            case .flatMap:
                if given.isUnknown { throw .poison }
                if case .object(let inner) = given, inner.kind == .array { results += inner.elements } else { results.append(given) }
            default:
                guard let truth = Coercion.truth(given) else { throw .poison }
                if let answer = answer(method, truth, element.filled, at) { return answer }
                if method == .filter, truth { results.append(element) }
            }
            try allocate(16)
        }
        switch method {
        case .forEach, .find, .findLast: return .undefined
        case .every: return .boolean(true)
        case .some: return .boolean(false)
        case .findIndex, .findLastIndex: return .number(-1)
        case .flatMap: return try array(results)
        default: return try alike(this, results)
        }
    }

    private func live(_ this: JSValue, _ at: Int) -> JSValue? {
        guard case .object(let object) = this, object.hasElements else { return nil }
        return at < object.elements.count ? object.elements[at] : .empty
    }

    private func answer(_ method: ArrayMethod, _ truth: Bool, _ element: JSValue, _ at: Int) -> JSValue? {
        switch method {
        case .every: truth ? nil : .boolean(false)
        case .some: truth ? .boolean(true) : nil
        case .find, .findLast: truth ? element : nil
        case .findIndex, .findLastIndex: truth ? .count(at) : nil
        default: nil
        }
    }

    private func reduce(_ this: JSValue, _ arguments: Arguments, fromRight: Bool) throws(Stop) -> JSValue {
        let elements = try list(this)
        let callback = try function(arguments.at(0))
        var places = fromRight ? Array(elements.indices.reversed()) : Array(elements.indices)
        places.removeAll { if case .empty = elements[$0] { true } else { false } }
        var result: JSValue
        if arguments.count > 1 {
            result = arguments[1]
        } else {
            guard let first = places.first else { throw typeError() }
            result = elements[first]
            places.removeFirst()
        }
        for at in places {
            try charge(1)
            result = try call(callback, this: .undefined, [result, elements[at], .count(at), this])
        }
        return result
    }

    // MARK: New values from old ones

    private func derive(_ method: ArrayMethod, _ this: JSValue, _ arguments: Arguments) throws(Stop) -> JSValue {
        if method == .concat { return try concat(this, arguments) }
        let elements = try list(this)
        stepsLeft -= elements.count >> 3
        switch method {
        case .at:
            let place = try place(arguments.at(0))
            let at = place < 0 ? elements.count + place : place
            return elements.indices.contains(at) ? elements[at].filled : .undefined
        case .includes, .indexOf, .lastIndexOf: return try search(method, elements, arguments)
        case .join, .toString:
            let separator = method == .toString || arguments.at(0).isUndefined ? "," : try string(arguments[0])
            return try join(this, elements, separator)
        case .slice, .subarray:
            let from = try relative(arguments.at(0), elements.count, missing: 0)
            let to = try relative(arguments.at(1), elements.count, missing: elements.count)
            return try alike(this, Array(elements[from..<max(from, to)]))
        case .flat:
            let depth = arguments.at(0).isUndefined ? 1 : min(max(try place(arguments[0]), 0), 64)
            return try array(flattened(elements, depth))
        case .toReversed: return try alike(this, elements.reversed().map(\.filled))
        case .toSorted: return try alike(this, sorted(elements.map(\.filled), arguments.at(0), numeric: this.asObject?.kind == .typedArray))
        case .with:
            let place = try place(arguments.at(0))
            let at = place < 0 ? elements.count + place : place
            guard elements.indices.contains(at) else { throw rangeError() }
            var copy = elements.map(\.filled)
            copy[at] = arguments.at(1)
            return try alike(this, copy)
        default: throw .poison
        }
    }

    private func concat(_ this: JSValue, _ arguments: Arguments) throws(Stop) -> JSValue {
        var result: [JSValue] = []
        for value in [this] + arguments {
            if value.isUnknown { throw .poison }
            if case .object(let object) = value, object.kind == .array {
                if object.isTainted { throw .poison }
                result += object.elements
            } else {
                result.append(value)
            }
            if result.count > limits.arrayCount { throw .budget }
        }
        return try array(result)
    }

    private func flattened(_ elements: [JSValue], _ depth: Int) throws(Stop) -> [JSValue] {
        var result = elements
        for _ in 0..<depth {
            var next: [JSValue] = []
            var changed = false
            for element in result {
                try charge(1)
                switch element {
                case .empty: continue
                case .unknown: throw .poison
                case .object(let inner) where inner.kind == .array:
                    if inner.isTainted { throw .poison }
                    next += inner.elements
                    changed = true
                default: next.append(element)
                }
                if next.count > limits.arrayCount { throw .budget }
            }
            result = next
            if !changed { break }
        }
        return result
    }

    private func search(_ method: ArrayMethod, _ elements: [JSValue], _ arguments: Arguments) throws(Stop) -> JSValue {
        let wanted = arguments.at(0)
        if wanted.isUnknown { throw .poison }
        let missing = method == .lastIndexOf ? elements.count - 1 : 0
        var from = missing
        if arguments.count > 1 {
            let place = try place(arguments[1])
            from = place < 0 ? elements.count + place : place
        }
        let places =
            method == .lastIndexOf
            ? Array((0..<elements.count).prefix(max(0, from + 1)).reversed()) : Array(max(0, min(from, elements.count))..<elements.count)
        try charge(places.count >> 2)
        for at in places {
            if case .unknown = elements[at] { throw .poison }
            if Coercion.strictlyEqual(elements[at].filled, wanted) == true {
                if method != .includes, case .empty = elements[at] { continue }
                return method == .includes ? .boolean(true) : .count(at)
            }
            if method == .includes, wanted.asNumber?.isNaN == true, elements[at].asNumber?.isNaN == true { return .boolean(true) }
        }
        return method == .includes ? .boolean(false) : .number(-1)
    }

    /// Joins; an array inside itself gives nothing there, as engines do it.
    private func join(_ this: JSValue, _ elements: [JSValue], _ separator: JSString) throws(Stop) -> JSValue {
        if let object = this.asObject {
            if joining.contains(object.serial) { return .string(.empty) }
            guard joining.count < limits.nativeDepth else { throw .budget }
            joining.insert(object.serial)
        }
        defer { if let object = this.asObject { joining.remove(object.serial) } }
        var result = JSString.empty
        for (at, element) in elements.enumerated() {
            if at > 0 { result.units.append(contentsOf: separator.units) }
            if !element.filled.isNullish { result.units.append(contentsOf: try string(element).units) }
            if result.count > limits.stringUnits { throw .budget }
        }
        try charge(elements.count)
        return try paid(result)
    }

    private func iterator(_ this: JSValue, _ method: ArrayMethod) throws(Stop) -> JSValue {
        if this.isNullish { throw typeError() }
        if this.isUnknown { throw .poison }
        let part: ListIterator.Part = method == .keys ? .keys : method == .values ? .values : .entries
        return .object(
            try make(.iterator, payload: .iterator(ListIterator(what: .array, part: part, source: this)), prototype: prototype("Iterator")))
    }
}
