// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import Watch

/// The one way out of the program: connections, time-outs, redirects and limits of every outgoing request.
///
/// Whoever creates one calls ``shutdown()`` when nothing uses it any more.
package final class OutgoingHTTP: Sendable {
    private let client: HTTPClient
    private let limits: HTTPLimits
    private let userAgent: String

    /// - Parameter version: of the program, for `User-Agent: lapwing/VERSION`.
    package init(version: String, limits: HTTPLimits = HTTPLimits()) {
        var configuration = HTTPClient.Configuration()
        // Redirects are followed here, one by one, because each needs the check of its host.
        configuration.redirectConfiguration = .disallow
        configuration.timeout = .init(connect: TimeAmount(limits.connect), read: TimeAmount(limits.idle))
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = limits.connectionsPerHost
        // Callers wait and try again by their own plan, and say so.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.decompression = .enabled(limit: .size(limits.unpackedBytes))
        configuration.httpVersion = .http1Only
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        self.limits = limits
        userAgent = "lapwing/\(version)"
    }

    /// Closes every connection; requests still under way fail. May be called once.
    package func shutdown() async throws {
        try await client.shutdown()
    }

    /// Sends the request and collects the answer, whatever its status.
    func send(_ request: OutgoingRequest) async throws(RemoteError) -> HTTPAnswer {
        try await exchange(request) { response, address in
            // No body follows, and where the header names a content encoding all the same, the unpacking would fail for want of one.
            if response.status == .notModified { return HTTPAnswer(status: 304, headers: response.headers, body: [], address: address) }
            let isWanted = response.status == .ok
            let body = try await Self.collect(
                response, limit: isWanted ? request.limit : HTTPLimits.errorBytes, cutsOff: !isWanted, shown: request.shown(address))
            return HTTPAnswer(status: Int(response.status.code), headers: response.headers, body: body, address: address)
        }
    }

    /// Sends the request and hands over the body of a 200 piece by piece; any other status is an error.
    /// - Throws: ``RemoteError``, or what `receive` throws.
    func stream(_ request: OutgoingRequest, receive: @escaping @Sendable ([UInt8]) async throws -> Void) async throws {
        let refusal: (any Error)? = try await exchange(request) { response, address in
            guard response.status == .ok else {
                let body = try await Self.collect(response, limit: HTTPLimits.errorBytes, cutsOff: true, shown: "")
                throw RemoteError.status(
                    HTTPAnswer(status: Int(response.status.code), headers: response.headers, body: body, address: address), request)
            }
            var received = 0
            for try await piece in response.body {
                received += piece.readableBytes
                guard received <= request.limit else { throw RemoteError.tooLarge(request.shown(address), limit: request.limit) }
                // The receiver's failure is not one of the connection, and must not be told as one.
                do { try await receive([UInt8](piece.readableBytesView)) } catch { return error }
            }
            try Task.checkCancellation()
            return nil
        }
        if let refusal { throw refusal }
    }

    /// Follows redirects within the time of the whole request and gives the last response to `consume`.
    private func exchange<Result: Sendable>(
        _ request: OutgoingRequest, consume: @escaping @Sendable (HTTPClientResponse, WebAddress) async throws -> Result
    ) async throws(RemoteError) -> Result {
        let time = request.timeout ?? limits.request
        do {
            return try await withDeadline(time) {
                var address = request.address
                guard request.allowed.contains(address.origin) else { throw RemoteError.notAllowed(address, request) }
                if let header = request.headers.first(where: { $0.value.utf8.contains { $0 < 0x20 || $0 == 0x7F } }) {
                    throw RemoteError.badHeader(header.name, request)
                }
                for _ in 0...self.limits.redirects {
                    let response = try await self.execute(request, at: address)
                    guard request.followsRedirects, let target = Self.redirectTarget(response) else {
                        return try await consume(response, address)
                    }
                    // Reading the rest of a short answer keeps the connection for the next request.
                    _ = try await Self.collect(response, limit: HTTPLimits.errorBytes, cutsOff: true, shown: "")
                    guard let next = address.resolving(target) else { throw RemoteError.badRedirect(request.shown(address)) }
                    guard request.allowed.contains(next.origin) else {
                        throw RemoteError.redirectNotAllowed(from: address, to: next, request)
                    }
                    address = next
                }
                throw RemoteError.tooManyRedirects(request.shownAddress, limit: self.limits.redirects)
            }
        } catch {
            throw RemoteError.transport(error, request, time: time)
        }
    }

    private func execute(_ request: OutgoingRequest, at address: WebAddress) async throws -> HTTPClientResponse {
        var outgoing = HTTPClientRequest(url: address.description)
        outgoing.method = request.method
        outgoing.headers = request.headers
        outgoing.headers.replaceOrAdd(name: "user-agent", value: userAgent)
        if let body = request.body { outgoing.body = .bytes(body) }
        let deadline = NIODeadline.now() + TimeAmount(request.timeout ?? limits.request)
        do {
            return try await client.execute(outgoing, deadline: deadline)
        } catch  where request.method == .GET && Self.isClosedConnection(error) {
            // A server may close a kept connection just as it is used again. Asking twice does no harm, and the second connection is new.
            return try await client.execute(outgoing, deadline: deadline)
        }
    }

    private static func isClosedConnection(_ error: any Error) -> Bool {
        switch error {
        case let error as HTTPClientError: error == .remoteConnectionClosed
        case let error as ChannelError: [.ioOnClosedChannel, .alreadyClosed, .eof].contains(error)
        case is IOError: true
        default: false
        }
    }

    /// The `Location` of a redirect; `nil` for any other response.
    private static func redirectTarget(_ response: HTTPClientResponse) -> String? {
        switch response.status.code {
        case 301, 302, 303, 307, 308: response.headers.first(name: "location")
        default: nil
        }
    }

    private static func collect(_ response: HTTPClientResponse, limit: Int, cutsOff: Bool, shown: String) async throws -> [UInt8] {
        let announced = response.headers.first(name: "content-length").flatMap(Int.init) ?? 0
        guard cutsOff || announced <= limit else { throw RemoteError.tooLarge(shown, limit: limit) }
        var body: [UInt8] = []
        // What is announced is only a claim, but room that is never filled costs no memory, and room made in steps costs twice.
        body.reserveCapacity(min(max(announced, 0), limit))
        for try await piece in response.body {
            guard body.count + piece.readableBytes <= limit else {
                if cutsOff { return body }
                throw RemoteError.tooLarge(shown, limit: limit)
            }
            body.append(contentsOf: piece.readableBytesView)
        }
        // A cancelled reading ends like a complete one.
        try Task.checkCancellation()
        return body
    }
}

/// The work did not end in time.
struct DeadlineExceeded: Error {}

/// Runs `work`, cancels it when `time` has passed, and then throws ``DeadlineExceeded``.
func withDeadline<Result: Sendable>(_ time: Duration, _ work: @escaping @Sendable () async throws -> Result) async throws -> Result {
    try await withThrowingTaskGroup(of: Result?.self) { group in
        group.addTask { try await work() }
        group.addTask {
            try await Task.sleep(for: time)
            return nil
        }
        defer { group.cancelAll() }
        guard let first = try await group.next(), let result = first else { throw DeadlineExceeded() }
        return result
    }
}

extension TimeAmount {
    init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        self = .nanoseconds(seconds &* 1_000_000_000 &+ attoseconds / 1_000_000_000)
    }
}
