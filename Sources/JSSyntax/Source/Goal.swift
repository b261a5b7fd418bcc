// SPDX-License-Identifier: Apache-2.0

/// What a source is read as.
package enum Goal: String, Sendable, CaseIterable {
    /// A script (ECMA-262 section 16.1). Reading stops at the first error, early errors included.
    case script
    /// A module (section 16.2): strict, with top-level `await`. Reading stops at the first error.
    case module
    /// What the analysis uses. Both at once, and a CommonJS body too: `return` and `await` at the top, `import` and `export` anywhere at the top.
    /// Errors are recovered, early errors are not looked for.
    case lenient
}

/// Which forms are read besides ECMAScript's.
package struct Language: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Type annotations and TypeScript's declarations.
    package static let types = Self(rawValue: 1)
    /// `<a>b</a>` as an expression.
    package static let jsx = Self(rawValue: 2)

    /// With `types`: what only Flow has, `(x: T)`, `opaque type`, `import typeof`, `?T`, `{| |}`.
    package static let flow = Self(rawValue: 4)

    package static let javaScript: Self = []
    package static let typeScript: Self = [.types]

    /// What a file's name says: `.ts`, `.mts` and `.cts` have types; `.tsx` has types and JSX; the rest is JavaScript, with JSX for `.jsx`.
    package init(path: String) {
        let name = path.lowercased()
        self =
            if name.hasSuffix(".tsx") {
                [.types, .jsx]
            } else if name.hasSuffix(".ts") || name.hasSuffix(".mts") || name.hasSuffix(".cts") {
                .types
            } else if name.hasSuffix(".jsx") {
                .jsx
            } else {
                .javaScript
            }
    }
}

/// Something wrong with a source.
package struct SyntaxError: Sendable, Equatable {
    /// Where, in bytes from the start.
    package var offset: Int
    /// What, for people: short, without the source's own text.
    package var message: String

    package init(offset: Int, message: String) {
        self.offset = offset
        self.message = message
    }
}

/// Something strange that the grammar allows, or that the reader could not follow.
package struct Oddity: Sendable, Equatable {
    package enum Kind: String, Sendable {
        /// Nested deeper than the reader goes (and than any engine loads); what is inside was skipped.
        case tooDeep
        /// Bytes that are not UTF-8.
        case notUTF8
        /// Longer than `SyntaxTree.byteLimit`; what is beyond was not read.
        case tooLong
        /// The reader gave up trying other readings of a generic form; it was read as a comparison.
        case tooManyReadings
    }

    package var kind: Kind
    /// Where, in bytes from the start.
    package var offset: Int

    package init(kind: Kind, offset: Int) {
        self.kind = kind
        self.offset = offset
    }
}
