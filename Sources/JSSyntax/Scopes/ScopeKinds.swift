// SPDX-License-Identifier: Apache-2.0

/// The number of a scope. 0 is the global scope, which is outside the source.
package typealias ScopeID = UInt32
/// The number of a binding. 0 is "no binding".
package typealias BindingID = UInt32
/// The number of a reference, in source order. 0 is "no reference".
package typealias ReferenceID = UInt32

/// What a scope is.
package enum ScopeKind: UInt8, Sendable {
    /// Outside the source: holds a `global` binding for every name that the source uses and does not declare.
    case global
    /// The whole source, script or module.
    case program
    /// A function, method or arrow function: parameters and, when those are plain names, the body's own names too.
    case function
    case arrow
    /// The body of a function whose parameters are not plain names: these must not see the body's names.
    case functionBody
    /// A `static { }` block, or the value of a class's field: runs as a function of its own.
    case staticBlock, fieldInitializer
    case block, `catch`, `class`, with, `for`, `switch`
    case tsModule, tsEnum

    /// `var` declares here, unless the body has a scope of its own.
    var holdsVariables: Bool {
        switch self {
        case .program, .function, .arrow, .functionBody, .staticBlock, .fieldInitializer, .tsModule: true
        default: false
        }
    }
}

/// How a name came to be bound.
package enum BindingKind: UInt8, Sendable {
    case `var`, `let`, const, using, function, parameter
    /// A class by its name in the scope around it.
    case `class`
    /// A class by its name inside the class; the declaration's node is the same as that of the binding outside.
    case className
    /// A function expression by its own name inside itself.
    case functionName
    case `import`, `catch`
    /// A function's `arguments`.
    case arguments
    case `enum`, enumMember, namespace
    /// Not declared in the source.
    case global

    /// Declared by a form that has a dead zone and may stand once in a scope.
    var isLexical: Bool {
        switch self {
        case .let, .const, .using, .class, .import: true
        default: false
        }
    }
}

/// What is known of a binding.
package struct BindingFlags: OptionSet, Sendable, BitwiseCopyable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A function inside the one that declares it uses it.
    package static let captured = Self(rawValue: 1)
    /// It starts with a value that no reference shows: a `var` named as a parameter or as `arguments`.
    package static let startsWithParameter = Self(rawValue: 1 << 1)
    /// A function in a block that is also a `var` of the function around it (ECMA-262 annex B.3.2).
    package static let hoistedFromBlock = Self(rawValue: 1 << 2)
    /// Declared by more than one node.
    package static let redeclared = Self(rawValue: 1 << 3)
    /// A reference may mean something else: it stands inside a `with`.
    package static let maybe = Self(rawValue: 1 << 4)
    /// An `async` function or a generator, which a block may not declare twice.
    static let specialFunction = Self(rawValue: 1 << 5)
}

/// What a reference does. Declarations are references too, so that all places of a binding are in one list.
package struct ReferenceFlags: OptionSet, Sendable, BitwiseCopyable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let read = Self(rawValue: 1)
    /// Gives a value: an assignment, or a declaration that gives one. `x += 1` is `read` and `write`.
    package static let write = Self(rawValue: 1 << 1)
    /// A `bindingIdentifier`, or an enum member's name.
    package static let declaration = Self(rawValue: 1 << 2)
    /// The name is what is called: `f()`, `` f`…` ``.
    package static let called = Self(rawValue: 1 << 3)
    /// The name is what is constructed: `new F`.
    package static let constructed = Self(rawValue: 1 << 4)
    /// It stands in a function inside the one that declares the name.
    package static let closure = Self(rawValue: 1 << 5)
    /// It stands in the declaring function, before the declaration.
    package static let beforeDeclaration = Self(rawValue: 1 << 6)
    /// It may mean a property of a `with` statement's object instead.
    package static let maybe = Self(rawValue: 1 << 7)
    /// The value written is a part of the one at hand: destructuring, the heads of `for`-`in` and `for`-`of`.
    package static let partial = Self(rawValue: 1 << 8)
    /// Not resolved yet; not seen from outside.
    static let waits = Self(rawValue: 1 << 9)
}

/// What is known of a scope.
package struct ScopeFlags: OptionSet, Sendable, BitwiseCopyable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A direct `eval` or a `with` inside may read, change or (sloppy `eval`) declare names here.
    package static let unknowable = Self(rawValue: 1)
    package static let strict = Self(rawValue: 1 << 1)
    /// A `catch` whose parameter is a plain name; `var` may have the same name (ECMA-262 annex B.3.4).
    static let simpleCatch = Self(rawValue: 1 << 2)
}

/// A name declared where it may not be declared again.
package struct Redeclaration: Sendable, Equatable {
    /// The name's node, the later one of the two.
    package var node: NodeID
    /// Two parameters of a function: an error only in some functions.
    package var isParameter: Bool
    /// The scope where the two meet.
    package var scope: ScopeID
}
