// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NPMModel
import Watch

/// Answers the reading part of the registry protocol from ``RegistryContents``.
struct RegistryResponder: HTTPResponder {
    typealias Context = RegistryContext

    let contents: any RegistryContents

    /// The most changes in one page, as public registries have it (npm-registry-protocol.md, section 8.1).
    static let largestPage = 10_000

    func respond(to request: Request, context: RegistryContext) async throws -> Response {
        guard request.method == .get else {
            var response = Self.failure(.methodNotAllowed, "only GET is served here")
            response.headers[.allow] = "GET"
            return response
        }
        do {
            switch RegistryRoute(request.uri.path) {
            case .root: return try await root()
            case .changes: return try await changes(request)
            case .packument(let name): return try await packument(name, request, context)
            case .tarball(let path): return try await tarball(path, request)
            case nil: return Self.failure(.notFound, "not found")
            }
        } catch {
            context.logger.error("The contents could not be read: \(error)")
            return Self.failure(.internalServerError, "the contents could not be read")
        }
    }

    private func root() async throws -> Response {
        let body: JSONValue = [
            "db_name": "registry", "doc_count": .integer(try await contents.packageCount()),
            "update_seq": Self.sequence(try await contents.newestSequence()),
        ]
        return Self.json(.ok, body)
    }

    private func changes(_ request: Request) async throws -> Response {
        let query = request.uri.queryParameters
        let limit = query["limit"].map { Int($0) } ?? Self.largestPage
        guard let limit, limit > 0 else { return Self.failure(.badRequest, "limit is not a positive number") }
        let page = try await contents.changes(since: query["since"].map(String.init) ?? "0", limit: min(limit, Self.largestPage))
        let results = page.changes.map { change in
            var members: [JSONValue.Member] = [
                .init("seq", Self.sequence(change.sequence)), .init("id", .string(change.name)),
                .init("changes", .array(change.revision.map { [.object([.init("rev", .string($0))])] } ?? [])),
            ]
            if change.isDeleted { members.append(.init("deleted", true)) }
            return JSONValue.object(members)
        }
        return Self.json(.ok, ["results": .array(results), "last_seq": Self.sequence(page.lastSequence)])
    }

    private func packument(_ name: String, _ request: Request, _ context: RegistryContext) async throws -> Response {
        guard let full = try await contents.packument(name, registry: context.base) else { return Self.failure(.notFound, "not found") }
        var headers = HTTPFields()
        headers[.contentType] = "application/json"
        headers[.vary] = "accept, accept-encoding"
        var body = full
        // Several Accept lines mean the same as one with commas.
        if AbbreviatedPackument.isPreferred(by: request.headers[values: .accept].joined(separator: ",")),
            let short = AbbreviatedPackument.text(of: full)
        {
            body = short
            headers[.contentType] = AbbreviatedPackument.mediaType
        }
        return Self.validated(body, headers, request)
    }

    private func tarball(_ path: String, _ request: Request) async throws -> Response {
        guard let bytes = try await contents.tarball(path) else { return Self.failure(.notFound, "not found") }
        return Self.validated(bytes, [.contentType: "application/octet-stream"], request)
    }

    /// The body with its validator, or 304 when the client has it already.
    private static func validated(_ body: [UInt8], _ headers: HTTPFields, _ request: Request) -> Response {
        var headers = headers
        let tag = EntityTag.of(body)
        headers[.eTag] = tag
        headers[.cacheControl] = "no-cache"
        if EntityTag.matches(request.headers[values: .ifNoneMatch].joined(separator: ","), tag) {
            return Response(status: .notModified, headers: headers)
        }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }

    /// Errors carry their reason in `error`, the one field that npm prints (npm-registry-protocol.md, section 3.1).
    private static func failure(_ status: HTTPResponse.Status, _ reason: String) -> Response {
        json(status, ["error": .string(reason)])
    }

    private static func json(_ status: HTTPResponse.Status, _ body: JSONValue) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: body.text + "\n")))
    }

    /// Sequences are numbers where they can be, as on the public feed.
    private static func sequence(_ text: String) -> JSONValue {
        if let number = Int(text), String(number) == text { return .integer(number) }
        return .string(text)
    }
}

/// What a request of the registry protocol knows about its connection.
struct RegistryContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The address that the client connected to. Not the one it names in `Host`, which could be anybody's.
    let base: String

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        base = "http://127.0.0.1:\(source.channel.localAddress?.port ?? 80)"
    }
}
