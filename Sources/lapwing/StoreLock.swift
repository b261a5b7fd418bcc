// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Keeps a second watcher away from a store: two would take each other's work for that of a process that has died.
///
/// The lock is the system's (`flock`): it ends with the process, however that ends.
struct StoreLock {
    private let descriptor: Int32

    init(storePath: String) throws {
        let path = storePath + ".lock"
        let folder = URL(filePath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw CommandError("\(path) cannot be written: \(String(cString: strerror(errno))).") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw CommandError("Another lapwing watch uses \(storePath). Stop it first, or give this one another --store.")
        }
    }

    func release() { close(descriptor) }
}
