// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Watch

/// Messages as lines in a file, each exactly once: before writing one that may have been written before a crash, its id is
/// looked for in the file.
package actor FileChannel: AlertChannel {
    package nonisolated let id: String
    package nonisolated let kinds: Set<OutgoingMessage.Kind> = [.alert, .withdrawal]
    private let path: String

    package init(path: String) {
        self.path = URL(filePath: path).standardizedFileURL.path(percentEncoded: false)
        id = "file:\(self.path)"
    }

    package func deliver(_ message: OutgoingMessage) throws(RemoteError) {
        do {
            try append(message)
        } catch {
            throw RemoteError(
                code: .unreachable, message: "The alerts file \(path) could not be written: \(error.localizedDescription)",
                remedy: "Make room or give write access; the alert is kept and tried again.")
        }
    }

    /// Creates the file, and its folders, where they are missing.
    /// - Throws: when it cannot be written.
    package func prepare() throws(RemoteError) {
        do {
            try create()
            try FileHandle(forUpdating: URL(filePath: path)).close()
        } catch {
            throw RemoteError(
                code: .refused, message: "The alerts file \(path) cannot be written: \(error.localizedDescription)",
                remedy: "Give another path, or write access.")
        }
    }

    private func create() throws {
        if !FileManager.default.fileExists(atPath: path) {
            try FileManager.default.createDirectory(
                at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data().write(to: URL(filePath: path), options: .withoutOverwriting)
        }
    }

    private func append(_ message: OutgoingMessage) throws {
        try create()
        let handle = try FileHandle(forUpdating: URL(filePath: path))
        defer { try? handle.close() }
        if message.attempts > 1, try holds(id: message.id, handle) { return }
        let end = try handle.seekToEnd()
        var line = Data((message.body + "\n").utf8)
        // A line cut short by a crash is closed, so that the next one is whole.
        if end > 0 {
            try handle.seek(toOffset: end - 1)
            if try handle.read(upToCount: 1) != Data([0x0A]) { line.insert(0x0A, at: 0) }
        }
        try handle.write(contentsOf: line)
        try handle.synchronize()
    }

    /// Whether a whole line with that id is in the file.
    private func holds(id: String, _ handle: FileHandle) throws -> Bool {
        try handle.seek(toOffset: 0)
        let text = try handle.readToEnd() ?? Data()
        let member = Data(#""id":"\#(id)""#.utf8)
        return text.split(separator: 0x0A).contains { $0.last == UInt8(ascii: "}") && $0.range(of: member) != nil }
    }
}
