// SPDX-License-Identifier: Apache-2.0

/// Turns a source into a tree. Use `SyntaxTree.parse`.
///
/// The state is one flat struct: the lexer's present token, the growing tree, and what the grammar must remember of where it
/// is. The grammar's areas are extensions, a file each: statements, expressions, functions, classes, patterns, modules, JSX, TypeScript.
///
/// Three rules keep it from giving up and from going round in circles:
/// - `expect` never skips: what is missing is an error, and the node is made with what there is.
/// - A loop over a list takes at least one token a turn, or ends.
/// - In the strict goals, and while trying a reading, the first error ends the tokens (`stopped`), so every loop ends.
struct Parser: ~Copyable {
    let source: [UInt8]
    /// The number of bytes before the padding.
    let length: Int
    let goal: Goal
    let language: Language
    /// Errors are recovered. In the strict goals reading stops at the first.
    let recovers: Bool
    let hasTypes: Bool
    let hasJSX: Bool
    let depthLimit: Int
    /// Whether a statement that stands left of its block's line ends the block: the second attempt at a file whose braces do not match.
    let usesIndentation: Bool

    // The present token.
    var position = 0
    var token = TokenKind.endOfFile
    var tokenStart = 0
    var tokenEnd = 0
    var tokenName: NameID = 0
    var tokenOperator = TokenKind.invalid
    /// `escaped`, `octal`, `badEscape` of a name, string, number or template.
    var tokenFlags: NodeFlags = []
    /// A line ended between the token before and this one.
    var newlineBefore = false
    /// The token is `invalid` because it is a reserved word written with an escape.
    var escapedWord = false
    /// A template ended for want of its closing quote, so its parts end here too.
    var templateIsOpen = false
    var regExpBodyEnd = 0
    /// Where the token before ended.
    var previousEnd = 0
    /// Where the last string or template without parts began.
    var lastQuote = 0
    /// Quotes up to here were looked at after an error, so that none is taken for a stray one twice.
    var quotesSettled = -1
    /// From here on no comment, or no template, is closed: known after the first look in vain.
    var commentDeadEnd = Int.max
    var templateDeadEnd = Int.max
    /// The same for strings of JSX attributes, by their quote.
    var jsxDoubleQuoteDeadEnd = Int.max
    var jsxSingleQuoteDeadEnd = Int.max

    // The tree.
    let nodes: NodeTable
    var names: NameTable
    /// Operators and parentheses that wait for their right side.
    var frames: [Frame] = []

    // Where the grammar is.
    var context = Context()
    /// How deep the reader's own calls are nested.
    var depth = 0
    /// Where the first `{a = 1}` stands that must still turn out to be a pattern; -1 when there is none.
    var pendingDefault = -1

    // What is wrong.
    var stopped = false
    var stoppedAt = 0
    var trials = 0
    var trialFailed = false
    /// How many more bytes may be read in trials that fail.
    var trialBudget: Int
    /// How many more bytes may be read looking for the end of a regular expression in vain.
    var regExpBudget: Int
    var errors: [SyntaxError] = []
    var errorCount = 0
    var oddities: [Oddity] = []
    /// The class member just read does not look like one.
    var memberIsBroken = false
    /// A block was still open at the end of the file.
    var missesBrace = false

    /// How deep the reader's calls may nest. Node 20 loads about 1,600 nested parentheses and 2,800 blocks (measured with the prototype).
    /// This many levels take up to 5 MB of stack in a release build, and a thread has 8 MB; frames of a debug build are four times as large.
    /// With types or JSX a level has more calls in it; TypeScript's own parser, which recurses, ends before.
    #if DEBUG
        static let depthLimit = 1000
        static let typedDepthLimit = 500
    #else
        static let depthLimit = 4000
        static let typedDepthLimit = 2000
    #endif

    init(_ source: [UInt8], length: Int, goal: Goal, language: Language, usesIndentation: Bool = false) {
        self.source = source
        self.length = length
        self.goal = goal
        self.language = language
        self.usesIndentation = usesIndentation
        recovers = goal == .lenient
        hasTypes = language.contains(.types)
        hasJSX = language.contains(.jsx)
        depthLimit = language.isEmpty ? Parser.depthLimit : Parser.typedDepthLimit
        // A typical source has a node for every 9 to 14 bytes.
        nodes = NodeTable(capacity: length / 8 + 64)
        names = NameTable(of: source)
        trialBudget = length * 2 + 10_000
        regExpBudget = length * 2 + 10_000
        _ = nodes.append(.none, [], start: 0, end: 0, firstChild: 0, data: 0)
    }

