// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NPMModel
import Watch

struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Backtest: serve a recording on loopback and run the real watcher against it, with the recording's own clock.",
        discussion:
            "Ends with 1 when a release known to be bad was missed or an ordinary one was alarmed about. docs/recordings.md has the form of a recording."
    )

    @Argument(help: "The recording's folder.")
    var folder: String

    @Option(help: "text or json (one object a line, the last of type replay).")
    var format = OutputFormat.text

    func run() async throws {
        let report = try await ReplayCommand.replay(folder, format: format)
        guard report.missed == 0, report.falseAlarms.isEmpty else { throw ExitCode.somethingFound }
        guard report.unread.isEmpty else { throw ExitCode.couldNotLook }
    }

    /// Replays and prints; shared with the demo.
    static func replay(_ folder: String, format: OutputFormat) async throws -> ReplayReport {
        let files = try RecordingFolder.files(in: folder)
        let recording = try Recording(files: files)
        let truth = try RecordingTruth.read(files)
        let text = MessageText(colour: Terminal.mayColour())
        if format == .text { try Terminal.print(introduction(recording)) }
        let report = try await Replay(recording: recording, truth: truth) { message, moment in
            guard format == .text else { return try Terminal.print(message.body) }
            // The alert says it all again for those it concerns.
            guard let line = text.text(message) else { return }
            try Terminal.print("\(moment.date)  \(line)\n")
        }.run()
        try Terminal.print(format == .json ? report.json.text : report.text)
        return report
    }

    private static func introduction(_ recording: Recording) -> String {
        var lines = ["Replaying: \(recording.title), \(recording.starts.date) to \(recording.ends.date)"]
        if let summary = recording.summary { lines.append(summary) }
        lines.append(
            "\(recording.packageNames.count) packages, \(recording.events.count) changes, served on loopback; the clock is the recording's."
        )
        for project in recording.projects { lines.append("Watched project: \(project.name), \(project.title).") }
        return lines.joined(separator: "\n") + "\n"
    }
}

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "See Lapwing at work: the event-stream attack of 2018, replayed against the wallet that was its target.")

    @Option(help: "text or json.")
    var format = OutputFormat.text

    func run() async throws {
        let report = try await ReplayCommand.replay(try RecordingFolder.bundled("event-stream-2018"), format: format)
        if format == .text {
            try Terminal.print(
                """

                All code in this recording is inert. Next:
                  lapwing audit DIR            is what your project locks known to be bad?
                  lapwing watchers add DIR     be told when something bad is published that it would install
                  lapwing watch --registry URL follow a registry
                """)
        }
        guard report.missed == 0 else { throw ExitCode.somethingFound }
    }
}
