// SPDX-License-Identifier: Apache-2.0

import JSSyntax

/// Reads what one unit does: a file, or code inside a string of it.
struct UnitReader {
    private let unit: SourceUnit
    private let tree: SyntaxTree
    private let values: KnownValues
    private let file: ArraySlice<UInt8>
    /// Where the unit stands in the file, when it is code inside a string.
    private let outer: Range<Int>?
    /// The unit's text does not stand in the file as it is.
    private let isHidden: Bool
    private let meanings: [PathMeaning]
    private(set) var imports: [String: Int]
    private var written: [String: Bool] = [:]
    /// Searches of the whole file that are left; each costs the file's length.
    private var searchesLeft: Int
    /// Bytes that all searches of a unit read together, about a second's worth, and searches that are always allowed.
    private static let searchBytes = 1 << 30
    private static let searchLimit = 400

    init(_ unit: SourceUnit, file: ArraySlice<UInt8>, place: Range<Int>?, isHidden: Bool, imports: [String: Int]) {
        self.unit = unit
        tree = unit.tree
        values = unit.values
        self.file = file
        outer = place
        searchesLeft = max(Self.searchLimit, Self.searchBytes / max(file.count, 1))
        self.isHidden = isHidden
        var known = imports
        meanings = (0..<UInt32(unit.values.pathCount)).map { number in
            unit.values.path(numbered: number).map { PathMeaning($0, imports: &known) } ?? PathMeaning()
        }
        self.imports = known
    }

    @inline(__always)
    private func meaning(_ node: NodeID) -> PathMeaning? {
        let number = values.pathNumber(of: node)
        return number == 0 ? nil : meanings[Int(number)]
    }

    mutating func read(into behaviour: inout FileBehaviour) {
        noteUses(&behaviour)
        guard meanings.contains(where: \.matters) || tree.byteCount < Self.loopFileLimit else { return }
        var found: [(node: NodeID, fact: Fact)] = []
        for node in 1..<NodeID(tree.nodeCount) {
            guard behaviour.facts.count + found.count < FileBehaviour.factLimit else {
                behaviour.isCut = true
                break
            }
            switch tree.kind(node) {
            case .callExpression, .newExpression, .importExpression:
                if let fact = call(node) { found.append((node, fact)) }
            case .identifier, .memberExpression, .computedMemberExpression:
                if let fact = use(node, &behaviour) { found.append((node, fact)) }
            case .assignmentExpression:
                if let fact = hook(node) ?? address(node) { found.append((node, fact)) }
            case .whileStatement, .forStatement:
                if let fact = endlessLoop(node) { found.append((node, fact)) }
            default: break
            }
        }
        if searchesLeft == 0 { behaviour.isCut = true }
        finish(&found, &behaviour)
        behaviour.facts.append(contentsOf: found.lazy.map(\.fact))
    }

    /// Modules, variables and abilities of the paths that the source really has: the tables know some that it has not.
    private func noteUses(_ behaviour: inout FileBehaviour) {
        var isUsed = [Bool](repeating: false, count: meanings.count)
        for node in 1..<NodeID(tree.nodeCount) {
            switch tree.kind(node) {
            case .identifier, .memberExpression, .computedMemberExpression, .callExpression, .newExpression, .awaitExpression:
                values.forEachPathNumber(of: node) { isUsed[Int($0)] = true }
            case .importDeclaration, .exportAllDeclaration, .exportNamedDeclaration:
                guard let name = tree.moduleName(node).flatMap({ values.string(of: $0)?.text }), !name.hasPrefix(".") else { continue }
                behaviour.modules.insert(name.hasPrefix("node:") ? String(name.dropFirst(5)) : name)
            default: break
            }
        }
        for number in meanings.indices where isUsed[number] {
            let meaning = meanings[number]
            if meaning.isExact, let capability = meaning.api?.kind?.capability { behaviour.capabilities.insert(capability) }
            if let name = meaning.variable, !name.isEmpty { behaviour.variables.insert(name) }
            if meaning.importNumber < 0, let module = values.path(numbered: UInt32(number))?.module { behaviour.modules.insert(module) }
        }
    }

