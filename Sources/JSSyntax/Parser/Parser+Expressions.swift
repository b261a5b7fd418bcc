// SPDX-License-Identifier: Apache-2.0

// Expressions are read without recursion as long as nothing but operators and parentheses nests: what waits for its right side stands as
// a frame on a stack of our own. `a + (b * -c` leaves `a +`, `(`, `b *`, `-` waiting; each later token either adds a frame or
// closes some. Literals, calls, functions and templates go down one call of the reader.
//
// Patterns and arrow functions look like expressions until `=` or `=>` comes. They are read as expressions and turned into patterns in place
// (`Parser+Patterns.swift`); `{a = 1}`, which is right only in a pattern, waits in `pendingDefault`.

/// Something that waits for its right side.
struct Frame {
    enum Kind: UInt8 {
        case unary, update, await
        /// TypeScript's `<T>x`, waiting for `x`.
        case assertion
        case binary
        case assignment, yield
        /// `test ?`, waiting for the consequent and `:`.
        case consequent
        /// `test ? consequent :`
        case alternate
        case parenthesis
    }

    var kind: Kind
    var operation: TokenKind
    var precedence: UInt8
    /// `yield*`; or what `allowsIn` was outside.
    var flag: Bool
    /// `()`, `(a,)` and `(...a)` are right only before `=>`.
    var mustBeArrow = false
    /// What `inConsequent` was outside.
    var outerConsequent: Bool
    private var storedStart: UInt32
    /// The left side; the first element of a parenthesis.
    var first: NodeID
    /// The consequent; the last element of a parenthesis.
    var second: NodeID = 0
    private var storedOuterPending: Int32
    private var storedPending: Int32 = -1

    // A source has at most 2^30 bytes, so offsets fit 32 bits; a small frame is worth the conversions.
    init(
        kind: Kind,
        operation: TokenKind = .invalid,
        precedence: UInt8 = 0,
        flag: Bool = false,
        outerConsequent: Bool = false,
        start: Int,
        first: NodeID = 0,
        outerPending: Int = -1
    ) {
        self.kind = kind
        self.operation = operation
        self.precedence = precedence
        self.flag = flag
        self.outerConsequent = outerConsequent
        storedStart = UInt32(truncatingIfNeeded: start)
        self.first = first
        storedOuterPending = Int32(truncatingIfNeeded: outerPending)
    }

    var start: Int { Int(storedStart) }
    /// `pendingDefault` outside the parenthesis.
    var outerPending: Int { Int(storedOuterPending) }
    /// `pendingDefault` of the elements so far.
    var pending: Int {
        get { Int(storedPending) }
        set { storedPending = Int32(truncatingIfNeeded: newValue) }
    }
}

extension Parser {
    /// `Expression`: one or more assignments with commas between.
    mutating func parseExpression() -> NodeID {
        let start = tokenStart
        let first = parseValue()
        guard token == .comma else { return first }
        var list = List(first: first, last: first)
        while take(.comma) { append(parseValue(), to: &list) }
        return make(.sequenceExpression, from: start, list.first)
    }

    /// An expression in which `in` is an operator wherever this one stands.
    mutating func parseInnerExpression() -> NodeID {
        let outer = context.allowsIn
        context.allowsIn = true
        let id = parseExpression()
        context.allowsIn = outer
        return id
    }

    /// An assignment that cannot become a pattern any more.
    mutating func parseValue(inConsequent: Bool = false) -> NodeID {
        let outerPending = pendingDefault
        pendingDefault = -1
        let id = parseAssignment(inConsequent: inConsequent)
        if pendingDefault >= 0 { failPendingDefault() }
        pendingDefault = outerPending
        return id
    }

    @inline(never)
    mutating func failPendingDefault() {
        fail("a default value outside a pattern", at: pendingDefault)
        pendingDefault = -1
    }

