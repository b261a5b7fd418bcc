// SPDX-License-Identifier: Apache-2.0

/// Methods of `RegExp.prototype` (ECMA-262 section 22.2.6).
enum RegExpMethod: String, CaseIterable { case exec, test, toString, compile }

/// One match: where it is, and its groups.
private struct Found {
    /// Start and end of the match and of each group; -1 where a group took no part.
    var captures: [Int]
    var start: Int { captures[0] }
    var end: Int { captures[1] }
}

extension Realm {
    /// A regular expression object.
    func newRegExp(_ pattern: JSValue, _ flags: JSValue) throws(Stop) -> JSValue {
        if case .object(let object) = pattern, case .pattern(let program) = object.payload {
            return try regExp(program.source, flags.isUndefined ? program.flags : string(flags))
        }
        return try regExp(pattern.isUndefined ? .empty : string(pattern), flags.isUndefined ? .empty : string(flags))
    }

    func regExp(_ source: JSString, _ flags: JSString) throws(Stop) -> JSValue {
        let name = JSString(units: source.units + [0x2F] + flags.units)
        let program: RegExpProgram
        if let known = patterns[name] {
            program = known
        } else {
            if source.count > 1 << 16 { throw .budget }
            try charge(source.count)
            do throws(RegExpProgram.Problem) {
                program = try RegExpProgram(source: source, flags: flags)
            } catch {
                if error == .unsupported { throw .poison }
                throw self.error("SyntaxError")
            }
            try allocate(program.code.count * 32)
            patterns[name] = program
        }
        let object = try make(.regExp, payload: .pattern(program), prototype: regExpPrototype)
        object.properties.set("lastIndex", .number(0))
        object.hiddenCount = 1
        return .object(object)
    }

    func perform(_ method: RegExpMethod, this: JSValue, _ arguments: Arguments) throws(Stop) -> JSValue {
        guard case .object(let object) = this, case .pattern(let program) = object.payload else {
            if this.isUnknown { throw .poison }
            if method == .toString, this.asObject === regExpPrototype { return .text("/(?:)/") }
            throw typeError()
        }
        switch method {
        case .toString:
            let source = program.property("source")?.asString ?? .empty
            return try paid("/" + source + "/" + program.flags)
        case .compile: throw .poison
        case .exec, .test:
            let text = try string(arguments.at(0))
            let found = try next(object, program, text)
            if method == .test { return .boolean(found != nil) }
            return try found.map { (found) throws(Stop) in try matchArray(program, text, found) } ?? .null
        }
    }

    /// One match from `lastIndex` on, which moves when the flags say so.
    private func next(_ object: JSObject, _ program: RegExpProgram, _ text: JSString) throws(Stop) -> Found? {
        let moves = program.isGlobal || program.isSticky
        if moves { noteWrite(object) }
        let start = moves ? try place(object.properties["lastIndex"] ?? .number(0)) : 0
        let match = start >= 0 && start <= text.count ? try search(program, text, from: start) : nil
        guard let found = match else {
            if moves { object.properties.set("lastIndex", .number(0)) }
            return nil
        }
        if moves { object.properties.set("lastIndex", .count(found.end)) }
        return found
    }

    private func search(_ program: RegExpProgram, _ text: JSString, from start: Int) throws(Stop) -> Found? {
        var matcher = RegExpMatcher(program, text, self)
        return try matcher.search(from: start, sticky: program.isSticky).map { Found(captures: $0) }
    }

    /// All matches, as `replace` and `match` with the flag `g` see them; only the first without it.
    private func matches(_ object: JSObject, _ program: RegExpProgram, _ text: JSString) throws(Stop) -> [Found] {
        guard program.isGlobal else {
            return try next(object, program, text).map { [$0] } ?? []
        }
        noteWrite(object)
        object.properties.set("lastIndex", .number(0))
        var all: [Found] = []
        var matcher = RegExpMatcher(program, text, self)
        var at = 0
        while at <= text.count, let captures = try matcher.search(from: at, sticky: program.isSticky) {
            let found = Found(captures: captures)
            all.append(found)
            at = found.end > found.start ? found.end : advanced(text, found.end, program.isUnicode)
            try allocate(64)
        }
        return all
    }

    private func advanced(_ text: JSString, _ at: Int, _ isUnicode: Bool) -> Int {
        let isPair = isUnicode && at + 1 < text.count && UTF16.isLeadSurrogate(text[at]) && UTF16.isTrailSurrogate(text[at + 1])
        return at + (isPair ? 2 : 1)
    }

