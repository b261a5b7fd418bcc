// SPDX-License-Identifier: Apache-2.0

/// Values of literals, for the evaluator.
enum LiteralText {
    static func string(_ tree: SyntaxTree, _ node: NodeID) -> JSString { JSString(units: tree.stringUTF16(node)) }

    /// The cooked text of a template's piece.
    static func template(_ tree: SyntaxTree, _ node: NodeID) -> JSString { JSString(units: tree.stringUTF16(node)) }

    /// The raw text of a template's piece; ends of lines are all `\n` (ECMA-262 section 12.9.6).
    static func raw(_ tree: SyntaxTree, _ node: NodeID) -> JSString {
        var result: [UInt8] = []
        var previous: UInt8 = 0
        for byte in tree.bytes[tree.range(node)] {
            if byte == 0x0D { result.append(0x0A) } else if byte != 0x0A || previous != 0x0D { result.append(byte) }
            previous = byte
        }
        return JSString(String(decoding: result, as: UTF8.self))
    }

    static func number(_ tree: SyntaxTree, _ node: NodeID) -> Double { tree.number(node) }

    /// Within 64 bits; larger ones are unknown.
    static func bigint(_ tree: SyntaxTree, _ node: NodeID) -> JSValue { Int(tree.bigIntDigits(node)).map(JSValue.bigint) ?? .unknown }

    static func regExp(_ tree: SyntaxTree, _ node: NodeID) -> (source: JSString, flags: JSString) {
        let (body, flags) = tree.regExp(node)
        return (JSString(body), JSString(flags))
    }
}
