// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NPMModel
import Watch

/// What HTTP can answer or fail with, as the errors the rest of the program knows.
extension RemoteError {
    /// An answer with a status that the request cannot use.
    static func status(_ answer: HTTPAnswer, _ request: OutgoingRequest) -> RemoteError {
        let reason = HTTPResponseStatus(statusCode: answer.status).reasonPhrase
        var message = "\(request.method.rawValue) \(request.shown(answer.address)) was answered \(answer.status) \(reason)."
        if let words = serverWords(answer.body) { message += " The server says: \(words)" }
        let wait = RetryAfter.seconds(answer.headers)
        switch answer.status {
        case 404, 410:
            return RemoteError(code: .missing, message: message, remedy: "Check the address and the name.")
        case 408, 425, 429, 500...599:
            let remedy = wait.map { "Ask again after \($0) s." } ?? "Ask again later; if it lasts, ask less often."
            return RemoteError(code: .busy, message: message, remedy: remedy, retryAfter: wait)
        case 401, 403, 407, 451:
            return RemoteError(code: .refused, message: message, remedy: "Ask the server's owner for access, or use another address.")
        case 400...499:
            return RemoteError(code: .refused, message: message, remedy: "Check that the address is the right one for this use.")
        default:
            return RemoteError(code: .malformed, message: message, remedy: "Check that the address is the right one for this use.")
        }
    }

    static func notAllowed(_ address: WebAddress, _ request: OutgoingRequest) -> RemoteError {
        RemoteError(
            code: .refused,
            message: "\(request.shown(address)) was not asked: \(address.origin) is not configured.",
            remedy: "Add \(address.origin) to the allowed hosts if it is meant."
        )
    }

    static func badHeader(_ name: String, _ request: OutgoingRequest) -> RemoteError {
        RemoteError(
            code: .refused, message: "\(request.shownAddress) was not asked: \(name) would hold a control character.",
            remedy: "Look at what was to be sent.")
    }

    static func redirectNotAllowed(from: WebAddress, to: WebAddress, _ request: OutgoingRequest) -> RemoteError {
        let kind = to.origin.isPrivate ? "a private address, \(to.origin)" : "\(to.origin), which is not configured"
        return RemoteError(
            code: .refused,
            message: "\(request.shown(from)) redirects to \(kind); it was not followed.",
            remedy: "Add \(to.origin) to the allowed hosts if it is meant."
        )
    }

    static func badRedirect(_ shown: String) -> RemoteError {
        RemoteError(
            code: .malformed, message: "\(shown) redirects to something that is not an http or https address.",
            remedy: "Check that the address is the right one for this use.")
    }

    static func tooManyRedirects(_ shown: String, limit: Int) -> RemoteError {
        RemoteError(
            code: .malformed, message: "\(shown) redirects more than \(limit) times.", remedy: "Give the address that it leads to.")
    }

    static func tooLarge(_ shown: String, limit: Int) -> RemoteError {
        RemoteError(
            code: .tooLarge, message: "\(shown) answered with more than \(limit) bytes, the limit for this kind of answer.",
            remedy: "Look at what is there by hand.")
    }

    static func notJSON(_ shown: String, _ headers: HTTPHeaders, expected: String) -> RemoteError {
        let type = headers.first(name: "content-type").map { " (it calls itself \(printable($0, limit: 80)))" } ?? ""
        return RemoteError(
            code: .malformed, message: "\(shown) answered 200 with something that is not \(expected)\(type).",
            remedy: "Check that the address is that of a registry; a proxy or a login page may stand in between.")
    }

    /// A request that ended without an answer.
    static func transport(_ error: any Error, _ request: OutgoingRequest, time: Duration) -> RemoteError {
        let shown = request.shownAddress
        switch error {
        case let error as RemoteError: return error
        case is DeadlineExceeded:
            return unreachable(shown, "no complete answer within \(time)")
        case NIOHTTPDecompression.DecompressionError.limit:
            return RemoteError(
                code: .tooLarge, message: "\(shown) answered with a compressed body that unpacks to more than the limit.",
                remedy: "Look at what is there by hand.")
        case is NIOHTTPDecompression.DecompressionError, is NIOHTTPDecompression.ExtraDecompressionError:
            return RemoteError(
                code: .malformed, message: "\(shown) answered with a damaged compressed body.", remedy: "Ask again later.")
        case HTTPParserError.invalidEOFState:
            return unreachable(shown, "the connection ended in the middle of the answer")
        case is HTTPParserError:
            return RemoteError(
                code: .malformed, message: "\(shown) answered with something that is not HTTP.",
                remedy: "Check host, port and scheme of the address.")
        case is CancellationError: return unreachable(shown, "the request was given up")
        case let error as HTTPClientError: return unreachable(shown, error.shortDescription.lowercased())
        default: return connection(shown, String(describing: error))
        }
    }

    /// A connection that could not be made or broke. The libraries below tell why in types of their own, with file names of
    /// their build in the text; what people need of it is here.
    private static func connection(_ shown: String, _ text: String) -> RemoteError {
        if text.contains("CERTIFICATE_VERIFY_FAILED") {
            return RemoteError(
                code: .unreachable, message: "\(shown) could not be read: its TLS certificate is not trusted.",
                remedy: "Add the authority that issued it to the system's trusted certificates, if it is meant.")
        }
        let known = [
            ("UnknownHost", "the host name is not known"), ("refused", "connection refused"), ("reset", "the connection was reset"),
            ("unreachable", "no route to the host"), ("handshakeFailed", "the TLS handshake failed"), ("SSL", "the TLS connection failed"),
            ("connectTimeout", "no connection in time"), ("losed", "the connection was closed"),
        ]
        let why = known.first { text.contains($0.0) }?.1
        return unreachable(shown, why ?? printable(text, limit: 120))
    }

    private static func unreachable(_ shown: String, _ why: String) -> RemoteError {
        RemoteError(
            code: .unreachable, message: "\(shown) could not be read: \(why).", remedy: "Check the network and the address, then try again."
        )
    }

    /// The text of an error answer's `error` field, where registries put their reason.
    private static func serverWords(_ body: [UInt8]) -> String? {
        guard body.count <= 64_000, let document = try? JSONDocument(body), let words = document.root["error"]?.string else { return nil }
        return "\"\(printable(words, limit: 200))\""
    }
}