    /// `AssignmentExpression`. Leaves `pendingDefault` set when the result holds `{a = 1}` and is right only as a pattern.
    /// `inConsequent` says that it is an arrow function's body and what stands around that.
    mutating func parseAssignment(inConsequent: Bool = false) -> NodeID {
        // Half of all assignments are one name or literal: those take the short way.
        let start = tokenStart
        let simple: NodeID
        switch token {
        case .name where tokenName > Word.lastSpecial.rawValue:
            let name = tokenName
            let flags = tokenFlags
            next()
            if token == .arrow, !newlineBefore {
                let outerConsequent = context.inConsequent
                context.inConsequent = inConsequent
                defer { context.inConsequent = outerConsequent }
                return parseArrowOfName(name, start, flags, isAsync: false)
            }
            simple = make(.identifier, from: start, flags: flags, data: name)
        case .string: simple = takeNode(.stringLiteral, flags: tokenFlags)
        case .number: simple = takeNode(.numericLiteral, flags: tokenFlags)
        default: return parseComplexAssignment(nil, inConsequent)
        }
        switch token {
        case .comma, .closeParenthesis, .closeBracket, .closeBrace, .semicolon: return simple
        default: return parseComplexAssignment(Operand(id: simple, start: start), inConsequent)
        }
    }

    /// An assignment whose first operand was read when it is given.
    private mutating func parseComplexAssignment(_ first: Operand?, _ inConsequent: Bool) -> NodeID {
        guard enter() else { return first?.id ?? skipTooDeep() }
        let outerPending = pendingDefault
        let outerConsequent = context.inConsequent
        pendingDefault = -1
        context.inConsequent = inConsequent
        let id = parseOperators(first)
        context.inConsequent = outerConsequent
        if outerPending >= 0 { pendingDefault = outerPending }
        leave()
        return id
    }

    // MARK: - The machine

    /// A value in the making: the node, and where it starts with its parentheses.
    struct Operand {
        var id: NodeID
        var start: Int
    }

    private mutating func parseOperators(_ first: Operand?) -> NodeID {
        let base = frames.count
        var first = first
        while true {
            guard var value = parseOperand(base, &first) else { continue }
            while true {
                switch step(&value, base) {
                case .operand: break
                case .again: continue
                case .done: return value.id
                }
                break
            }
        }
    }

    enum Step { case operand, again, done }

    /// Prefix operators and opening parentheses up to an operand. `nil` when frames were added and an operand is still to come.
    @inline(__always)
    private mutating func parseOperand(_ base: Int, _ first: inout Operand?) -> Operand? {
        if let read = first {
            first = nil
            return Operand(id: parsePostfix(read.id, read.start, inNew: false, canBeArrow: true), start: read.start)
        }
        let start = tokenStart
        switch token {
        case .not, .tilde, .plus, .minus, .typeof, .void, .delete:
            frames.append(Frame(kind: .unary, operation: token, precedence: 14, start: start))
            next()
            return nil
        case .plusPlus, .minusMinus:
            frames.append(Frame(kind: .update, operation: token, precedence: 14, start: start))
            next()
            return nil
        case .openParenthesis:
            return openParenthesis(base)
        case .less where hasTypes && !hasJSX, .shiftLeft where hasTypes && !hasJSX:
            return parseAssertion(canBeArrow: isAtAssignment(base))
        case .name where tokenName == Word.await.rawValue && isAwait():
            frames.append(Frame(kind: .await, precedence: 14, start: start))
            next()
            return nil
        case .name where tokenName == Word.yield.rawValue && context.inGenerator:
            return parseYield(base)
        default:
            let canBeArrow = isAtAssignment(base)
            let primary = parsePrimary(canBeArrow: canBeArrow)
            return Operand(id: parsePostfix(primary, start, inNew: false, canBeArrow: canBeArrow), start: start)
        }
    }

    /// Whether an assignment may begin here: nothing that binds tighter waits.
    @inline(__always)
    func isAtAssignment(_ base: Int) -> Bool {
        guard frames.count > base, let last = frames.last else { return true }
        return last.kind.rawValue >= Frame.Kind.assignment.rawValue
    }