    // MARK: Facts

    private mutating func call(_ node: NodeID) -> Fact? {
        if tree.kind(node) == .importExpression { return loads(node) }
        let callee = tree.firstChild(node)
        guard callee != 0 else { return nil }
        let number = values.pathNumber(of: callee)
        if number == 0 || values.isIndirect(node) { return values.isIndirect(node) ? resolved(node) : nil }
        let meaning = meanings[Int(number)]
        if meaning.lastName == "require", values.path(numbered: number)?.text == "require" { return loads(node) }
        guard meaning.sink != nil || (meaning.isExact && meaning.api?.kind != nil && meaning.api?.isRead == false) else {
            return nil
        }
        return fact(node, number, meaning)
    }

    /// A call that gets to its target through `call`, `apply`, `bind` or `Reflect`.
    private mutating func resolved(_ node: NodeID) -> Fact? {
        for call in values.calls(at: node) {
            var imports = imports
            let meaning = PathMeaning(call.target, imports: &imports)
            guard meaning.sink != nil || (meaning.isExact && meaning.api?.kind != nil) else { continue }
            return fact(node, call.target, meaning)
        }
        return nil
    }

    private mutating func fact(_ node: NodeID, _ number: UInt32, _ meaning: PathMeaning) -> Fact? {
        guard let path = values.path(numbered: number) else { return nil }
        return fact(node, path, meaning)
    }

    private mutating func fact(_ node: NodeID, _ path: KnownPath, _ meaning: PathMeaning) -> Fact? {
        guard let kind = meaning.api?.kind else { return nil }
        // `new Function("return this")` and its like reach the global object.
        if kind == .runsText, isHarmlessText(node) { return nil }
        let details = details(node)
        var fact = make(
            kind, path.text, node, details: details, isDisguised: isDisguised(path, meaning) || isDisguised(kind, node, details))
        if kind == .startsProcess { fact.command = command(node) }
        return fact
    }

    // MARK: Command lines

    /// The command line that a call starts: its first argument, and the words of the array after it.
    private func command(_ node: NodeID) -> String? {
        guard let arguments = tree.call(node)?.arguments else { return nil }
        var out = ""
        for (place, argument) in arguments.enumerated() where place < 2 {
            let made = values.creator(of: argument)
            let list = tree.kind(argument) == .arrayExpression ? argument : made != 0 && tree.kind(made) == .arrayExpression ? made : 0
            if list != 0 {
                for word in tree.children(list).prefix(64) { out += " " + Self.quoted(text(word)) }
            } else if place == 0 {
                out += tree.kind(argument) == .objectExpression ? object(argument) : texts(argument)
            }
        }
        return out.isEmpty ? nil : String(decoding: out.utf8.prefix(Self.commandLimit), as: UTF8.self)
    }

    private static let commandLimit = 8000

    /// What an argument can be: its text, or for a variable that is not known what is written to it, a line for each.
    private func texts(_ argument: NodeID) -> String {
        guard tree.kind(argument) == .identifier, values.strings(of: argument).isEmpty else { return text(argument) }
        var lines: [String] = []
        for reference in unit.scopes.references(of: unit.scopes.binding(at: argument)).prefix(64) where lines.count < 8 {
            guard unit.scopes.flags(ofReference: reference).contains(.write) else { continue }
            let target = unit.scopes.node(ofReference: reference)
            let parent = values.parents[Int(target)]
            let value = tree.declarator(parent)?.value ?? tree.operands(parent).flatMap { $0.left == target ? $0.right : nil }
            if let value, value != 0 { lines.append(text(value)) }
        }
        return lines.isEmpty ? text(argument) : lines.joined(separator: "\n")
    }

    /// `{ file: '/bin/sh', args: ['sh', '-c', '…'] }`, as Node's inner binding takes it.
    private func object(_ node: NodeID) -> String {
        var words: [String] = []
        for property in tree.children(node).prefix(32) {
            guard let parts = tree.property(property), let value = parts.value, tree.kind(parts.key) == .propertyName else { continue }
            switch tree.names[NameID(tree.data(parts.key))] {
            case "args", "argv", "cmd": words = tree.children(value).prefix(64).map { Self.quoted(text($0)) }
            case "file", "command": if words.isEmpty { words = [text(value)] }
            default: break
            }
        }
        return words.joined(separator: " ")
    }

