// SPDX-License-Identifier: Apache-2.0

import NIOHTTP1
package import Watch

/// Fetches one file from an address that a person gave, such as a set of advisories.
///
/// Redirects are followed on the same host only: what is fetched is what was named.
package struct HTTPDownload: Sendable {
    private let http: OutgoingHTTP
    private let timeout: Duration

    /// The largest file. All npm advisories of OSV are near 200 MB as one archive; this leaves room to grow.
    package static let defaultLimit = 1_000_000_000
    /// Enough for the largest file at 2 MB a second.
    package static let defaultTimeout: Duration = .seconds(600)

    package init(http: OutgoingHTTP, timeout: Duration = HTTPDownload.defaultTimeout) {
        self.http = http
        self.timeout = timeout
    }

    /// Hands the file over piece by piece, as it comes.
    ///
    /// When this throws, the pieces already handed over are not the file: throw them away.
    /// - Parameter limit: in bytes.
    /// - Throws: ``RemoteError``, or what `receive` throws.
    package func pieces(
        of url: String, limit: Int = HTTPDownload.defaultLimit, receive: @escaping @Sendable ([UInt8]) async throws -> Void
    ) async throws {
        try await http.stream(try request(url, limit: limit), receive: receive)
    }

    /// The whole file, in memory.
    package func bytes(of url: String, limit: Int = HTTPDownload.defaultLimit) async throws(RemoteError) -> [UInt8] {
        let request = try request(url, limit: limit)
        let answer = try await http.send(request)
        guard answer.status == 200 else { throw RemoteError.status(answer, request) }
        return answer.body
    }

    private func request(_ url: String, limit: Int) throws(RemoteError) -> OutgoingRequest {
        guard let address = WebAddress(url) else { throw RemoteError.notAnAddress(url, example: "https://advisories.example.com/npm.zip") }
        return OutgoingRequest(
            address: address, headers: ["accept": "*/*", "accept-encoding": "identity"], allowed: [address.origin], limit: limit,
            timeout: timeout)
    }
}
