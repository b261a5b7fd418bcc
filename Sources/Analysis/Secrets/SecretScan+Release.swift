// SPDX-License-Identifier: Apache-2.0

extension ReleaseFacts {
    /// The secrets in the text files of the release. Scanned when asked for, once a call: one rule asks.
    package var secrets: SecretScan { SecretScan(files.lazy.filter { $0.kind.isText }.map(\.file)) }
}
