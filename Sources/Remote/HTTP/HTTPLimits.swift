// SPDX-License-Identifier: Apache-2.0

/// How long and how much an outgoing request may take. Reasons for the figures: docs/decisions/0004-http.md.
package struct HTTPLimits: Sendable {
    /// Until a connection stands, TLS included; also the longest wait for a free connection to the same host.
    package var connect: Duration
    /// From asking to the last byte of the answer, redirects included.
    package var request: Duration
    /// The longest silence while an answer is due.
    package var idle: Duration
    /// Connections to one host at a time. More requests wait for ``connect``, so keep it at or above the number of workers.
    package var connectionsPerHost: Int
    /// Redirects followed for one request.
    package var redirects: Int
    /// The most bytes of a compressed answer, unpacked. Smaller limits of single requests hold as well.
    package var unpackedBytes: Int

    package init(
        connect: Duration = .seconds(10), request: Duration = .seconds(60), idle: Duration = .seconds(30), connectionsPerHost: Int = 16,
        redirects: Int = 5, unpackedBytes: Int = HTTPLimits.documentBytes
    ) {
        self.connect = connect
        self.request = request
        self.idle = idle
        self.connectionsPerHost = connectionsPerHost
        self.redirects = redirects
        self.unpackedBytes = unpackedBytes
    }

    /// The largest packument: a hundred million bytes. The largest seen has 26.7 MB (12,003 versions).
    package static let documentBytes = 100_000_000
    /// The largest page of the feed. 10,000 changes, the most that is asked for, take about 2 MB.
    package static let feedPageBytes = 16_000_000
    /// How much of an answer that is an error is read, for its words and for the document of an unpublished package.
    package static let errorBytes = 1_000_000
}
