// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// What is printed where. Answers go to standard output, everything else to standard error.
enum Terminal {
    private static let output = Mutex(())

    /// Whether colours may be used on a stream: it is a terminal, and `NO_COLOR` is unset or empty (no-color.org).
    static func mayColour(_ descriptor: Int32 = STDOUT_FILENO) -> Bool {
        isatty(descriptor) == 1 && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
            && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }

    /// Whether somebody watches: progress is shown only then.
    static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes a whole line to standard output at once, so that lines of several tasks never mix.
    /// - Throws: when the reader has gone.
    static func print(_ text: String) throws { try write(text + "\n", to: STDOUT_FILENO) }

    /// Tells the person at the keyboard. A closed standard error is no reason to stop.
    static func error(_ text: String) { try? write(text + "\n", to: STDERR_FILENO) }

    struct WriteError: Error, CustomStringConvertible {
        var code: Int32

        var description: String { "Standard output could not be written: \(String(cString: strerror(code)))." }
    }

    private static func write(_ text: String, to descriptor: Int32) throws {
        var bytes = Array(text.utf8)[...]
        try output.withLock { _ in
            while !bytes.isEmpty {
                let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
                if written < 0 {
                    if errno == EINTR || errno == EAGAIN { continue }
                    // The reader has gone (`| head`): there is nobody left to answer, and nothing is lost that the store holds.
                    if errno == EPIPE, descriptor == STDOUT_FILENO { _exit(128 + SIGPIPE) }
                    throw WriteError(code: errno)
                }
                bytes = bytes.dropFirst(written)
            }
        }
    }
}
