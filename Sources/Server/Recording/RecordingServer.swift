// SPDX-License-Identifier: Apache-2.0

import Hummingbird
package import Logging
import NIOCore

/// A registry on loopback: serves ``RegistryContents`` over the real protocol.
package struct RecordingServer: Sendable {
    private let contents: any RegistryContents
    private let port: Int
    private let logger: Logger

    /// - Parameter port: 0 lets the system choose a free one.
    package init(contents: any RegistryContents, port: Int = 0, logger: Logger) {
        self.contents = contents
        self.port = port
        self.logger = logger
    }

    /// Serves until the task is cancelled, or the service group around it shuts down gracefully.
    /// - Parameter onReady: told the base address, such as `http://127.0.0.1:4873`, once connections are accepted.
    /// - Throws: ``ServerError`` when the port cannot be had.
    package func run(onReady: @escaping @Sendable (String) async -> Void = { _ in }) async throws {
        let application = Application(
            responder: RegistryResponder(contents: contents),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { channel in
                if let port = channel.localAddress?.port { await onReady("http://127.0.0.1:\(port)") }
            },
            logger: logger
        )
        do {
            try await application.run()
        } catch let error as IOError {
            throw ServerError.portNotAvailable(port, reason: error.description)
        }
    }

    /// Serves while `body` runs, and stops when it ends.
    /// - Parameter body: gets the base address.
    package func serving<Result: Sendable>(_ body: @escaping @Sendable (String) async throws -> Result) async throws -> Result {
        let (ready, continuation) = AsyncStream.makeStream(of: String.self)
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask {
                defer { continuation.finish() }
                try await run { continuation.yield($0) }
                return nil
            }
            group.addTask {
                var bases = ready.makeAsyncIterator()
                guard let base = await bases.next() else { return nil }
                return try await body(base)
            }
            defer { group.cancelAll() }
            while let ended = try await group.next() {
                if let result = ended { return result }
            }
            throw ServerError.stopped
        }
    }
}
