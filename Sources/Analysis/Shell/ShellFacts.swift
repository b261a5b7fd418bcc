// SPDX-License-Identifier: Apache-2.0

/// What command text would do, without judgement.
package struct ShellFacts: Sendable {
    /// Every command, in the order in which they were read; those inside another name it as their parent.
    package internal(set) var commands: [ShellCommand] = []
    /// Code of other languages in the text.
    package internal(set) var code: [ShellCode] = []
    /// Part of the text lies beyond a limit and was not read: never to be taken for clean.
    package internal(set) var isCut = false

    package init() {}
}
