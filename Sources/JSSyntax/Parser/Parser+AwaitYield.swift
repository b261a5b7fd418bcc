// SPDX-License-Identifier: Apache-2.0

// `await` and `yield` are operators in some functions and names elsewhere.

extension Parser {
    /// Whether `await` here is the operator and not a name.
    mutating func isAwait() -> Bool {
        if tokenFlags.contains(.escaped) { return false }
        if context.inAsync { return true }
        if goal == .script || context.inStaticBlock { return false }
        let inFunction = context.inFunction || context.inArrow
        if goal == .module { return !inFunction }
        let isOperator = awaitHasOperand()
        if isOperator, inFunction { fail("await in a function that is not async", at: tokenStart) }
        return isOperator
    }

    /// In lenient code `await` may be a name: it is the operator when an operand follows on its line that a name could not be followed by.
    private mutating func awaitHasOperand() -> Bool {
        peek { parser in
            parser.next()
            guard !parser.newlineBefore else { return false }
            switch parser.token {
            case .name: return !(parser.isWord(.of) || parser.isWord(.as) || parser.isWord(.satisfies))
            case .string, .number, .templateHead, .templateTail, .this, .new, .function, .import, .class, .super, .null, .openBrace:
                return true
            case .openParenthesis: return !parser.context.inFunction
            default: return false
            }
        }
    }

    mutating func parseYield(_ base: Int) -> Operand? {
        let start = tokenStart
        if tokenFlags.contains(.escaped) || !isAtAssignment(base) { failUnexpected() }
        next()
        if !newlineBefore {
            switch token {
            case .closeParenthesis, .closeBracket, .closeBrace, .comma, .colon, .semicolon, .endOfFile, .in, .question: break
            case .name where isWord(.of): break
            case .star:
                next()
                frames.append(Frame(kind: .yield, flag: true, start: start))
                return nil
            default:
                frames.append(Frame(kind: .yield, start: start))
                return nil
            }
        }
        return Operand(id: make(.yieldExpression, from: start), start: start)
    }
}
