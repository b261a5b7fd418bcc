// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import NPMModel
import Remote
import ServiceLifecycle
import UnixSignals
import Watch

struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Follow a registry, judge every new release, and alert the projects it concerns.",
        discussion: """
            Prints a line for each release that deserves attention and for each alert; with --format json one object a line, each with a \
            "type": verdict, alert, withdrawal or lag (docs/commands.md). Stopped at any moment, the next start goes on where it was: no \
            publication is lost and no alert is sent twice.
            """)

    @Option(help: "The registry's base address.")
    var registry: String

    @Option(help: "The feed's address in full. Default: REGISTRY/registry/_changes.")
    var changes: String?

    @Option(help: "Start after this sequence number. Default: where the last run ended; at the first run, now.")
    var since: String?

    @Flag(help: "Stop when nothing is left to do.")
    var untilCaughtUp = false

    @Option(help: "text or json.")
    var format = OutputFormat.text

    @Option(help: "Also append alerts to this file, as JSON lines.")
    var alertsFile: String?

    @Option(help: "Also post alerts to this address, signed with the secret.")
    var webhook: String?

    @Option(help: "A file with the webhook's secret. Default: the environment variable LAPWING_WEBHOOK_SECRET.")
    var webhookSecretFile: String?

    @Option(help: "Another host that tarballs may come from. May be repeated.")
    var tarballHost: [String] = []

    @Option(help: "How many releases, newest first, are judged when a package is seen for the first time.")
    var firstLook = 10

    @Option(help: "Publications judged at the same time.")
    var width = 8

    @Option(help: "Seconds between two looks at the feed once caught up.")
    var pollInterval = 5.0

    @OptionGroup var store: StoreOption

    func validate() throws {
        try requireAddress(registry, of: "--registry")
        if let changes { try requireAddress(changes, of: "--changes") }
        guard firstLook >= 1, width >= 1, width <= 256 else { throw ValidationError("--first-look must be at least 1, --width 1 to 256.") }
        guard pollInterval >= 0.1, pollInterval <= 86_400 else { throw ValidationError("--poll-interval must be 0.1 to 86400 seconds.") }
    }

    func run() async throws {
        let lock = try StoreLock(storePath: store.path)
        defer { lock.release() }
        let composition = try Composition(storePath: store.path)
        let summary = try await composition.closing {
            let service = WatchService(loop: try composition.watchLoop(try await plan(composition)))
            let group = ServiceGroup(
                configuration: .init(
                    services: [.init(service: service, successTerminationBehavior: .gracefullyShutdownGroup)],
                    gracefulShutdownSignals: [.sigterm, .sigint], logger: composition.log))
            try await group.run()
            return await service.summary
        }
        if let summary { try conclude(summary) }
    }

    private func plan(_ composition: Composition) async throws -> Composition.WatchPlan {
        var channels: [any AlertChannel] = [
            StandardOutputChannel(text: format == .json ? nil : MessageText(colour: Terminal.mayColour()))
        ]
        if let alertsFile {
            let channel = FileChannel(path: alertsFile)
            // Better now than at the first alert.
            try await channel.prepare()
            channels.append(channel)
        }
        if let webhook { channels.append(try WebhookChannel(webhook, secret: try webhookSecret(), http: composition.http)) }
        var plan = Composition.WatchPlan(
            registry: registry, changes: changes, tarballHosts: tarballHost, since: since, channels: channels, projects: ProjectFolder())
        plan.loop.feed.stopsWhenCaughtUp = untilCaughtUp
        plan.loop.feed.idlePause = Int(pollInterval * 1000)
        plan.loop.width = width
        plan.journey.firstLook = firstLook
        plan.journey.registry = registry
        let isJSON = format == .json
        plan.onLag = { lag in
            if isJSON {
                try? Terminal.print(lag.json.text)
            } else if lag.queued > 0 {
                Terminal.error("lapwing: \(lag.queued) publications queued, \(lag.milliseconds / 1000) s behind the feed")
            }
        }
        return plan
    }

    private func webhookSecret() throws -> String {
        if let webhookSecretFile {
            return try String(contentsOf: URL(filePath: webhookSecretFile), encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        }
        guard let secret = ProcessInfo.processInfo.environment["LAPWING_WEBHOOK_SECRET"], !secret.isEmpty else {
            throw ValidationError("--webhook needs a secret: give --webhook-secret-file, or set LAPWING_WEBHOOK_SECRET.")
        }
        return secret
    }

    private func conclude(_ summary: WatchLoop.Summary) throws {
        if format == .text {
            Terminal.error(
                "lapwing: \(summary.publications) publications read, \(summary.judged) releases judged, \(summary.delivered) messages sent")
        }
        if let problem = summary.feedProblem { Terminal.error("lapwing: the feed could not be followed: \(problem)") }
        if summary.left > 0 { Terminal.error("lapwing: \(summary.left) publications could not be looked at yet; they stay queued") }
        if summary.undelivered > 0 {
            Terminal.error("lapwing: \(summary.undelivered) messages could not be delivered yet; they stay queued")
        }
        if summary.feedProblem != nil || summary.left > 0 || summary.undelivered > 0 { throw ExitCode.couldNotLook }
    }
}

/// Runs a watch loop until it ends or the program is asked to stop. Stopping may cut it anywhere: the store holds all progress.
private actor WatchService: Service {
    private let loop: WatchLoop
    private(set) var summary: WatchLoop.Summary?

    init(loop: WatchLoop) { self.loop = loop }

    func run() async throws {
        do {
            summary = try await cancelWhenGracefulShutdown { [loop] in try await loop.run() }
        } catch is CancellationError {}
    }
}
