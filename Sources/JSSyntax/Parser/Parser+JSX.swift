// SPDX-License-Identifier: Apache-2.0

extension Parser {
    /// `<a …>…</a>` or `<>…</>`, with `<` as present token.
    mutating func parseJSXElement() -> NodeID {
        failUnexpected()
        next()
        return missing()
    }
}
