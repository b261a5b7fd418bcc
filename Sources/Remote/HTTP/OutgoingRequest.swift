// SPDX-License-Identifier: Apache-2.0

import NIOHTTP1

/// One request and what its answer may do.
struct OutgoingRequest: Sendable {
    var method: HTTPMethod = .GET
    var address: WebAddress
    var headers: HTTPHeaders = [:]
    var body: [UInt8]?
    /// Where the request itself and any redirect may lead. Nothing else is ever connected to.
    var allowed: Set<WebOrigin>
    /// The most bytes of a 200's body. Longer is ``RemoteError/Code/tooLarge``.
    var limit: Int
    var followsRedirects = true
    /// Instead of ``HTTPLimits/request``.
    var timeout: Duration?
    /// Set where path and query may hold a secret: messages then name the origin only.
    var hidesPath = false

    /// The address for messages.
    var shownAddress: String { shown(address) }

    func shown(_ address: WebAddress) -> String {
        hidesPath ? "\(address.origin)" : String("\(address)".prefix(300))
    }
}

/// What came back.
struct HTTPAnswer: Sendable {
    var status: Int
    var headers: HTTPHeaders
    /// Content encodings undone. Of a status other than 200 at most ``HTTPLimits/errorBytes``, cut off there.
    var body: [UInt8]
    /// Where it came from, after redirects.
    var address: WebAddress
}
