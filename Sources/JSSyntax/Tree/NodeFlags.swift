// SPDX-License-Identifier: Apache-2.0

/// What else is known of a node. A bit may mean two things where no kind can have both; `NodeKind` says which kind has which.
package struct NodeFlags: OptionSet, Sendable, BitwiseCopyable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The expression or pattern stands in parentheses, which are outside its range.
    package static let parenthesized = Self(rawValue: 1 << 0)

    // Functions, methods, classes.
    package static let async = Self(rawValue: 1 << 1)
    package static let generator = Self(rawValue: 1 << 2)
    package static let named = Self(rawValue: 1 << 3)
    package static let expressionBody = Self(rawValue: 1 << 4)
    /// A function without a body: an overload, an abstract method, a `declare`.
    package static let bodiless = Self(rawValue: 1 << 5)
    package static let hasSuperclass = Self(rawValue: 1 << 4)
    /// The code is strict: a module, a class, or under `"use strict"`. On `program` and functions.
    package static let strict = Self(rawValue: 1 << 6)

    // Members.
    package static let computed = Self(rawValue: 1 << 1)
    package static let shorthand = Self(rawValue: 1 << 2)
    package static let method = Self(rawValue: 1 << 3)
    package static let getter = Self(rawValue: 1 << 4)
    package static let setter = Self(rawValue: 1 << 5)
    package static let `static` = Self(rawValue: 1 << 6)
    package static let accessor = Self(rawValue: 1 << 7)
    package static let hasValue = Self(rawValue: 1 << 8)

    // Expressions.
    package static let optional = Self(rawValue: 1 << 1)
    package static let privateMember = Self(rawValue: 1 << 2)
    package static let prefix = Self(rawValue: 1 << 3)
    /// A `?.` stands somewhere before in the same chain of members and calls, or right here.
    package static let chained = Self(rawValue: 1 << 5)
    package static let delegate = Self(rawValue: 1 << 4)

    // Literals and names.
    /// The text holds a backslash; decode it before use.
    package static let escaped = Self(rawValue: 1 << 1)
    /// An old octal number or escape, or `\8` and `\9`: not allowed in strict code.
    package static let octal = Self(rawValue: 1 << 2)
    /// An escape that is wrong outside a tagged template.
    package static let badEscape = Self(rawValue: 1 << 3)

    // Statements.
    package static let directive = Self(rawValue: 1 << 1)
    package static let hasAlternate = Self(rawValue: 1 << 2)
    package static let hasCatch = Self(rawValue: 1 << 3)
    package static let hasFinally = Self(rawValue: 1 << 4)
    package static let hasParameter = Self(rawValue: 1 << 5)
    package static let await = Self(rawValue: 1 << 6)
    package static let hasSource = Self(rawValue: 1 << 5)
    package static let selfClosing = Self(rawValue: 1 << 1)

    // Rarer ones, kept apart because they meet the others.
    /// A trailing comma followed: `(a, b,)`, `[...a,]`. Matters when an expression turns out to be a pattern.
    package static let trailingComma = Self(rawValue: 1 << 9)
    /// Of a `tsAsExpression`: written with a colon, `(x: T)`, as Flow's casts and typed parameters are.
    package static let colon = Self(rawValue: 1 << 4)
    /// TypeScript or Flow: `import type`, `export type`.
    package static let typeOnly = Self(rawValue: 1 << 10)
    package static let declare = Self(rawValue: 1 << 11)
    package static let const = Self(rawValue: 1 << 12)
    /// TypeScript's `abstract`, on classes and members.
    package static let abstract = Self(rawValue: 1 << 13)
}