    /// One step after an operand: adds the operator that follows, or closes what the operand completes.
    @inline(__always)
    private mutating func step(_ value: inout Operand, _ base: Int) -> Step {
        // No operator may follow an arrow function or a `yield`.
        let kind = nodes.kind(value.id)
        let isArrow = (kind == .arrowFunctionExpression || kind == .yieldExpression) && !nodes.flags(value.id).contains(.parenthesized)
        if !isArrow {
            let precedence = Parser.precedence(token, allowsIn: context.allowsIn)
            if precedence > 0 {
                pushBinary(&value, precedence, base)
                return .operand
            }
            if hasTypes, token == .name, !newlineBefore, isWord(.as) || isWord(.satisfies) {
                reduce(&value, to: 8, base)
                value.id = parseAs(value.id, value.start)
                return .again
            }
        }
        if frames.count > base { reduce(&value, to: 0, base) }
        if !isArrow {
            if token == .assign || token == .operatorAssign { return pushAssignment(&value, base) }
            if token == .question, !startsOptionalParameter(base) { return pushConditional(value) }
        }
        return close(&value, base)
    }

    /// How tightly a binary operator binds, 1 to 12; 0 for other tokens. (ECMA-262 sections 13.6 to 13.13.)
    @inline(__always)
    static func precedence(_ token: TokenKind, allowsIn: Bool) -> UInt8 {
        switch token {
        case .nullish: 1
        case .or: 2
        case .and: 3
        case .bitOr: 4
        case .bitXor: 5
        case .bitAnd: 6
        case .equal, .notEqual, .strictEqual, .strictNotEqual: 7
        case .less, .greater, .lessOrEqual, .greaterOrEqual, .instanceof: 8
        case .in: allowsIn ? 8 : 0
        case .shiftLeft, .shiftRight, .shiftRightUnsigned: 9
        case .plus, .minus: 10
        case .star, .slash, .percent: 11
        case .starStar: 12
        default: 0
        }
    }

    private mutating func pushBinary(_ value: inout Operand, _ precedence: UInt8, _ base: Int) {
        if token == .starStar {
            if let last = frames.last, frames.count > base, last.kind == .unary || last.kind == .await {
                fail("a unary operator before ** needs parentheses", at: last.start)
            }
            reduce(&value, to: 13, base)
        } else {
            reduce(&value, to: precedence, base)
        }
        if pendingDefault >= 0 { failPendingDefault() }
        if nodes.kind(value.id) == .privateName { checkPrivateOperand() }
        frames.append(Frame(kind: .binary, operation: token, precedence: precedence, start: value.start, first: value.id))
        next()
    }

    /// `#x` is an operand only at the left of `in`.
    private mutating func checkPrivateOperand() {
        if token != .in { failUnexpected() }
        if let last = frames.last, last.kind == .binary, last.precedence >= 8 { failUnexpected() }
    }

    /// Closes the waiting operators that bind at least as tightly as `precedence`.
    @inline(__always)
    private mutating func reduce(_ value: inout Operand, to precedence: UInt8, _ base: Int) {
        while frames.count > base {
            let frame = frames[frames.count - 1]
            guard frame.kind.rawValue <= Frame.Kind.binary.rawValue, frame.precedence >= precedence else { return }
            frames.removeLast()
            reduceOne(&value, frame)
        }
    }

    private mutating func reduceOne(_ value: inout Operand, _ frame: Frame) {
        if pendingDefault >= 0 { failPendingDefault() }
        let operation = UInt32(frame.operation.rawValue)
        switch frame.kind {
        case .binary:
            let isLogical = frame.precedence <= 3
            if isLogical { checkMixedNullish(frame, value.id) }
            if nodes.kind(value.id) == .privateName { fail("a private name that is no operand of in", at: nodes.start(value.id)) }
            link(frame.first, value.id)
            value.id = make(isLogical ? .logicalExpression : .binaryExpression, from: frame.start, frame.first, data: operation)
        case .update:
            checkSimpleTarget(value.id)
            value.id = make(.updateExpression, from: frame.start, value.id, flags: .prefix, data: operation)
        case .await:
            value.id = make(.awaitExpression, from: frame.start, value.id)
        case .assertion:
            link(frame.first, value.id)
            value.id = make(.tsTypeAssertion, from: frame.start, frame.first)
        default:
            value.id = make(.unaryExpression, from: frame.start, value.id, data: operation)
            if frame.operation == .delete { checkDelete(value.id) }
        }
        value.start = frame.start
    }

