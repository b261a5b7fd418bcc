// SPDX-License-Identifier: Apache-2.0

/// A text that is run as code.
struct InnerCode: Sendable {
    var bytes: [UInt8]
    var origin: CodeOrigin
}

/// Which strings of a unit are run as code.
extension KnownValues {
    /// In source order of where they are run.
    var code: [InnerCode] {
        var code: [InnerCode] = []
        for node in codeCalls {
            for call in calls(at: node) { add(call, node, &code) }
        }
        for found in foundCode { add(found.text, .evaluation, found.node, &code) }
        for node in codeAddresses {
            guard let text = string(of: node).flatMap({ CodeText.code(inAddress: $0.text) }) else { continue }
            code.append(InnerCode(bytes: Array(text.utf8), origin: CodeOrigin(kind: .address, node: node, offset: nil)))
        }
        return code
    }

    private func add(_ call: KnownCall, _ node: NodeID, _ code: inout [InnerCode]) {
        guard let arguments = call.arguments, let first = arguments.first else { return }
        guard let kind = kind(ofCode: call) else {
            if call.target.text == "import" { addAddresses(first, .module, node, &code) }
            return
        }
        switch kind {
        case .evaluation, .timer:
            for text in texts(first) { add(text, kind, argument(node, 0), &code) }
        case .function: addFunction(arguments, node, &code)
        case .command:
            for command in first.strings {
                for text in CodeText.code(inCommand: command) { add(JSString(text), kind, argument(node, 0), &code) }
            }
        case .program: addProgram(first, node, &code)
        case .worker:
            addAddresses(first, kind, node, &code)
            if hasOption("eval", argument(node, 1)) { for text in texts(first) { add(text, kind, argument(node, 0), &code) } }
        case .file: addFile(arguments, node, &code)
        case .module, .address: break
        }
    }

    private func texts(_ set: KnownSet) -> [JSString] {
        set.values.compactMap { if case .string(let string) = $0 { string } else { nil } }
    }

    private func argument(_ call: NodeID, _ place: Int) -> NodeID {
        let isImport = tree.kind(call) == .importExpression
        let arguments = tree.children(call).dropFirst(isImport ? 0 : 1).filter { tree.kind($0) != .typeArguments }
        return place < arguments.count ? arguments[place] : call
    }

    private func add(_ text: JSString, _ kind: CodeOrigin.Kind, _ node: NodeID, _ code: inout [InnerCode]) {
        guard !text.isEmpty else { return }
        var offset: Int?
        if tree.kind(node) == .stringLiteral, !tree.has(.escaped, node) { offset = tree.start(node) + 1 }
        code.append(InnerCode(bytes: text.utf8, origin: CodeOrigin(kind: kind, node: node, offset: offset)))
    }

    /// `Function(a, b, code)`: the parameters matter to the scopes of the code, so the whole is read as a function.
    private func addFunction(_ arguments: [KnownSet], _ node: NodeID, _ code: inout [InnerCode]) {
        guard let last = arguments.last else { return }
        let parameters = arguments.dropLast().map { $0.strings.first ?? "" }.filter { !$0.isEmpty }
        for text in texts(last) {
            if parameters.isEmpty {
                add(text, .function, argument(node, 0), &code)
            } else {
                let head = JSString("(function(\(parameters.joined(separator: ","))){")
                add(head + text + "})", .function, node, &code)
            }
        }
    }

    private func addProgram(_ program: KnownSet, _ node: NodeID, _ code: inout [InnerCode]) {
        let isNode =
            program.strings.contains(where: CodeText.isNode)
            || program.paths.contains { $0.text == "process.execPath" || $0.text == "process.argv0" }
        let list = argument(node, 1)
        guard isNode, tree.kind(list) == .arrayExpression else { return }
        let words = tree.children(list).map { strings(of: $0).first }
        if let text = CodeText.code(inArguments: words) { add(JSString(text), .program, node, &code) }
    }

    private func addAddresses(_ set: KnownSet, _ kind: CodeOrigin.Kind, _ node: NodeID, _ code: inout [InnerCode]) {
        for address in set.strings {
            if let text = CodeText.code(inAddress: address) { add(JSString(text), kind, node, &code) }
        }
    }

    private func addFile(_ arguments: [KnownSet], _ node: NodeID, _ code: inout [InnerCode]) {
        guard arguments.count > 1 else { return }
        let isCode = arguments[0].strings.contains { name in [".js", ".cjs", ".mjs", ".ts"].contains { name.hasSuffix($0) } }
        if isCode { for text in texts(arguments[1]) { add(text, .file, argument(node, 1), &code) } }
    }

    private func hasOption(_ name: String, _ object: NodeID) -> Bool {
        guard tree.kind(object) == .objectExpression else { return false }
        return tree.children(object).contains { property in
            guard tree.kind(property) == .property, !tree.has(.computed, property) else { return false }
            let key = tree.firstChild(property)
            return tree.text(key) == name && tree.nextSibling(key) != 0
        }
    }
}
