// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Testing

/// One input made to break readers, and how reading it must end.
struct HostileCase: Sendable, CustomTestStringConvertible {
    enum Outcome: Sendable, Equatable, CustomStringConvertible {
        /// Refused, with this code.
        case error(String)
        /// Read; the rest of the case says what was noted.
        case read(oddities: Set<String> = [], unread: Bool = false)

        var description: String {
            switch self {
            case .error(let code): "error \(code)"
            case .read(let oddities, let unread): "read, \(oddities.sorted())\(unread ? ", parts unread" : "")"
            }
        }
    }

    var title: String
    var outcome: Outcome
    /// Called when the case runs, so that inputs are not all in memory at once.
    var input: @Sendable () -> [UInt8]

    init(_ title: String, _ outcome: Outcome, _ input: @escaping @Sendable () -> [UInt8]) {
        self.title = title
        self.outcome = outcome
        self.input = input
    }

    var testDescription: String { title }

    /// Reads a tarball, its manifest, and every command that it would run.
    static func readTarball(_ bytes: [UInt8]) -> Outcome {
        do {
            let content = try ReleaseContent.read(tarball: bytes)
            _ = try? content.manifest()?.installCommands(content: content)
            return .read(oddities: Set(content.oddities.map(\.kind.rawValue)), unread: !content.unread.isEmpty)
        } catch {
            return .error(error.code.rawValue)
        }
    }

    /// Reads a packument and every version of it. Oddities are given as the last name of their path.
    static func readPackument(_ bytes: [UInt8]) -> Outcome {
        do {
            let packument = try Packument.read(bytes)
            var oddities = Set(packument.oddities.map { place($0) })
            for version in packument.versions {
                let published = version.published(in: packument)
                oddities.formUnion(published.oddities.map { place($0) })
                oddities.formUnion(published.manifest.oddities.map { place($0) })
                _ = published.distribution.expectedIntegrity
                _ = published.manifest.installCommands(content: nil)
            }
            return .read(oddities: oddities)
        } catch {
            return .error(error.code.rawValue)
        }
    }

    private static func place(_ oddity: Oddity) -> String {
        String(oddity.path.prefix { $0 != "." })
    }
}
