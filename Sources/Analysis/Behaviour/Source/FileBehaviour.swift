// SPDX-License-Identifier: Apache-2.0

/// What one file's code does: everything that is kept of it after its tree is gone.
package struct FileBehaviour: Sendable {
    /// In source order of each unit, the file before the code inside its strings.
    package var facts: [Fact] = []
    /// Relative modules that it loads, by number.
    package var imports: [String] = []
    /// Modules of others that it loads, without `node:`.
    package var modules: Set<String> = []
    /// Names of environment variables that it reads.
    package var variables: Set<String> = []
    /// What its exports carry.
    var exported: Taint = []
    /// What it hands to functions of each relative module.
    var given: [Int: Taint] = [:]
    /// Relative modules whose functions it calls as soon as it is loaded, and when its own functions are called.
    var calledAtLoad: Set<Int> = []
    var calledLater: Set<Int> = []
    /// Where each kind of source first enters, as offsets.
    package var sources: [UInt64: Range<Int>] = [:]
    /// Abilities that its code shows, used or not.
    package var capabilities: Set<Capability> = []
    /// A part of it was not looked at, because a limit was reached.
    package var isCut = false
    /// Errors of grammar that reading met.
    package var errorCount = 0
    /// How much of it is code found inside strings: the number of units.
    package var innerUnits = 0

    /// Facts kept of one file; a bundle of a hundred modules has some thousands.
    static let factLimit = 20_000

    package init() {}

    package func facts(_ kind: FactKind) -> [Fact] { facts.filter { $0.kind == kind } }
}
