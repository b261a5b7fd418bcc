// SPDX-License-Identifier: Apache-2.0

/// One thing that a command would do, without judgement.
package struct ShellAct: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        /// Fetches from an address. Subject: the address; detail: the file it goes to, if any.
        case downloads
        /// What was downloaded runs. Subject: the address; detail: the interpreter or the file.
        case runsDownload
        /// What was decoded from base64 or hexadecimal text runs. Detail: the interpreter.
        case runsDecoded
        /// A program is told to run code at an address, or a package from one. Subject: the address.
        case runsAddress
        /// A package by name: `npx only-allow`, `npm install x`, `pip install x`. Subject: its name.
        case fetchesPackage
        /// Another runtime is fetched. Subject: its name.
        case fetchesRuntime
        /// Another runtime is started. Subject: its name.
        case startsRuntime
        /// Subject: the file.
        case makesExecutable
        /// Unpacks an archive. Subject: the file.
        case unpacks
        /// Sends data. Subject: host or address; ``ShellAct/sources``: what is in the data.
        case sends
        /// Puts data into a name that is looked up. Subject: the name.
        case sendsByName
        /// Reads what is secret. Subject: the path or program.
        case reads
        /// Writes to start-up files, timers, services, allowed keys. Subject: which.
        case stays
        /// Writes workflow files, or hooks of git.
        case plants
        /// Removes a home folder or a disk, switches the machine off.
        case destroys
        /// Goes on after its caller ended: `nohup`, `&`, `start /b`, a hidden window.
        case background
        /// What it prints is thrown away.
        case hidesOutput
        /// A shell for someone at the other end.
        case opensShell
        /// `powershell -EncodedCommand`.
        case encodedCommand
        /// `npm publish`, `npm token`.
        case publishes
    }

    package var kind: Kind
    package var subject: String
    package var detail = ""
    package var sources: ShellSources = []
    /// What runs was written to a file first, and so could have been checked.
    package var isThroughFile = false
    /// The command, by its index in ``ShellFacts/commands``.
    package var command: Int
    /// Offsets in the text that was read.
    package var range: Range<Int>
}

/// A file that a command runs.
package struct ShellRun: Sendable, Hashable {
    package enum Way: String, Sendable {
        /// Started by itself: `./x`.
        case program
        /// Given to an interpreter: `sh x`.
        case interpreter
        /// Loaded before another: `node -r ./x`.
        case preload
        /// What an unknown program does with a file in its words is not known.
        case perhaps
    }

    /// As written, quotation marks off.
    package var path: String
    package var way: Way
    /// The interpreter, or the program of ``Way/perhaps``.
    package var program: String
    /// The folder it is looked for in, from the start of the text; `nil` when not known.
    package var folder: String?
    /// Whether all of the path is known.
    package var isKnown: Bool
    package var command: Int
}

/// A script of a manifest, or a build target, that a command runs by name.
package struct ShellScriptCall: Sendable, Hashable {
    package enum Kind: String, Sendable { case script, makeTarget, nodeGyp }

    package var kind: Kind
    package var name: String
    /// The folder whose `package.json` or `Makefile` is meant; `nil` when not known.
    package var folder: String?
    package var command: Int
}