    /// What is allowed where the parser stands.
    struct Context {
        var inFunction = false
        /// In an arrow function; `inFunction` says whether a function that is none is around it.
        var inArrow = false
        var inAsync = false
        var inGenerator = false
        var inStaticBlock = false
        /// `in` is an operator; not in the head of a `for`.
        var allowsIn = true
        /// Between `?` and `:` of a conditional expression, with no bracket between; there `(a): b => c` is ambiguous in TypeScript.
        var inConsequent = false
        /// TypeScript: inside `declare`, where functions have no bodies.
        var isAmbient = false
    }

    // MARK: - Nodes

    /// Makes a node from `start` to the end of the token before.
    @inline(__always)
    mutating func make(
        _ kind: NodeKind,
        from start: Int,
        _ firstChild: NodeID = 0,
        flags: NodeFlags = [],
        data: UInt32 = 0
    ) -> NodeID {
        nodes.append(kind, flags, start: min(start, previousEnd), end: previousEnd, firstChild: firstChild, data: data)
    }

    /// Makes a node of the present token and goes on.
    @inline(__always)
    mutating func takeNode(_ kind: NodeKind, flags: NodeFlags = [], data: UInt32 = 0) -> NodeID {
        let id = nodes.append(kind, flags, start: tokenStart, end: tokenEnd, firstChild: 0, data: data)
        next()
        return id
    }

    /// A node for what is not there.
    mutating func missing() -> NodeID {
        nodes.append(.none, [], start: previousEnd, end: previousEnd, firstChild: 0, data: 0)
    }

    /// Makes `second` the next sibling of `first`.
    @inline(__always)
    mutating func link(_ first: NodeID, _ second: NodeID) { nodes.setNextSibling(first, second) }

    /// Siblings in the making.
    struct List {
        var first: NodeID = 0
        var last: NodeID = 0
    }

    @inline(__always)
    mutating func append(_ id: NodeID, to list: inout List) {
        guard id != 0 else { return }
        if list.last == 0 { list.first = id } else { nodes.setNextSibling(list.last, id) }
        list.last = id
    }

    // MARK: - Tokens

    @inline(__always)
    func isWord(_ word: Word) -> Bool {
        token == .name && tokenName == word.rawValue && !tokenFlags.contains(.escaped)
    }

    /// Takes the token if it is of that kind.
    @inline(__always)
    mutating func take(_ kind: TokenKind) -> Bool {
        guard token == kind else { return false }
        next()
        return true
    }

    @inline(__always)
    mutating func takeWord(_ word: Word) -> Bool {
        guard isWord(word) else { return false }
        next()
        return true
    }

    /// Takes a token that must be there; when it is not, that is an error and nothing is taken.
    @inline(__always)
    mutating func expect(_ kind: TokenKind) {
        if token == kind { next() } else { failMissing(kind) }
    }

    /// The end of a statement: `;`, or a place where one may be left out (ECMA-262 section 12.10).
    @inline(__always)
    mutating func expectSemicolon() {
        if token == .semicolon { return next() }
        if token == .closeBrace || newlineBefore || token == .endOfFile { return }
        failMissing(.semicolon)
    }

    /// Whether the token can be a property's name without quotes: any name, reserved or not.
    @inline(__always)
    var isNameLike: Bool { token == .name || token.isReservedWord || (token == .invalid && escapedWord) }

    // MARK: - Errors

    @inline(never)
    mutating func failMissing(_ kind: TokenKind) {
        let found = token
        fail("expected \(kind.text), found \(found.text)", at: tokenStart)
        if recovers { distrustQuote() }
    }

    @inline(never)
    mutating func failUnexpected() {
        let found = token
        fail("unexpected \(found.text)", at: tokenStart)
        if recovers { distrustQuote() }
    }

    /// Records an error. While a reading is tried, it ends the attempt; in the strict goals it ends the reading.
    @inline(never)
    mutating func fail(_ message: @autoclosure () -> String, at offset: Int) {
        guard !stopped else { return }
        if trials > 0 {
            trialFailed = true
            return stop()
        }
        errorCount += 1
        // One place, one error: what follows from it at the same place is no news.
        if errors.count < SyntaxTree.errorLimit, errors.last?.offset != offset {
            errors.append(SyntaxError(offset: offset, message: message()))
        }
        if !recovers { stop() }
    }

    mutating func stop() {
        stopped = true
        stoppedAt = position
        endHere()
    }

    // MARK: - Depth

    /// Goes one level down; `false` when that is too deep, and then what stands here was skipped.
    @inline(__always)
    mutating func enter() -> Bool {
        depth &+= 1
        if depth <= depthLimit { return true }
        depth &-= 1
        return false
    }

    @inline(__always)
    mutating func leave() { depth &-= 1 }
}