    private static func quoted(_ word: String) -> String {
        word.contains(where: { " \t;&|<>()$`\"'".contains($0) }) && !word.hasPrefix("$_")
            ? "'" + word.replacing("'", with: "'\\''") + "'" : word
    }

    /// An expression as a text, `$_` for the parts that are not known.
    private func text(_ node: NodeID) -> String {
        var out = ""
        var waiting = [node]
        var looked = 0
        while let next = waiting.popLast(), looked < 200, out.utf8.count < Self.commandLimit {
            looked += 1
            if let known = values.strings(of: next).first {
                out += known
                continue
            }
            switch tree.kind(next) {
            case .binaryExpression where tree.operation(next) == .plus, .templateLiteral:
                waiting.append(contentsOf: tree.children(next).reversed())
            case .templateElement: out += tree.text(next)
            // Each unknown part has a name of its own: two of them are not the same.
            default: out += "$_\(next)"
            }
        }
        return out
    }

    /// Hosts and commands that do not stand in the file: they were decoded.
    private mutating func isDisguised(_ kind: FactKind, _ node: NodeID, _ details: [String]) -> Bool {
        switch kind {
        case .network, .dns:
            for detail in details where detail.contains("://") {
                if let host = Fact.host(of: detail), !isWritten(host), !isWrittenInParts(host) { return true }
            }
            return false
        case .startsProcess:
            guard let first = tree.call(node)?.arguments.first(where: { _ in true }), let text = values.string(of: first)?.text else {
                return false
            }
            return text.utf8.count >= 4 && !isWrittenInParts(text)
        default: return false
        }
    }

    /// Whether a text stands in the file at least in pieces that can be read.
    private mutating func isWrittenInParts(_ text: String) -> Bool {
        guard mayBeSought() else { return true }
        let bytes = Array(text.utf8)
        let size = min(max(bytes.count / 3, 4), 8)
        guard bytes.count > size else { return file.holds(bytes) }
        for part in 0...3 {
            let start = (bytes.count - size) * part / 3
            if file.holds(bytes[start..<start + size]) { return true }
        }
        return false
    }

    private func make(_ kind: FactKind, _ api: String, _ node: NodeID, details: [String], isDisguised: Bool) -> Fact {
        Fact(
            kind: kind, api: Excerpt.clean(api), details: details, place: outer ?? tree.range(node), depth: unit.depth,
            origin: unit.origin?.kind.rawValue, moment: .call, gates: [], isDisguised: isHidden || isDisguised, taint: [])
    }

    private func isHarmlessText(_ node: NodeID) -> Bool {
        guard let parts = tree.call(node) else { return false }
        let arguments = Array(parts.arguments)
        if arguments.isEmpty { return true }
        guard let last = arguments.last, let text = values.string(of: last)?.text else { return false }
        return text.utf8.count < 40
            && (text.hasPrefix("return this") || text.hasPrefix("debugger") || text.hasPrefix("import(") || text == "return import.meta")
            || text.utf8.count < 80 && text.hasPrefix("return import(")
    }

    /// A module or file whose name is not known where it is loaded.
    private mutating func loads(_ node: NodeID) -> Fact? {
        guard let argument = tree.call(node)?.arguments.first(where: { _ in true }) else { return nil }
        let texts = values.strings(of: argument)
        guard texts.isEmpty else { return nil }
        // What is handed in by a caller is the caller's to know.
        if tree.kind(argument) == .identifier { return nil }
        return make(.loadsUnknownModule, "require", node, details: pieces(of: [argument]), isDisguised: false)
    }

