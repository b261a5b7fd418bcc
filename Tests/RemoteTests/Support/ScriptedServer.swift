// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// A server on loopback that sends exactly the bytes it is told to, on plain sockets: it can break every rule of HTTP, and shares
/// no code with the client under test.
final class ScriptedServer: Sendable {
    struct Request: Sendable {
        /// The request line's second word, as it came.
        var target: String
        var method: String
        /// Names in lower case.
        var headers: [String: String]
        var body: [UInt8]
    }

    struct Reply: Sendable {
        var bytes: [UInt8]
        /// Wait for the client to close instead of closing.
        var holds = false

        static func raw(_ text: String) -> Reply { Reply(bytes: Array(text.utf8)) }

        static func status(_ status: String, _ headers: [String] = [], body: [UInt8] = []) -> Reply {
            let lines = ["HTTP/1.1 \(status)"] + headers + ["Content-Length: \(body.count)", "Connection: close", "", ""]
            return Reply(bytes: Array(lines.joined(separator: "\r\n").utf8) + body)
        }

        static func json(_ text: String, _ headers: [String] = []) -> Reply {
            status("200 OK", ["Content-Type: application/json"] + headers, body: Array(text.utf8))
        }

        static func redirect(_ location: String, _ status: String = "302 Found") -> Reply { .status(status, ["Location: \(location)"]) }

        static let notFound = Reply.status("404 Not Found", ["Content-Type: application/json"], body: Array(#"{"error":"not found"}"#.utf8))
    }

    let port: Int
    var base: String { "http://127.0.0.1:\(port)" }
    private let socket: Int32
    private let seen = Mutex<[Request]>([])

    /// Every request so far.
    var requests: [Request] { seen.withLock { $0 } }

    init(_ answer: @escaping @Sendable (Request) -> Reply) throws {
        let listener = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 64) == 0 && getsockname(listener, $0, &length) == 0
            }
        }
        guard listener >= 0, isListening else { throw POSIXError(.EADDRNOTAVAIL) }
        socket = listener
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { [self] in
            while true {
                let connection = Foundation.accept(listener, nil, nil)
                guard connection >= 0 else {
                    // Closed here and not in stop(), or another server could get the number while this thread still accepts on it.
                    close(listener)
                    return
                }
                Thread.detachNewThread { self.serve(connection, answer) }
            }
        }
    }

    /// Stops accepting. Connections under way end with their clients.
    func stop() { shutdown(socket, Int32(SHUT_RDWR)) }

    /// Runs `body` against a server with these answers.
    @discardableResult
    static func with<Result>(
        _ answer: @escaping @Sendable (Request) -> Reply, _ body: (ScriptedServer) async throws -> Result
    ) async throws -> Result {
        let server = try ScriptedServer(answer)
        defer { server.stop() }
        return try await body(server)
    }

    private func serve(_ connection: Int32, _ answer: (Request) -> Reply) {
        defer { close(connection) }
        guard let request = Self.read(connection) else { return }
        seen.withLock { $0.append(request) }
        let reply = answer(request)
        var rest = reply.bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard sent > 0 else { return }
            rest = rest.dropFirst(sent)
        }
        if reply.holds {
            var byte: UInt8 = 0
            while recv(connection, &byte, 1, 0) > 0 {}
        }
    }

    private static func read(_ connection: Int32) -> Request? {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        func more() -> Bool {
            let count = recv(connection, &piece, piece.count, 0)
            guard count > 0 else { return false }
            bytes += piece[..<count]
            return true
        }
        let separator = Data("\r\n\r\n".utf8)
        var end: Int?
        while end == nil {
            guard more() else { return nil }
            end = Data(bytes).range(of: separator)?.upperBound
        }
        guard let end else { return nil }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ").map(String.init)
        guard words.count == 3 else { return nil }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        let length = Int(headers["content-length"] ?? "0") ?? 0
        while bytes.count < end + length { guard more() else { return nil } }
        return Request(target: words[1], method: words[0], headers: headers, body: Array(bytes[end..<end + length]))
    }
}
