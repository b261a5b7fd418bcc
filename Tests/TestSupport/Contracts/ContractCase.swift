// SPDX-License-Identifier: Apache-2.0

/// One sentence of a port's contract, and the proof of it on a fresh, empty store.
package struct ContractCase<Port: Sendable>: Sendable, CustomStringConvertible {
    package let description: String
    package let run: @Sendable (Port) async throws -> Void

    package init(_ sentence: String, _ run: @escaping @Sendable (Port) async throws -> Void) {
        description = sentence
        self.run = run
    }
}
