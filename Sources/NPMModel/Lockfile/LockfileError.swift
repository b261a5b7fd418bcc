// SPDX-License-Identifier: Apache-2.0

/// Why a lockfile could not be read, in words its owner can act on.
package struct LockfileError: Error, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// Not a lockfile of a kind we know.
        case unknownKind
        /// A kind we know, in a form that cannot be read.
        case unsupported
        case damaged
        case mergeConflict
        case tooLarge
    }

    package var code: Code
    /// What happened, with names and numbers. Never untrusted bytes as they came.
    package var message: String
    /// What the reader can do next.
    package var remedy: String

    package var description: String { "\(code.rawValue): \(message) \(remedy)" }

    package init(code: Code, message: String, remedy: String) {
        self.code = code
        self.message = message
        self.remedy = remedy
    }
}

extension LockfileError {
    static func unknownKind(_ file: String) -> Self {
        Self(
            code: .unknownKind,
            message: "\(shown(file)) is not a lockfile of npm, Yarn, pnpm or Bun.",
            remedy: "Give a package-lock.json, npm-shrinkwrap.json, yarn.lock, pnpm-lock.yaml or bun.lock."
        )
    }

    static func damaged(_ file: String, _ reason: String, tool: String) -> Self {
        Self(
            code: .damaged,
            message: "\(shown(file)) is damaged: \(reason).",
            remedy: "Restore it from version control, or let \(tool) write it again."
        )
    }

    static func mergeConflict(_ file: String, line: Int) -> Self {
        Self(
            code: .mergeConflict,
            message: "\(shown(file)) has an unresolved merge conflict at line \(line).",
            remedy: "Resolve the conflict (running the package manager's install does it), then try again."
        )
    }

    static func binaryBun(_ file: String) -> Self {
        Self(
            code: .unsupported,
            message: "\(shown(file)) is Bun's binary lockfile, which only Bun reads.",
            remedy: "Run `bun install --save-text-lockfile` and use the bun.lock it writes."
        )
    }

    static func tooLarge(_ file: String, bytes: Int, limit: Int) -> Self {
        Self(
            code: .tooLarge,
            message: "\(shown(file)) has \(bytes) bytes; the limit is \(limit).",
            remedy: "Check what made it so large; real lockfiles stay below a tenth of this."
        )
    }

    /// A file name fit to print: the last component, without control characters, cut at 80.
    private static func shown(_ file: String) -> String {
        let last = file.split(separator: "/").last.map(String.init) ?? file
        let clean = String(last.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "?" : Character($0) }.prefix(80))
        return clean.isEmpty ? "The file" : clean
    }
}