    private func groups(_ text: JSString, _ found: Found) throws(Stop) -> [JSValue] {
        var values: [JSValue] = []
        for group in 0..<(found.captures.count / 2) {
            let from = found.captures[group * 2]
            let to = found.captures[group * 2 + 1]
            values.append(from < 0 || to < from ? .undefined : try paid(text.slice(from, to)))
        }
        return values
    }

    private func named(_ program: RegExpProgram, _ groups: [JSValue]) throws(Stop) -> JSValue {
        if program.names.isEmpty { return .undefined }
        let object = try plainObject()
        object.prototype = nil
        for (name, group) in program.names { object.properties.set(name, groups[group]) }
        return .object(object)
    }

    private func matchArray(_ program: RegExpProgram, _ text: JSString, _ found: Found) throws(Stop) -> JSValue {
        let groups = try groups(text, found)
        let array = try arrayObject(groups)
        array.properties.set("index", .count(found.start))
        array.properties.set("input", .string(text))
        array.properties.set("groups", try named(program, groups))
        if program.flags.text.contains("d") { array.properties.set("indices", .unknown) }
        return .object(array)
    }

    // MARK: Methods of strings that take patterns

    func matching(_ method: StringMethod, _ text: JSString, _ arguments: Arguments) throws(Stop) -> JSValue {
        var pattern = arguments.at(0)
        if pattern.isUnknown { throw .poison }
        if [.match, .matchAll, .search].contains(method), pattern.asObject?.kind != .regExp {
            pattern = try newRegExp(pattern, method == .matchAll ? .text("g") : .undefined)
        }
        guard case .object(let object) = pattern, case .pattern(let program) = object.payload else {
            if case .object(let object) = pattern, object.kind == .plain || object.isCallable, method == .split || method == .replace {
                // An object may say itself how it is searched for; only its text is modelled when it is an array or a box.
                if object.kind == .plain, object.properties.count > 0 { throw .poison }
            }
            return try method == .split ? split(text, arguments) : replace(text, arguments, all: method == .replaceAll)
        }
        if object.isTainted { throw .poison }
        switch method {
        case .search:
            return .count(try search(program, text, from: 0)?.start ?? -1)
        case .match:
            guard program.isGlobal else {
                return try next(object, program, text).map { (found) throws(Stop) in try matchArray(program, text, found) } ?? .null
            }
            let all = try matches(object, program, text)
            if all.isEmpty { return .null }
            var values: [JSValue] = []
            for found in all { values.append(try paid(text.slice(found.start, found.end))) }
            return try array(values)
        case .matchAll:
            guard program.isGlobal else { throw typeError() }
            var values: [JSValue] = []
            for found in try matches(object, program, text) { values.append(try matchArray(program, text, found)) }
            let iterator = ListIterator(what: .array, part: .values, source: try array(values))
            return .object(try make(.iterator, payload: .iterator(iterator), prototype: prototype("Iterator")))
        case .split: return try split(text, program, arguments.at(1))
        default:
            if method == .replaceAll, !program.isGlobal { throw typeError() }
            return try replace(text, matches(object, program, text), arguments.at(1), program)
        }
    }

    private func limit(_ value: JSValue) throws(Stop) -> Int {
        value.isUndefined ? Int(UInt32.max) : Int(UInt32(bitPattern: Coercion.int32(try number(value))))
    }

    private func split(_ text: JSString, _ arguments: Arguments) throws(Stop) -> JSValue {
        let limit = try limit(arguments.at(1))
        if arguments.at(0).isUndefined { return try array([.string(text)]) }
        let separator = try string(arguments[0])
        var parts: [JSValue] = []
        if separator.isEmpty {
            if text.count > limits.arrayCount { throw .budget }
            stepsLeft -= text.count >> 2
            return try array(text.units.prefix(limit).map { .string(JSString(unit: $0)) })
        }
        var at = 0
        while let found = text.firstIndex(of: separator, from: at) {
            parts.append(try paid(text.slice(at, found)))
            at = found + separator.count
            if parts.count > limits.arrayCount { throw .budget }
        }
        stepsLeft -= text.count >> 3
        parts.append(try paid(text.slice(at, text.count)))
        return try array(Array(parts.prefix(limit)))
    }

