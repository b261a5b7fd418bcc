// SPDX-License-Identifier: Apache-2.0

// Elements inside elements are read with a stack of open tags, so text, tags and containers may nest as deep as they like; only what
// stands in braces or in an attribute goes down one call of the reader.

extension Parser {
    /// An element whose closing tag is still to come.
    private struct OpenElement {
        var start: Int
        /// The name in the opening tag; 0 for a fragment.
        var name: NodeID
        var children: List
    }

    /// How far up the open tags a closing tag is looked for: a cap on the time that stray closing tags can take.
    private static let closingLimit = 16

    /// `<a …>…</a>` or `<>…</>`, with `<` as present token.
    mutating func parseJSXElement() -> NodeID {
        guard enter() else { return skipTooDeep() }
        defer { leave() }
        let outer = context
        context.allowsIn = true
        defer { context = outer }
        var open: [OpenElement] = []
        if let whole = parseJSXOpening(&open) { return whole }
        let afterOpening = checkpoint
        let errorsBefore = (errors.count, errorCount)
        while true {
            switch token {
            case .jsxText: addJSXText(&open)
            case .openBrace: add(parseJSXChildContainer(), &open)
            case .less:
                if let whole = parseJSXTag(&open) { return whole }
            default:
                return endJSXUnclosed(open, afterOpening, errorsBefore)
            }
        }
    }

    private mutating func add(_ id: NodeID, _ open: inout [OpenElement]) {
        append(id, to: &open[open.count - 1].children)
    }

    /// Text; blanks with a line end among them mean nothing and make no node.
    private mutating func addJSXText(_ open: inout [OpenElement]) {
        var hasLine = false
        var isBlank = true
        for byte in source[tokenStart..<tokenEnd] {
            if byte == 0x0A || byte == 0x0D {
                hasLine = true
            } else if byte != 0x20, byte != 0x09 {
                isBlank = false
                break
            }
        }
        if !(isBlank && hasLine) {
            add(nodes.append(.jsxText, [], start: tokenStart, end: tokenEnd, firstChild: 0, data: 0), &open)
        }
        nextJSXChild()
    }

    /// A tag among children, with its `<` as present token. Gives the outermost element when it is complete.
    private mutating func parseJSXTag(_ open: inout [OpenElement]) -> NodeID? {
        let start = tokenStart
        guard source[tokenEnd] == 0x2F || jsxSlashFollows() else {
            if let whole = parseJSXOpening(&open) { add(whole, &open) }
            return nil
        }
        next()
        next()
        var name: NodeID = 0
        if !isAtGreater { name = parseJSXTagName() }
        return closeJSX(name, start, &open)
    }

    /// A blank or comment between `<` and `/`.
    private mutating func jsxSlashFollows() -> Bool {
        guard !isCharacter(source[tokenEnd], CharacterClass.nameStart), source[tokenEnd] != 0x3E else { return false }
        return peek { parser in
            parser.next()
            return parser.token == .slash
        }
    }

    // MARK: - Opening tags

    /// An opening tag, which is added to the open ones; or a whole element when the tag closes itself.
    private mutating func parseJSXOpening(_ open: inout [OpenElement]) -> NodeID? {
        let start = tokenStart
        tokenEnd = start + 1
        position = tokenEnd
        next()
        if isAtGreater {
            open.append(OpenElement(start: start, name: 0, children: List()))
            takeJSXGreater(inChildren: true)
            return nil
        }
        let name = parseJSXTagName()
        var list = List(first: name, last: name)
        if hasTypes, token == .less || token == .shiftLeft { append(parseTypeArguments(), to: &list) }
        parseJSXAttributes(into: &list)
        let isInner = !open.isEmpty
        if token == .slash {
            next()
            let opening = finishJSXOpening(start, list, isOpen: false, inChildren: isInner)
            return nodes.append(.jsxElement, [], start: start, end: nodes.end(opening), firstChild: opening, data: 0)
        }
        guard isAtGreater else {
            // A tag without its end: it is taken to have no children, so that it swallows nothing.
            failMissing(.greater)
            let opening = make(.jsxOpeningElement, from: start, list.first, flags: .selfClosing)
            if isInner { scanJSXChild(from: tokenStart) }
            return nodes.append(.jsxElement, [], start: start, end: nodes.end(opening), firstChild: opening, data: 0)
        }
        let opening = finishJSXOpening(start, list, isOpen: true, inChildren: true)
        open.append(OpenElement(start: start, name: name, children: List(first: opening, last: opening)))
        return nil
    }

