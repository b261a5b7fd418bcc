// SPDX-License-Identifier: Apache-2.0

/// A token as `SyntaxTree.forEachToken` gives it.
package struct Token: Sendable, Equatable {
    package var kind: TokenKind
    /// Its bytes, as offsets into the source. A template's pieces include the quotes and braces around them.
    package var range: Range<Int>
}

extension SyntaxTree {
    /// Gives the source's tokens in order, blanks and comments left out. For people who look at how a source is read: what a token is
    /// can depend on where it stands, and the tree knows that; so the tokens are read once more, with the tree's literals as a guide.
    package func forEachToken(_ body: (Token) throws -> Void) rethrows {
        var lexer = Parser(bytes, length: byteCount, goal: goal, language: language)
        let guides = literalTokens()
        var next = 0
        while true {
            while next < guides.count, guides[next].range.lowerBound < lexer.position { next += 1 }
            // Text inside JSX begins with its blanks.
            if next == guides.count || guides[next].range.lowerBound > lexer.position { lexer.skipTrivia() }
            if next < guides.count, guides[next].range.lowerBound == lexer.position, !guides[next].range.isEmpty {
                try body(guides[next])
                lexer.goOn(from: guides[next].range.upperBound)
                continue
            }
            let start = lexer.position
            lexer.scanToken()
            if lexer.token == .endOfFile { return }
            // A step at least, whatever stands here.
            let end = min(max(lexer.position, start + 1), byteCount)
            try body(Token(kind: lexer.token, range: start..<end))
            lexer.goOn(from: end)
        }
    }

    /// The tokens that only the grammar tells apart, in source order.
    private func literalTokens() -> [Token] {
        var tokens: [Token] = []
        for node in 1..<NodeID(nodeCount) {
            switch kind(node) {
            case .regExpLiteral: tokens.append(Token(kind: .regExp, range: range(node)))
            case .stringLiteral: tokens.append(Token(kind: .string, range: range(node)))
            case .jsxText: tokens.append(Token(kind: .jsxText, range: range(node)))
            case .jsxIdentifier: tokens.append(Token(kind: .name, range: range(node)))
            case .templateElement: tokens.append(templateToken(node))
            default: break
            }
        }
        return tokens.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    }

    private func templateToken(_ node: NodeID) -> Token {
        let start = max(start(node) - 1, 0)
        let goesOn = end(node) < byteCount && bytes[end(node)] == 0x24
        let end = min(end(node) + (goesOn ? 2 : 1), byteCount)
        return Token(kind: goesOn ? .templateHead : .templateTail, range: start..<max(end, start))
    }
}

extension Parser {
    /// Sets the lexer behind a token that was taken from the tree.
    fileprivate mutating func goOn(from offset: Int) {
        previousEnd = offset
        newlineBefore = false
        position = offset
    }
}
