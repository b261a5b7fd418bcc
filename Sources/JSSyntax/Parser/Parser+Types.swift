// SPDX-License-Identifier: Apache-2.0

extension Parser {
    /// `: T`, with the colon as present token.
    mutating func parseTypeAnnotation() -> NodeID {
        let start = tokenStart
        next()
        skipType()
        return make(.typeAnnotation, from: start)
    }

    /// A type.
    mutating func skipType() {
        next()
    }

    /// `<T, U extends V = W>`.
    mutating func parseTypeParameters() -> NodeID {
        let start = tokenStart
        next()
        return make(.typeParameters, from: start)
    }

    /// `<T, U>` where nothing else can be meant.
    mutating func parseTypeArguments() -> NodeID {
        let start = tokenStart
        next()
        return make(.typeArguments, from: start)
    }

    /// `implements A, B<C>`.
    mutating func parseImplements() -> NodeID {
        let start = tokenStart
        next()
        skipType()
        return make(.typeAnnotation, from: start)
    }
}
