// SPDX-License-Identifier: Apache-2.0

/// Names of properties that the finder itself looks at, by number, and what kind of name each is.
struct KnownNames: Sendable {
    struct Class: OptionSet, Sendable {
        let rawValue: UInt8

        /// Methods of arrays that change them (ECMA-262 section 23.1.3).
        static let changing = Self(rawValue: 1)
        /// Methods that do not, and give no part of the array to a function that is not seen here.
        static let reading = Self(rawValue: 2)
        /// What every object has from its prototype, as far as it is of use.
        static let ofObjects = Self(rawValue: 4)
        /// A call of a path that ends so is seen through.
        static let through = Self(rawValue: 8)
        /// Constructors of what becomes text again; what others make is of no use here.
        static let ofText = Self(rawValue: 16)
        /// Functions that compilers add around a module, by the names that TypeScript, Babel and esbuild give them. They give the module,
        /// or an object whose `default` is the module, which is the same to us.
        static let wrapper = Self(rawValue: 32)
    }

    let length, constructor, name, proto, call, apply, bind, toString, hasOwnProperty, replace, replaceAll, push, unshift: TextID
    let then, `catch`, finally: TextID
    /// By number, as far as any is known.
    private let classes: [Class]

    init(_ paths: PathTable) {
        length = paths.number(of: "length")
        constructor = paths.number(of: "constructor")
        name = paths.number(of: "name")
        proto = paths.number(of: "__proto__")
        call = paths.number(of: "call")
        apply = paths.number(of: "apply")
        bind = paths.number(of: "bind")
        toString = paths.number(of: "toString")
        hasOwnProperty = paths.number(of: "hasOwnProperty")
        replace = paths.number(of: "replace")
        replaceAll = paths.number(of: "replaceAll")
        push = paths.number(of: "push")
        unshift = paths.number(of: "unshift")
        then = paths.number(of: "then")
        self.catch = paths.number(of: "catch")
        finally = paths.number(of: "finally")
        var classes: [Class] = []
        for (kind, names) in Self.names {
            for name in names {
                let number = Int(paths.number(of: name))
                if number >= classes.count { classes.append(contentsOf: repeatElement([], count: number + 1 - classes.count)) }
                classes[number].insert(kind)
            }
        }
        self.classes = classes
    }

    @inline(__always)
    func has(_ kind: Class, _ name: TextID) -> Bool { Int(name) < classes.count && classes[Int(name)].contains(kind) }

    private static let names: [(Class, [String])] = [
        (.changing, ["push", "pop", "shift", "unshift", "splice", "sort", "reverse", "fill", "copyWithin"]),
        (
            .reading,
            [
                "at", "concat", "entries", "every", "filter", "find", "findIndex", "findLast", "findLastIndex", "flat", "flatMap",
                "forEach", "includes", "indexOf", "join", "keys", "lastIndexOf", "map", "reduce", "reduceRight", "slice", "some",
                "toReversed", "toSorted", "toSpliced", "toString", "toLocaleString", "values", "with", "hasOwnProperty", "valueOf",
                "isPrototypeOf", "propertyIsEnumerable", "subarray",
            ]
        ),
        (
            .wrapper,
            [
                "__importDefault", "__importStar", "_interopRequireDefault", "_interopRequireWildcard", "__toESM", "_interopDefault",
                "_interopDefaultLegacy", "_interopNamespace", "_interop_require_default", "_interop_require_wildcard", "__toModule",
            ]
        ),
        (.ofObjects, ["constructor", "hasOwnProperty", "toString", "valueOf"]),
        (.through, ["call", "apply", "bind", "then", "catch", "finally"]),
        (
            .ofText,
            [
                "Buffer", "String", "Array", "Number", "TextDecoder", "TextEncoder", "Uint8Array", "Int8Array", "Uint16Array",
                "Uint8ClampedArray",
            ]
        ),
    ]
}

extension ValueFinder {
    /// The number of a name of the source; found once a name.
    @inline(__always)
    func textNumber(_ name: NameID) -> TextID {
        let known = nameTexts[Int(name)]
        return known != 0 ? known : findTextNumber(name)
    }

    private func findTextNumber(_ name: NameID) -> TextID {
        let number = store.paths.number(of: tree.names[name])
        nameTexts[Int(name)] = number
        return number
    }

    /// The same for a private name, which begins with `#`.
    func privateTextNumber(_ name: NameID) -> TextID {
        if let known = privateTexts[name] { return known }
        let number = store.paths.number(of: "#" + tree.names[name])
        privateTexts[name] = number
        return number
    }

    /// The name that a member expression with a dot takes.
    @inline(__always)
    func dottedName(_ member: NodeID) -> TextID {
        let name = NameID(tree.data(member))
        return tree.has(.privateMember, member) ? privateTextNumber(name) : textNumber(name)
    }
}