    private mutating func finishJSXOpening(_ start: Int, _ list: List, isOpen: Bool, inChildren: Bool) -> NodeID {
        takeJSXGreater(inChildren: inChildren)
        return make(.jsxOpeningElement, from: start, list.first, flags: isOpen ? [] : .selfClosing)
    }

    /// Takes the `>` that ends a tag. Behind it stands text when the tag stands in or opens an element, else JavaScript.
    private mutating func takeJSXGreater(inChildren: Bool) {
        guard isAtGreater else {
            failMissing(.greater)
            if inChildren { scanJSXChild(from: tokenStart) }
            return
        }
        tokenEnd = tokenStart + 1
        position = tokenEnd
        if inChildren { nextJSXChild() } else { next() }
    }

    // MARK: - Closing tags

    /// A closing tag whose name was read: closes the element of that name, and those in it that were left open.
    private mutating func closeJSX(_ name: NodeID, _ start: Int, _ open: inout [OpenElement]) -> NodeID? {
        var place = open.count - 1
        let limit = max(-1, open.count - 1 - Parser.closingLimit)
        while place > limit, !isSameJSXName(open[place].name, name) { place -= 1 }
        let isStray = place == limit
        if isStray || place < open.count - 1 { fail("a closing tag that does not match", at: start) }
        if isStray {
            takeJSXGreater(inChildren: true)
            if name != 0 { add(make(.jsxClosingElement, from: start, name), &open) }
            return nil
        }
        while open.count - 1 > place {
            if let inner = open.popLast() { add(finishJSX(inner, end: start), &open) }
        }
        guard var element = open.popLast() else { return nil }
        takeJSXGreater(inChildren: !open.isEmpty)
        let end = previousEnd
        if name != 0 { append(make(.jsxClosingElement, from: start, name), to: &element.children) }
        let whole = finishJSX(element, end: end)
        if open.isEmpty { return whole }
        add(whole, &open)
        return nil
    }

    private mutating func finishJSX(_ element: OpenElement, end: Int) -> NodeID {
        let kind: NodeKind = element.name == 0 ? .jsxFragment : .jsxElement
        return nodes.append(kind, [], start: element.start, end: end, firstChild: element.children.first, data: 0)
    }

    private func isSameJSXName(_ first: NodeID, _ second: NodeID) -> Bool {
        var first = first
        var second = second
        while first != 0, second != 0 {
            guard nodes.kind(first) == nodes.kind(second), nodes.data(first) == nodes.data(second) else { return false }
            first = nodes.firstChild(first)
            second = nodes.firstChild(second)
            if first != 0, second != 0, nodes.nextSibling(first) != 0, nodes.kind(first) == .jsxIdentifier {
                // A namespace: its second part counts too.
                let isEqual = nodes.data(nodes.nextSibling(first)) == nodes.data(nodes.nextSibling(second))
                guard isEqual else { return false }
            }
        }
        return first == second
    }

    /// The end of the file with elements open. The outermost is taken to have no children, and what was taken for them is read again
    /// as code; that is charged as a trial, and without budget the elements end here.
    private mutating func endJSXUnclosed(_ open: [OpenElement], _ saved: Checkpoint, _ errorsBefore: (Int, Int)) -> NodeID {
        var open = open
        let start = open[0].start
        guard !stopped, trials == 0, recovers, trialBudget > 0 else {
            fail("an element without its closing tag", at: start)
            while open.count > 1 {
                if let inner = open.popLast() { add(finishJSX(inner, end: previousEnd), &open) }
            }
            return finishJSX(open[0], end: previousEnd)
        }
        trialBudget -= max(1, tokenStart - start)
        restore(saved)
        errors.removeLast(errors.count - errorsBefore.0)
        errorCount = errorsBefore.1
        fail("an element without its closing tag", at: start)
        goBehindUnclosed()
        let end = previousEnd
        let opening = open[0].name == 0 ? 0 : open[0].children.first  // a fragment's children are gone
        if opening != 0 { nodes.setNextSibling(opening, 0) }
        return nodes.append(opening == 0 ? .jsxFragment : .jsxElement, [], start: start, end: end, firstChild: opening, data: 0)
    }

    /// Goes to the first token of JavaScript behind the tag that ends at `previousEnd`.
    private mutating func goBehindUnclosed() {
        tokenEnd = previousEnd
        position = previousEnd
        next()
    }
}