    private func split(_ text: JSString, _ program: RegExpProgram, _ limitValue: JSValue) throws(Stop) -> JSValue {
        let limit = try limit(limitValue)
        var matcher = RegExpMatcher(program, text, self)
        if text.isEmpty {
            return try array(matcher.search(from: 0, sticky: true) == nil ? [.string(text)] : [])
        }
        var parts: [JSValue] = []
        var from = 0
        var at = 0
        while at < text.count, let captures = try matcher.search(from: at, sticky: false) {
            let found = Found(captures: captures)
            if found.start >= text.count { break }
            if found.end == from || (found.end == found.start && found.start == from) {
                at = advanced(text, max(at, found.start), program.isUnicode)
                if found.end > found.start || found.start > from { at = max(at, found.end) }
                continue
            }
            parts.append(try paid(text.slice(from, found.start)))
            parts += try groups(text, found).dropFirst()
            from = found.end
            at = found.end == found.start ? advanced(text, found.end, program.isUnicode) : found.end
            if parts.count > limits.arrayCount { throw .budget }
        }
        parts.append(try paid(text.slice(from, text.count)))
        return try array(Array(parts.prefix(limit)))
    }

    private func replace(_ text: JSString, _ arguments: Arguments, all: Bool) throws(Stop) -> JSValue {
        let wanted = try string(arguments.at(0))
        var found: [Found] = []
        var at = 0
        while let start = text.firstIndex(of: wanted, from: at) {
            found.append(Found(captures: [start, start + wanted.count]))
            at = start + max(wanted.count, 1)
            if !all { break }
            try charge(1)
        }
        stepsLeft -= text.count >> 3
        return try replace(text, found, arguments.at(1), nil)
    }

    private func replace(_ text: JSString, _ all: [Found], _ replacement: JSValue, _ program: RegExpProgram?) throws(Stop) -> JSValue {
        let isFunction = replacement.asObject?.isCallable == true
        let template = isFunction || replacement.isUnknown ? .empty : try string(replacement)
        if replacement.isUnknown, !all.isEmpty { throw .poison }
        var result = JSString.empty
        var at = 0
        for found in all {
            result.units += text.units[at..<found.start]
            if isFunction {
                let groups = try groups(text, found)
                var given = groups + [.count(found.start), .string(text)]
                if let program, !program.names.isEmpty { given.append(try named(program, groups)) }
                result.units += try string(call(replacement, this: .undefined, given)).units
            } else if template.units.contains(0x24) {
                try expand(template, text, found, program, into: &result.units)
            } else {
                result.units += template.units
            }
            at = found.end
            if result.count > limits.stringUnits { throw .budget }
        }
        result.units += text.units[at...]
        return try paid(result)
    }

    /// `$1`, `$&` and their like (GetSubstitution, section 22.1.3.19.1).
    private func expand(_ template: JSString, _ text: JSString, _ found: Found, _ program: RegExpProgram?, into units: inout [UInt16])
        throws(Stop)
    {
        let groupCount = found.captures.count / 2 - 1
        func add(_ group: Int) {
            let from = found.captures[group * 2]
            if from >= 0 { units += text.units[from..<max(from, found.captures[group * 2 + 1])] }
        }
        var at = 0
        while at < template.count {
            let next = at + 1 < template.count ? template[at + 1] : 0
            guard template[at] == 0x24, next != 0 else {
                units.append(template[at])
                at += 1
                continue
            }
            at += 2
            switch next {
            case 0x24: units.append(0x24)
            case 0x26: add(0)
            case 0x60: units += text.units[0..<found.start]
            case 0x27: units += text.units[found.end...]
            case 0x30...0x39:
                var group = Int(next) - 0x30
                var used = 0
                if at < template.count, (0x30...0x39).contains(template[at]), group * 10 + Int(template[at]) - 0x30 <= groupCount {
                    group = group * 10 + Int(template[at]) - 0x30
                    used = 1
                }
                if group >= 1, group <= groupCount {
                    add(group)
                    at += used
                } else {
                    units += [0x24, next]
                }
            case 0x3C where program?.names.isEmpty == false:
                guard let end = template.firstIndex(of: ">", from: at) else {
                    units += [0x24, next]
                    continue
                }
                if let group = program?.names.first(where: { $0.name == template.slice(at, end) })?.group { add(group) }
                at = end + 1
            default: units += [0x24, next]
            }
            if units.count > limits.stringUnits { throw .budget }
        }
    }
}