    private mutating func checkDelete(_ id: NodeID) {
        let operand = nodes.firstChild(id)
        let kind = nodes.kind(operand)
        if kind == .privateName || kind == .memberExpression && nodes.flags(operand).contains(.privateMember) {
            fail("a private member cannot be deleted", at: nodes.start(operand))
        }
    }

    /// `a || b ?? c` needs parentheses (ECMA-262 section 13.13).
    private mutating func checkMixedNullish(_ frame: Frame, _ right: NodeID) {
        for side in [frame.first, right] where nodes.kind(side) == .logicalExpression && !nodes.flags(side).contains(.parenthesized) {
            let isNullish = nodes.data(side) == UInt32(TokenKind.nullish.rawValue)
            if isNullish != (frame.operation == .nullish) { fail("?? beside || or && needs parentheses", at: nodes.start(side)) }
        }
    }

    private mutating func pushAssignment(_ value: inout Operand, _ base: Int) -> Step {
        let operation = token == .assign ? TokenKind.assign : tokenOperator
        if token == .assign {
            toPattern(value.id, binding: false)
            pendingDefault = -1
        } else {
            if pendingDefault >= 0 { failPendingDefault() }
            checkSimpleTarget(value.id)
        }
        frames.append(Frame(kind: .assignment, operation: operation, start: value.start, first: value.id))
        next()
        return .operand
    }

    private mutating func pushConditional(_ value: Operand) -> Step {
        if pendingDefault >= 0 { failPendingDefault() }
        frames.append(
            Frame(kind: .consequent, flag: context.allowsIn, outerConsequent: context.inConsequent, start: value.start, first: value.id)
        )
        context.allowsIn = true
        context.inConsequent = true
        next()
        return .operand
    }

    /// Closes what waits for a whole assignment, until something waits for more or nothing is left.
    private mutating func close(_ value: inout Operand, _ base: Int) -> Step {
        while frames.count > base {
            let frame = frames[frames.count - 1]
            switch frame.kind {
            case .parenthesis:
                return stepInParenthesis(&value, base)
            case .consequent:
                if closeConsequent(&value, frame) { return .operand }
            case .alternate:
                frames.removeLast()
                if pendingDefault >= 0 { failPendingDefault() }
                link(frame.first, frame.second)
                link(frame.second, value.id)
                value = Operand(id: make(.conditionalExpression, from: frame.start, frame.first), start: frame.start)
            case .assignment:
                frames.removeLast()
                if pendingDefault >= 0 { failPendingDefault() }
                link(frame.first, value.id)
                let id = make(.assignmentExpression, from: frame.start, frame.first, data: UInt32(frame.operation.rawValue))
                value = Operand(id: id, start: frame.start)
            default:
                frames.removeLast()
                if pendingDefault >= 0 { failPendingDefault() }
                let id = make(.yieldExpression, from: frame.start, value.id, flags: frame.flag ? .delegate : [])
                value = Operand(id: id, start: frame.start)
            }
        }
        return .done
    }

    /// At the end of a consequent. `true` when `:` follows and the alternate is next.
    private mutating func closeConsequent(_ value: inout Operand, _ frame: Frame) -> Bool {
        if pendingDefault >= 0 { failPendingDefault() }
        context.inConsequent = frame.outerConsequent
        context.allowsIn = frame.flag
        guard token == .colon else {
            failMissing(.colon)
            frames.removeLast()
            link(frame.first, value.id)
            link(value.id, missing())
            value = Operand(id: make(.conditionalExpression, from: frame.start, frame.first), start: frame.start)
            return false
        }
        frames[frames.count - 1].kind = .alternate
        frames[frames.count - 1].second = value.id
        next()
        return true
    }
}
