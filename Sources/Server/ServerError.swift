// SPDX-License-Identifier: Apache-2.0

/// Why something could not be served.
package struct ServerError: Error, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable { case portNotAvailable, stopped }

    package var code: Code
    /// What happened.
    package var message: String
    /// What to do, as an imperative sentence.
    package var remedy: String

    package var description: String { "\(message) \(remedy)" }
}

extension ServerError {
    static func portNotAvailable(_ port: Int, reason: String) -> ServerError {
        ServerError(
            code: .portNotAvailable, message: "Port \(port) on 127.0.0.1 cannot be used: \(reason).",
            remedy: "Choose another port, or 0 for any free one.")
    }

    static let stopped = ServerError(code: .stopped, message: "The server stopped before its work was done.", remedy: "Start it again.")
}
