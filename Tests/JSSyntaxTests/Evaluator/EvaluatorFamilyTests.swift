// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import JSSyntax

@Suite("What obfuscated code hides")
struct EvaluatorFamilyTests {
    static let secret = "https://collect.example/x?a=1&b=(2)"

    @Test("Strings in an array that is turned and decoded are found", arguments: StringArraySample.all)
    func stringArray(sample: StringArraySample) {
        #expect(Evaluation(sample.source).texts == StringArraySample.secrets.map(Optional.some))
    }

    @Test("A packed source is unpacked", arguments: [10, 36, 62])
    func packer(radix: Int) {
        let source = "fetch('https://collect.example/x');var token=process.env.NPM_TOKEN;function send(a,b){return a+b+token}send(1,2)"
        let evaluation = Evaluation(Packer.pack(source, radix: radix))
        #expect(Packer.pack(source, radix: radix).contains("NPM_TOKEN'") || Packer.pack(source, radix: radix).contains("NPM_TOKEN|"))
        _ = evaluation.evaluator.evaluate(firstExpression(evaluation.evaluator.tree))
        #expect(evaluation.codeTexts.first == source)
    }

    @Test(
        "Text written with six characters is read",
        arguments: ["collect", "https", "fetch(1)", "Get", "C:Date M", "a.b?c=d&e", "NPM_TOKEN"])
    func sixCharacters(text: String) throws {
        let encoded = SixCharacters().encode(text)
        #expect(Set(encoded).isSubset(of: Set("[]()!+")))
        #expect(Evaluation("OUT(\(encoded))").texts == [text])
        let run = Evaluation("[][\(SixCharacters().encode("flat"))][\(SixCharacters().encode("constructor"))](\(encoded))()")
        _ = run.evaluator.evaluate(firstExpression(run.evaluator.tree))
        #expect(run.codeTexts.contains(text))
    }

    @Test("Code built from the letters of coercions is found", arguments: SymbolSamples.rows)
    func symbols(source: String, code: String) {
        let tree = SyntaxTree.parse(Array(source.utf8))
        let evaluator = Evaluator(tree)
        var last: NodeID = 0
        for child in tree.children(tree.root) { last = child }
        _ = evaluator.evaluate(tree.firstChild(last))
        #expect(evaluator.codeTexts.map(\.text.text).contains(code))
    }

    @Test("Decoders that people write are run", arguments: HandWrittenDecoders.rows)
    func handWritten(name: String, source: String) {
        #expect(Evaluation(source).texts == [Self.secret], "\(name)")
    }

    @Test("Code in code in code is run, to a depth")
    func nested() {
        let source = "function run(n) { return n ? eval('run(' + (n - 1) + ') + 1') : 0 }"
        let evaluation = Evaluation(source + "OUT(run(6)); OUT(run(20));")
        #expect(evaluation.texts == ["6", nil])
        #expect(evaluation.codeTexts.contains("run(0) + 1"))
    }

    @Test("Texts of timers are reported, once each")
    func timers() {
        let source = "function f() { setTimeout('work(1)', 10); setInterval('work(2)', 10); return 'x' } OUT(f()); OUT(f());"
        let evaluation = Evaluation(source)
        #expect(evaluation.texts == ["x", "x"])
        #expect(evaluation.codeTexts == ["work(1)", "work(2)"])
    }

    private func firstExpression(_ tree: SyntaxTree) -> NodeID { tree.firstChild(tree.firstChild(tree.root)) }
}

/// Dean Edwards' packing: words are replaced by their numbers in a table.
enum Packer {
    static func pack(_ source: String, radix: Int) -> String {
        var words: [String] = []
        var packed = ""
        var word = ""
        func flush() {
            guard !word.isEmpty else { return }
            if !words.contains(word) { words.append(word) }
            packed += number(words.firstIndex(of: word) ?? 0, radix)
            word = ""
        }
        for character in source {
            if character.isLetter || character.isNumber || character == "_" {
                word.append(character)
            } else {
                flush()
                packed.append(character)
            }
        }
        flush()
        let text = packed.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
        return """
            eval(function(p,a,c,k,e,d){\(encoder(radix));if(!''.replace(/^/,String)){while(c--){d[e(c)]=k[c]||e(c)}\
            k=[function(e){return d[e]}];e=function(){return'\\\\w+'};c=1};while(c--){if(k[c]){p=p.replace(new RegExp('\\\\b'+e(c)+'\\\\b','g'),k[c])}}\
            return p}('\(text)',\(radix),\(words.count),'\(words.joined(separator: "|"))'.split('|'),0,{}))
            """
    }

