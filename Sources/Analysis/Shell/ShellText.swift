// SPDX-License-Identifier: Apache-2.0

/// Reads command text: scripts of `package.json`, whole `.sh`, `.bat` and `.ps1` files, strings given to `child_process.exec`.
///
/// Pure, never fails, time linear in the text: nested texts at most ``ShellBuilder/maximumDepth`` deep, all of them together at
/// most eight times the text and a quarter of a megabyte.
package enum ShellText {
    package static func read(_ bytes: some Collection<UInt8>, dialect: ShellDialect = .either) -> ShellFacts {
        ShellFacts(program(bytes, dialect: dialect))
    }

    /// The commands in the text, in the order in which they were read.
    static func program(_ bytes: some Collection<UInt8>, dialect: ShellDialect) -> ShellBuilder {
        let text = Array(bytes.prefix(ShellBuilder.maximumText))
        var builder = ShellBuilder(size: text.count)
        if bytes.count > text.count { builder.isCut = true }
        switch dialect {
        case .posix:
            var reader = PosixReader(text, 0..<text.count, place: .shifted(0), depth: 0)
            _ = reader.read(&builder)
        case .batch:
            var reader = BatchReader(text, place: .shifted(0), depth: 0)
            _ = reader.read(&builder)
        case .powerShell:
            var reader = PowerShellReader(text, place: .shifted(0), depth: 0)
            _ = reader.read(&builder)
        case .either:
            var reader = PosixReader(text, 0..<text.count, place: .shifted(0), depth: 0)
            _ = reader.read(&builder)
            // Only where `cmd.exe` would read something else.
            if text.contains(where: { $0 == 0x5C || $0 == 0x25 || $0 == 0x5E }) {
                builder.folder = ""
                builder.variables = [:]
                builder.aliases = [:]
                var batch = BatchReader(text, place: .shifted(0), depth: 0)
                _ = batch.read(&builder)
            }
        }
        return builder
    }
}