    /// What is read as a property: the environment, cookies.
    private mutating func use(_ node: NodeID, _ behaviour: inout FileBehaviour) -> Fact? {
        let number = values.pathNumber(of: node)
        guard number != 0 else { return nil }
        let meaning = meanings[Int(number)]
        guard meaning.variable != nil || (meaning.api?.isRead == true && meaning.api?.kind != nil) else { return nil }
        let parent = values.parents[Int(node)]
        // The longest path counts: `process.env.A` is no use of `process.env`.
        if let above = tree.member(parent), above.object == node {
            let outerNumber = values.pathNumber(of: parent)
            if outerNumber != 0, meanings[Int(outerNumber)].api?.isRead == true || meanings[Int(outerNumber)].variable != nil { return nil }
        }
        if tree.kind(parent) == .assignmentExpression, tree.firstChild(parent) == node { return nil }
        if tree.kind(parent) == .variableDeclarator { return nil }
        guard let path = values.path(numbered: number) else { return nil }
        if let name = meaning.variable {
            return make(
                .environment, "process.env." + (name.isEmpty ? "*" : name), node, details: name.isEmpty ? [] : [name], isDisguised: false)
        }
        guard let kind = meaning.api?.kind else { return nil }
        return make(kind, path.text, node, details: [], isDisguised: isDisguised(path, meaning))
    }

    /// A function of the page or of Node that is replaced.
    private mutating func hook(_ node: NodeID) -> Fact? {
        guard let parts = tree.operands(node), tree.operation(node) == .assign else { return nil }
        let number = values.pathNumber(of: parts.left)
        guard number != 0, meanings[Int(number)].isHook, let path = values.path(numbered: number) else { return nil }
        guard tree.kind(parts.left) != .identifier || unit.scopes.isGlobal(unit.scopes.binding(at: parts.left)) else { return nil }
        return make(.pageHook, path.text, node, details: [], isDisguised: false)
    }

    /// `new Image().src = …`, `script.src = …`, `location = …`: the browser asks for what is written.
    private mutating func address(_ node: NodeID) -> Fact? {
        guard let parts = tree.operands(node), tree.operation(node) == .assign else { return nil }
        guard tree.kind(parts.left) == .memberExpression else { return nil }
        let name = tree.names[NameID(tree.data(parts.left))]
        guard name == "src" || name == "href" || name == "action" else { return nil }
        let number = values.pathNumber(of: tree.firstChild(parts.left))
        // A link that is made but not followed only takes an address apart.
        guard number != 0, let path = values.path(numbered: number)?.text,
            name != "href" && (path.hasPrefix("Image()") || path.hasPrefix("document.createElement()")) || path == "location"
        else { return nil }
        let texts = pieces(of: [parts.right])
        guard texts.contains(where: { $0.contains("//") }) || tree.kind(parts.right) != .stringLiteral else { return nil }
        return make(.network, path + "." + name, node, details: texts, isDisguised: false)
    }

    // MARK: Texts

    private static let homes: Set<String> = ["os.homedir()", "process.env.HOME", "process.env.USERPROFILE"]

    private func details(_ node: NodeID) -> [String] {
        var texts: [String] = []
        for call in values.calls(at: node).prefix(1) {
            for argument in (call.arguments ?? []).prefix(4) { texts.append(contentsOf: argument.strings.prefix(4)) }
        }
        if let parts = tree.call(node) {
            // The home folder itself, not a place below it.
            if let first = parts.arguments.first(where: { _ in true }),
                let path = values.path(numbered: values.pathNumber(of: first))?.text,
                Self.homes.contains(path)
            {
                texts.append("~")
            }
            for text in pieces(of: Array(parts.arguments.prefix(4))) where !texts.contains(text) { texts.append(text) }
        }
        return texts.prefix(Fact.detailLimit).map {
            $0.utf8.count > Fact.detailLength ? String(decoding: $0.utf8.prefix(Fact.detailLength), as: UTF8.self) : $0
        }
    }