    private static func encoder(_ radix: Int) -> String {
        switch radix {
        case 10: "e=function(c){return c}"
        case 36: "e=function(c){return c.toString(36)}"
        default: "e=function(c){return(c<a?'':e(parseInt(c/a)))+((c=c%a)>35?String.fromCharCode(c+29):c.toString(36))}"
        }
    }

    private static func number(_ value: Int, _ radix: Int) -> String {
        let last = value % radix
        let digit = last > 35 ? String(UnicodeScalar(UInt8(last + 29))) : String(last, radix: 36)
        return (value < radix ? "" : number(value / radix, radix)) + digit
    }
}

/// Writes text with `[]()!+` only, as JSFuck does: letters come from coercions, the others through `Function("return …")`.
struct SixCharacters {
    /// Where letters are in texts that need no letters.
    private static let sources: [(text: String, source: String)] = [
        ("false", "(![]+[])"), ("true", "(!![]+[])"), ("undefined", "([][[]]+[])"), ("NaN", "(+[![]]+[])"),
        ("Infinity", "(+(+!+[]+(!+[]+[])[!+[]+!+[]+!+[]]+[+!+[]]+[+[]]+[+[]]+[+[]])+[])"),
    ]

    func number(_ value: Int) -> String {
        if value < 10 { return digit(value) }
        return "(+(" + String(value).map { "[" + digit(Int(String($0)) ?? 0) + "]" }.joined(separator: "+") + "))"
    }

    private func digit(_ value: Int) -> String {
        value == 0 ? "+[]" : value == 1 ? "+!+[]" : Array(repeating: "!+[]", count: value).joined(separator: "+")
    }

    func encode(_ text: String) -> String { text.map(character).joined(separator: "+") }

    private func at(_ source: String, _ place: Int) -> String { source + "[" + number(place) + "]" }

    private func character(_ character: Character) -> String {
        for (text, source) in Self.sources {
            if let place = text.firstIndex(of: character) { return at(source, text.distance(from: text.startIndex, to: place)) }
        }
        if let value = character.wholeNumberValue, character.isASCII { return "(" + digit(value) + "+[])" }
        // "function flat() { [native code] }"
        let flat = "([][" + encode("flat") + "]+[])"
        if let place = Array("function flat() { [native code] }").firstIndex(of: character), place < 14 || "c o({[v]}".contains(character) {
            return at(flat, place)
        }
        if character == "S" || character == "g" { return at("([]+([]+[])[" + encode("constructor") + "])", character == "S" ? 9 : 14) }
        if character == "m" { return at("([]+(+[])[" + encode("constructor") + "])", 11) }
        if character.isLowercase {
            // (number)["toString"](36)
            let value = Int(character.asciiValue ?? 97) - 87
            return "(" + number(value) + ")[" + encode("to") + "+" + at("([]+([]+[])[" + encode("constructor") + "])", 9)
                + "+" + encode("tring") + "](" + number(36) + ")"
        }
        return unicode(character)
    }

    /// `Function("return unescape")()("%" + code)`; the percent sign is in `escape("<")`-like texts.
    private func unicode(_ character: Character) -> String {
        let function = "[][" + encode("flat") + "][" + encode("constructor") + "]"
        let percent = at(function + "(" + encode("return escape") + ")()(" + at("([]+[])[" + encode("italics") + "]()", 0) + ")", 0)
        let code = String(character.asciiValue ?? 63, radix: 16)
        return function + "(" + encode("return unescape") + ")()(" + percent + "+" + encode(code) + ")"
    }
}
