// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// The program. A file a subcommand; ``Composition`` joins the objects they use.
@main
struct Lapwing: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lapwing",
        abstract: "Early warning and protection for the npm supply chain.",
        discussion: """
            Exit codes: 0 nothing found, 1 something found, 2 wrong use, 3 could not look.
            Start with: lapwing demo
            """,
        version: Lapwing.versionText,
        subcommands: [
            DemoCommand.self, AuditCommand.self, AdvisoriesCommand.self, WatchCommand.self, WatchersCommand.self, ReplayCommand.self,
            InspectCommand.self, DiffCommand.self, PrepublishCommand.self, RulesCommand.self, WeightsCommand.self, SemverCommand.self,
            SyntaxCommand.self,
        ]
    )

    static let versionText = "0.1.0"

    /// ArgumentParser ends with 64 on wrong use; DESIGN section 10 says 2.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            let code = exitCode(for: error)
            switch code {
            case .success: exit(withError: error)
            case .validationFailure:
                Terminal.error(fullMessage(for: error))
                exit(withError: ExitCode(2))
            default:
                if !(error is ExitCode) { Terminal.error("lapwing: \(message(for: error))") }
                exit(withError: error is ExitCode ? code : ExitCode(3))
            }
        }
    }
}

/// How every command ends.
extension ExitCode {
    static let nothingFound = ExitCode(0)
    static let somethingFound = ExitCode(1)
    static let wrongUse = ExitCode(2)
    static let couldNotLook = ExitCode(3)
}
