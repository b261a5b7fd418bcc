// SPDX-License-Identifier: Apache-2.0

import NIOHTTP1
import NPMModel
package import Watch

/// Posts messages to an address, signed, so that the receiver can tell ours from others' and drop repeats.
///
/// The request is `POST` with the message's JSON object as its body and these headers:
/// - `x-lapwing-id`: the message's id, the same on every attempt;
/// - `x-lapwing-attempt`: 1 on the first attempt;
/// - `x-lapwing-signature`: `sha256=` and the HMAC-SHA-256 of the body's bytes with the shared secret, in lower-case hexadecimal.
///
/// Any 2xx means delivered. Redirects are not followed: a message goes where it was sent or nowhere.
package struct WebhookChannel: AlertChannel {
    package let id: String
    package let kinds: Set<OutgoingMessage.Kind>

    private let http: OutgoingHTTP
    private let address: WebAddress
    private let secret: [UInt8]
    private let timeout: Duration

    /// How long a receiver may take. It should answer first and work then.
    package static let defaultTimeout: Duration = .seconds(10)

    /// - Parameters:
    ///   - url: where to post. Path and query may hold a token; no message of ours repeats them.
    ///   - secret: shared with the receiver; not empty.
    /// - Throws: ``RemoteError/Code/refused`` when the address or the secret cannot be used.
    package init(
        _ url: String, secret: String, kinds: Set<OutgoingMessage.Kind> = [.alert, .withdrawal], http: OutgoingHTTP,
        timeout: Duration = WebhookChannel.defaultTimeout
    ) throws(RemoteError) {
        guard let address = WebAddress(url) else {
            throw RemoteError(
                code: .refused, message: "The webhook's address is not an http or https address.",
                remedy: "Write it like https://alerts.example.com/lapwing, without a user name.")
        }
        guard !secret.isEmpty else {
            throw RemoteError(
                code: .refused, message: "The webhook at \(address.origin) has no secret to sign with.",
                remedy: "Give the secret that its receiver knows.")
        }
        id = url
        self.kinds = kinds
        self.http = http
        self.address = address
        self.secret = Array(secret.utf8)
        self.timeout = timeout
    }

    /// Path and query may hold a token.
    package var shownName: String { "webhook at \(address.origin)" }

    package func deliver(_ message: OutgoingMessage) async throws(RemoteError) {
        let body = Array(message.body.utf8)
        let headers: HTTPHeaders = [
            "content-type": "application/json",
            "x-lapwing-id": message.id,
            "x-lapwing-attempt": String(max(message.attempts, 1)),
            "x-lapwing-signature": "sha256=\(hexText(SHA256.authenticationCode(for: body, key: secret)))",
        ]
        let request = OutgoingRequest(
            method: .POST, address: address, headers: headers, body: body, allowed: [address.origin], limit: HTTPLimits.errorBytes,
            followsRedirects: false, timeout: timeout, hidesPath: true)
        let answer = try await http.send(request)
        guard !(200...299).contains(answer.status) else { return }
        throw RemoteError.status(answer, request)
    }
}
