// SPDX-License-Identifier: Apache-2.0

import NIOHTTP1
import NPMModel
import Synchronization
package import Watch

/// A registry's feed of changes.
package final class HTTPFeed: FeedSource {
    private let http: OutgoingHTTP
    /// Addresses of the feed that may be right, the likeliest first. The first that is not answered 404 is kept.
    private let candidates: [WebAddress]
    private let found = Mutex<WebAddress?>(nil)
    private let pageLimit: Int

    /// The most changes that are asked for at once (npm-registry-protocol.md, section 8.1).
    package static let largestPage = 10_000

    /// - Parameters:
    ///   - changes: the feed's address in full; by default it is derived from the registry's: `REGISTRY/registry/_changes`, or
    ///     `REGISTRY/_changes` where that is not found. The public registry's feed is at a host of its own.
    ///   - pageLimit: the largest answer in bytes, unpacked.
    /// - Throws: ``RemoteError/Code/refused`` when one of them is not an address.
    package init(
        registry: String, changes: String? = nil, http: OutgoingHTTP, pageLimit: Int = HTTPLimits.feedPageBytes
    ) throws(RemoteError) {
        if let changes {
            guard let address = WebAddress(changes) else {
                throw RemoteError.notAnAddress(changes, example: "https://replicate.npmjs.com/registry/_changes")
            }
            candidates = [address]
        } else {
            guard var base = WebAddress(registry), base.query == nil else {
                throw RemoteError.notAnAddress(registry, example: "https://registry.npmjs.org")
            }
            if base.origin.host == "registry.npmjs.org", let feed = WebAddress("https://replicate.npmjs.com") { base = feed }
            candidates = ["registry/_changes", "_changes"].compactMap { base.appending($0) }
        }
        self.http = http
        self.pageLimit = pageLimit
    }

    /// The feed's address as it is asked now.
    package var address: String { (found.withLock { $0 } ?? candidates.first).map { "\($0)" } ?? "" }

    package func changes(since: String, limit: Int) async throws(RemoteError) -> FeedPage {
        let limit = min(max(limit, 1), Self.largestPage)
        let (answer, request) = try await ask { feed in
            feed.withQuery([("since", since), ("limit", String(limit))])
        }
        guard let document = try? JSONDocument(answer.body), let page = FeedPage(document.root, since: since, limit: limit) else {
            throw RemoteError.notJSON(request.shown(answer.address), answer.headers, expected: "a page of a feed")
        }
        guard page.changes.isEmpty || page.lastSequence != since else {
            throw RemoteError(
                code: .malformed,
                message:
                    "\(request.shown(answer.address)) lists changes but does not move past since=\(printable(since, limit: 80)).",
                remedy: "Check that the address is that of a feed of changes.")
        }
        return page
    }

    package func newestSequence() async throws(RemoteError) -> String? {
        do throws(RemoteError) {
            let (answer, request) = try await ask { $0.resolving("./") ?? $0 }
            guard let document = try? JSONDocument(answer.body), document.root.kind == .object else {
                throw RemoteError.notJSON(request.shown(answer.address), answer.headers, expected: "a JSON object")
            }
            return document.root["update_seq"].flatMap(FeedPage.sequence)
        } catch {
            guard error.code == .missing else { throw error }
            return nil
        }
    }

    /// Asks the address that belongs to the feed's; while that is not known, every candidate until one is not answered 404.
    private func ask(_ address: (WebAddress) -> WebAddress) async throws(RemoteError) -> (HTTPAnswer, OutgoingRequest) {
        let known = found.withLock { $0 }
        var last: RemoteError?
        for candidate in known.map({ [$0] }) ?? candidates {
            let request = OutgoingRequest(
                address: address(candidate), headers: ["accept": "application/json", "accept-encoding": "gzip"],
                allowed: [candidate.origin], limit: pageLimit)
            let answer = try await http.send(request)
            guard answer.status == 200 else {
                let error = RemoteError.status(answer, request)
                guard error.code == .missing else { throw error }
                last = error
                continue
            }
            found.withLock { $0 = candidate }
            return (answer, request)
        }
        var error = last ?? RemoteError(code: .missing, message: "No address of a feed is known.", remedy: "")
        error.remedy = "Give the feed's address in full, for instance with --changes."
        throw error
    }
}
