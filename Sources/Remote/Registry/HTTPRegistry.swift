// SPDX-License-Identifier: Apache-2.0

import NIOHTTP1
import NPMModel
package import Watch

/// A registry, read as npm reads it.
package struct HTTPRegistry: RegistrySource {
    private let http: OutgoingHTTP
    private let base: WebAddress
    private let allowed: Set<WebOrigin>
    private let documentLimit: Int

    /// The host whose tarball addresses npm asks from the registry that is configured instead.
    private static let publicHost = "registry.npmjs.org"

    /// - Parameters:
    ///   - registry: the registry's base address, with its path prefix if it has one.
    ///   - tarballHosts: other hosts from which its packages may come: `host`, `host:port` or an address.
    ///   - documentLimit: the largest packument in bytes, unpacked.
    /// - Throws: ``RemoteError/Code/refused`` when one of them is not an address.
    package init(
        _ registry: String, tarballHosts: [String] = [], http: OutgoingHTTP, documentLimit: Int = HTTPLimits.documentBytes
    ) throws(RemoteError) {
        guard let address = WebAddress(registry), address.query == nil, let base = address.appending("") else {
            throw RemoteError.notAnAddress(registry, example: "https://registry.npmjs.org")
        }
        var allowed = Set(base.origin.namesOfTheSameMachine)
        for host in tarballHosts {
            guard let origin = WebOrigin(host) else {
                throw RemoteError.notAnAddress(host, example: "cdn.example.com or https://cdn.example.com:8443")
            }
            allowed.insert(origin)
        }
        self.http = http
        self.base = base
        self.allowed = allowed
        self.documentLimit = documentLimit
    }

    package func packument(_ name: String, etag: String?) async throws(RemoteError) -> PackumentAnswer {
        guard let path = PackageName(name)?.registryPath, let address = base.appending(path) else { throw RemoteError.notAName(name) }
        // npm install asks in this way for the full form (npm-registry-protocol.md, section 2.1).
        var headers: HTTPHeaders = ["accept": "application/json", "accept-encoding": "gzip"]
        let etag = etag.flatMap { Self.isSendable($0) ? $0 : nil }
        if let etag { headers.add(name: "if-none-match", value: etag) }
        let request = OutgoingRequest(address: address, headers: headers, allowed: allowed, limit: documentLimit)
        let answer = try await http.send(request)
        switch answer.status {
        case 200:
            guard Self.looksLikeObject(answer.body) else {
                throw RemoteError.notJSON(request.shown(answer.address), answer.headers, expected: "a JSON object")
            }
            return .document(bytes: answer.body, etag: answer.headers.first(name: "etag").flatMap { Self.isSendable($0) ? $0 : nil })
        case 304 where etag != nil: return .unchanged
        case 404, 410: return Self.isUnpublishedDocument(answer.body) ? .document(bytes: answer.body, etag: nil) : .missing
        default: throw RemoteError.status(answer, request)
        }
    }

    package func tarball(at address: String, limit: Int) async throws(RemoteError) -> [UInt8] {
        guard let address = tarballAddress(address) else {
            throw RemoteError(
                code: .refused, message: "\"\(printable(address, limit: 200))\" is not an address of a tarball.",
                remedy: "Look at the package's dist.tarball.")
        }
        let request = OutgoingRequest(
            address: address, headers: ["accept": "application/octet-stream, */*", "accept-encoding": "identity"], allowed: allowed,
            limit: limit)
        let answer = try await http.send(request)
        guard answer.status == 200 else { throw RemoteError.status(answer, request) }
        return answer.body
    }

    /// Where the tarball is asked for: relative addresses are the registry's own, and those of the public registry are asked from the
    /// one that is configured, its prefix kept, as npm does (npm-registry-protocol.md, section 1.2).
    private func tarballAddress(_ text: String) -> WebAddress? {
        guard let address = base.resolving(text) else { return nil }
        guard address.origin.host == Self.publicHost, base.origin.host != Self.publicHost else { return address }
        return base.appending(String(address.target.dropFirst()))
    }

    /// Whether a stored validator can stand in a header.
    private static func isSendable(_ etag: String) -> Bool {
        !etag.isEmpty && etag.utf8.count <= 1000 && etag.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }

    /// Whether the body begins and ends as a JSON object does. Reading it in full is left to the caller, who has to do it anyway.
    private static func looksLikeObject(_ body: [UInt8]) -> Bool {
        let isSpace: (UInt8) -> Bool = { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        var body = body[...]
        if body.starts(with: [0xEF, 0xBB, 0xBF]) { body = body.dropFirst(3) }
        return body.first { !isSpace($0) } == UInt8(ascii: "{") && body.last { !isSpace($0) } == UInt8(ascii: "}")
    }

    /// A package that was unpublished may be answered 404 together with what is left of its document
    /// (npm-registry-protocol.md, section 9.4).
    private static func isUnpublishedDocument(_ body: [UInt8]) -> Bool {
        guard looksLikeObject(body), let root = (try? JSONDocument(body))?.root else { return false }
        return root["time"]?["unpublished"]?.kind == .object
    }
}

extension RemoteError {
    static func notAnAddress(_ text: String, example: String) -> RemoteError {
        RemoteError(
            code: .refused, message: "\"\(printable(text, limit: 200))\" is not an http or https address that can be used here.",
            remedy: "Write it like \(example), without a user name.")
    }

    static func notAName(_ name: String) -> RemoteError {
        RemoteError(
            code: .refused, message: "\"\(printable(name, limit: 200))\" is not a name that a registry can hold; it was not asked for.",
            remedy: "Check the name.")
    }
}