    /// Known texts anywhere in some expressions, functions left out.
    private func pieces(of nodes: [NodeID]) -> [String] {
        var texts: [String] = []
        var waiting = Array(nodes.reversed())
        var looked = 0
        while let next = waiting.popLast(), looked < 60, texts.count < Fact.detailLimit {
            looked += 1
            switch tree.kind(next) {
            case .functionExpression, .arrowFunctionExpression, .classExpression: continue
            case .templateElement:
                let text = tree.text(next)
                if text.utf8.count > 1 { texts.append(text) }
            case .propertyName, .numericLiteral: continue
            default:
                let known = values.strings(of: next)
                if !known.isEmpty {
                    texts.append(contentsOf: known.prefix(4))
                } else if tree.kind(next) == .identifier {
                    // A variable stands for what it was made of.
                    let declaration = unit.scopes.declaration(of: unit.scopes.binding(at: next))
                    guard declaration != 0, let value = tree.declarator(values.parents[Int(declaration)])?.value,
                        !isModule(value)
                    else { continue }
                    waiting.append(value)
                } else {
                    waiting.append(contentsOf: tree.children(next).reversed())
                }
            }
        }
        return texts
    }

    /// Whether an expression is a module or a global name itself, which is no text of what it is given to.
    private func isModule(_ node: NodeID) -> Bool {
        values.path(numbered: values.pathNumber(of: node)).map(\.steps.isEmpty) ?? false
    }

    /// Whether the name of what is used does not stand in the file: it was put together or decoded.
    private mutating func isDisguised(_ path: KnownPath, _ meaning: PathMeaning) -> Bool {
        if !isWritten(meaning.lastName) { return true }
        // `fs/promises` is how paths call what the source may reach as `fs.promises`.
        guard let module = path.module?.split(separator: "/").first else { return false }
        return !isWritten(String(module))
    }

    /// Counts a search; false when there were too many, which the file's facts then say.
    private mutating func mayBeSought() -> Bool {
        guard searchesLeft > 0 else { return false }
        searchesLeft -= 1
        return true
    }

    private mutating func isWritten(_ name: String) -> Bool {
        if let known = written[name] { return known }
        guard mayBeSought() else { return true }
        let wanted = Array(name.utf8)
        let isThere =
            wanted.count < 2 || (unit.depth == 0 && tree.names.id(name) != nil) || file.holds(wanted)
            || name.utf8.contains { $0 >= 0x80 }
        written[name] = isThere
        return isThere
    }

    // MARK: Loops

    /// Larger files are not read for loops alone.
    private static let loopFileLimit = 200_000
    /// Nodes of a loop that are looked at for a way out.
    private static let loopLimit = 2000

    /// A loop whose test is always true and that has no way out, run as soon as the file is loaded.
    private func endlessLoop(_ node: NodeID) -> Fact? {
        let isFor = tree.kind(node) == .forStatement
        let test = tree.child(node, isFor ? 1 : 0)
        guard isAlwaysTrue(test), let body = tree.body(node), !hasWayOut(body) else { return nil }
        return make(.endlessLoop, "loop", node, details: [], isDisguised: false)
    }

    private func isAlwaysTrue(_ test: NodeID) -> Bool {
        switch tree.kind(test) {
        case .none: return true
        case .booleanLiteral: return tree.data(test) == 1
        case .numericLiteral: return tree.number(test) != 0
        case .unaryExpression: return tree.text(test) == "!0"
        // `i < Infinity`, as in colors 1.4.44-liberty-2.
        case .binaryExpression: return tree.operands(test).map { tree.text($0.right) == "Infinity" } ?? false
        default: return false
        }
    }

    private func hasWayOut(_ body: NodeID) -> Bool {
        var waiting = [body]
        var looked = 0
        while let next = waiting.popLast() {
            looked += 1
            if looked > Self.loopLimit { return true }
            switch tree.kind(next) {
            case .breakStatement, .returnStatement, .throwStatement, .awaitExpression, .yieldExpression, .forOfStatement: return true
            case .functionExpression, .arrowFunctionExpression, .functionDeclaration, .classExpression: continue
            case .callExpression:
                // `process.exit()` leaves too.
                let number = values.pathNumber(of: tree.firstChild(next))
                if number != 0, values.path(numbered: number)?.text == "process.exit" { return true }
            default: break
            }
            waiting.append(contentsOf: tree.children(next))
        }
        return false
    }

