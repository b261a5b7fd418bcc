// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSSyntax
import NPMModel

/// A source file's bytes.
struct SyntaxSource: Sendable {
    var path: String
    var bytes: [UInt8]

    struct ReadError: Error, CustomStringConvertible {
        var path: String
        var reason: String

        var description: String { "\(SyntaxSource.shown(path)) could not be read: \(reason)." }
    }

    /// Reads a file, a pipe, or standard input for `-`.
    /// - Throws: when it is a folder, cannot be opened, or is longer than the reader reads.
    init(path: String) throws(ReadError) { try self.init(path: path, rawPath: Array(path.utf8)) }

    /// - Parameter rawPath: the path's bytes as they were given, which need not be UTF-8.
    init(path: String, rawPath: [UInt8]) throws(ReadError) {
        self.path = path
        do {
            bytes = try SyntaxSource.read(rawPath)
        } catch {
            throw ReadError(path: path, reason: error.reason)
        }
    }

    /// A path fit for a terminal; its length is the system's limit.
    static func shown(_ path: String) -> String { printable(path, limit: 1 << 16) }

    private struct Reason: Error {
        var reason: String

        static var system: Reason { Reason(reason: String(cString: strerror(errno))) }
    }

    private static func read(_ path: [UInt8]) throws(Reason) -> [UInt8] {
        if path == Array("-".utf8) { return try read(descriptor: STDIN_FILENO, size: 0) }
        guard !path.contains(0) else { throw Reason(reason: "a path holds no zero byte") }
        let descriptor = (path + [0]).withUnsafeBufferPointer { text in
            text.withMemoryRebound(to: CChar.self) { $0.baseAddress.map { open($0, O_RDONLY | O_CLOEXEC) } ?? -1 }
        }
        guard descriptor >= 0 else { throw .system }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .system }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw Reason(reason: "it is a folder") }
        return try read(descriptor: descriptor, size: Int(status.st_size))
    }

    private static func read(descriptor: Int32, size: Int) throws(Reason) -> [UInt8] {
        var bytes: [UInt8] = []
        // One byte more than expected, so that the end is met in the same call.
        var room = min(max(size + 1, 1 << 12), SyntaxTree.byteLimit + 1)
        bytes.reserveCapacity(room)
        while true {
            let piece = try piece(of: descriptor, atMost: room)
            if piece.isEmpty { return bytes }
            if bytes.isEmpty { bytes = piece } else { bytes += piece }
            if bytes.count > SyntaxTree.byteLimit { throw Reason(reason: "it is longer than \(SyntaxTree.byteLimit) bytes") }
            room = min(max(room, 1 << 16), SyntaxTree.byteLimit + 1 - bytes.count)
        }
    }

    /// The next bytes; none at the end.
    private static func piece(of descriptor: Int32, atMost room: Int) throws(Reason) -> [UInt8] {
        var failed = false
        let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            while true {
                let got = Foundation.read(descriptor, buffer.baseAddress, room)
                if got < 0, errno == EINTR { continue }
                failed = got < 0
                count = max(got, 0)
                return
            }
        }
        if failed { throw .system }
        return piece
    }
}
