// SPDX-License-Identifier: Apache-2.0

import Remote
import Synchronization
import Testing
import Watch

/// Short enough to wait for where a server never answers; nothing depends on how short.
let impatient = HTTPLimits(connect: .seconds(10), request: .milliseconds(300), idle: .seconds(30))

/// Runs `body` with a client that is shut down afterwards.
@discardableResult
func withHTTP<Result>(_ limits: HTTPLimits = HTTPLimits(), _ body: (OutgoingHTTP) async throws -> Result) async throws -> Result {
    let http = OutgoingHTTP(version: "9.8.7", limits: limits)
    do {
        let result = try await body(http)
        try await http.shutdown()
        return result
    } catch {
        try await http.shutdown()
        throw error
    }
}

/// Expects a ``RemoteError`` of this code, with words and a remedy, and returns it.
@discardableResult
func expectError(
    _ code: RemoteError.Code, sourceLocation: SourceLocation = #_sourceLocation, _ body: () async throws -> some Any
) async -> RemoteError? {
    do {
        let value = try await body()
        Issue.record("expected \(code), got \(String(describing: value).prefix(200))", sourceLocation: sourceLocation)
    } catch let error as RemoteError {
        #expect(error.code == code, "\(error)", sourceLocation: sourceLocation)
        #expect(!error.message.isEmpty && !error.remedy.isEmpty, sourceLocation: sourceLocation)
        #expect(error.description.unicodeScalars.allSatisfy { $0.value >= 0x20 }, sourceLocation: sourceLocation)
        return error
    } catch {
        Issue.record("expected \(code), got \(error)", sourceLocation: sourceLocation)
    }
    return nil
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

extension PackumentAnswer {
    var text: String? {
        if case .document(let bytes, _) = self { String(decoding: bytes, as: UTF8.self) } else { nil }
    }

    var isMissing: Bool {
        if case .missing = self { true } else { false }
    }

    var isUnchanged: Bool {
        if case .unchanged = self { true } else { false }
    }
}

/// Lets a test change a server's answers half-way.
final class Switch: Sendable {
    private let on = Mutex(false)

    var isOn: Bool { on.withLock { $0 } }

    func turnOn() { on.withLock { $0 = true } }
}