    // MARK: Flows, moments, gates

    /// Kinds of facts that are worth the dearer questions.
    private static let notable: Set<FactKind> = [
        .network, .dns, .startsProcess, .runsText, .writesFile, .deletesFiles, .pageHook, .publishes, .decrypts, .readsFile, .keyboard,
        .clipboard,
        .hostIdentity, .pageData, .wallet, .endlessLoop, .loadsUnknownModule,
    ]
    private static let gated: Set<FactKind> = [
        .network, .dns, .startsProcess, .runsText, .deletesFiles, .writesFile, .publishes, .pageHook,
    ]
    private static let gateLimit = 500

    private func finish(_ found: inout [(node: NodeID, fact: Fact)], _ behaviour: inout FileBehaviour) {
        let isNotable = found.contains { Self.notable.contains($0.fact.kind) }
        guard isNotable || meanings.contains(where: { !$0.source.isEmpty }) else { return }
        let load = LoadTime(unit)
        var walk = TaintWalk(unit, enclosing: load.enclosing) { node in meaning(node) }
        walk.open(openFunctions())
        walk.run()
        let gates = GateFinder(unit: unit) { node in meaning(node) }
        var asked = 0
        for index in found.indices where Self.notable.contains(found[index].fact.kind) {
            let node = found[index].node
            found[index].fact.moment = load.isLoad(node) ? .load : .call
            found[index].fact.taint = flows(into: node, found[index].fact, walk)
            if Self.gated.contains(found[index].fact.kind), asked < Self.gateLimit {
                asked += 1
                found[index].fact.gates = gates.gates(of: node)
            }
        }
        noteCalls(load, &behaviour)
        behaviour.exported.formUnion(walk.exported)
        for (number, taint) in walk.given { behaviour.given[number, default: []].formUnion(taint) }
        for (bits, node) in walk.firstPlaces where behaviour.sources[bits] == nil { behaviour.sources[bits] = outer ?? tree.range(node) }
    }

    private func flows(into node: NodeID, _ fact: Fact, _ walk: TaintWalk) -> Taint {
        guard let parts = tree.call(node) else {
            return tree.kind(node) == .assignmentExpression ? walk.taints[Int(tree.child(node, 1))] : walk.taints[Int(node)]
        }
        var taint: Taint = []
        for argument in parts.arguments where tree.function(argument) == nil { taint.formUnion(walk.taints[Int(argument)]) }
        // What is piped into a stream does not stand among its arguments.
        switch fact.kind {
        case .writesFile where fact.api.hasSuffix("createWriteStream"), .startsProcess, .network:
            taint.formUnion(walk.piped[fact.kind] ?? [])
        default: break
        }
        // What was set up before it is called: `script.runInThisContext()`, `Function.prototype.call`.
        if fact.kind == .runsText, let callee = parts.callee, let object = tree.member(callee)?.object {
            taint.formUnion(walk.taints[Int(object)])
        }
        return taint
    }

    /// Modules of the release whose functions are called, as soon as the file is loaded or when one of its functions is called.
    private func noteCalls(_ load: LoadTime, _ behaviour: inout FileBehaviour) {
        guard !imports.isEmpty else { return }
        for node in 1..<NodeID(tree.nodeCount) {
            guard tree.kind(node) == .callExpression || tree.kind(node) == .newExpression,
                let number = meaning(tree.firstChild(node))?.importNumber,
                number >= 0
            else { continue }
            if load.isLoad(node) { behaviour.calledAtLoad.insert(number) } else { behaviour.calledLater.insert(number) }
        }
    }

    /// Functions that other files may call: those that nothing in the unit calls or hands over.
    private func openFunctions() -> [NodeID] {
        var open: [NodeID] = []
        for node in 1..<NodeID(tree.nodeCount) {
            switch tree.kind(node) {
            case .functionDeclaration: open.append(node)
            case .functionExpression, .arrowFunctionExpression:
                let parent = values.parents[Int(node)]
                if tree.call(parent) == nil { open.append(node) }
            default: break
            }
        }
        return open
    }
}
