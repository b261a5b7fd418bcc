// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import Store

/// Runs SQL on a file behind the store's back.
func execute(_ sql: String, at path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
}

func bytes(at path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }

func write(_ data: Data, to path: String) throws { try data.write(to: URL(filePath: path)) }

/// The code with which `body` fails; `nil` when it does not, or fails otherwise.
func storeErrorCode(_ body: () async throws -> Void) async -> StoreError.Code? {
    do {
        try await body()
        return nil
    } catch let error as StoreError {
        return error.remedy.isEmpty || error.message.isEmpty ? nil : error.code
    } catch {
        return nil
    }
}
