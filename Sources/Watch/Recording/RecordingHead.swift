// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// `recording.json`: what the recording is, and its events.
struct RecordingHead {
    private let object: RecordingObject
    let title: String
    let summary: String?
    let starts: Timestamp
    let ends: Timestamp
    let sources: [Recording.Source]

    init(files: RecordingFiles) throws(RecordingError) {
        object = try RecordingObject(
            file: "recording.json", in: files,
            known: ["format", "version", "title", "summary", "starts", "ends", "sources", "events"])
        guard try object.text("format") == "lapwing-recording" else {
            throw .badValue(
                object.place.member("format"), "This is not a recording.", remedy: "Write \"format\": \"lapwing-recording\".")
        }
        let version = try object.optionalCount("version")
        guard let version else { throw object.missing("version") }
        guard version == Recording.formatVersion else {
            throw RecordingError(
                code: .unsupportedVersion, file: "recording.json", member: "version",
                message: "The recording has version \(version) of the format; this program reads version \(Recording.formatVersion).",
                remedy: "Use the program it was made for, or convert it.")
        }
        title = try object.text("title")
        summary = try object.optionalText("summary")
        starts = try object.moment("starts")
        ends = try object.moment("ends")
        guard starts < ends else {
            throw .contradiction(object.place.member("ends"), "The recording ends before it starts.", remedy: "Correct one of them.")
        }
        sources = try RecordingHead.sources(object)
    }

    private static func sources(_ object: RecordingObject) throws(RecordingError) -> [Recording.Source] {
        var sources: [Recording.Source] = []
        for item in try object.list("sources") {
            let source = try RecordingObject(item.node, at: item.place, known: ["what", "from"])
            sources.append(.init(what: try source.text("what"), from: try source.text("from")))
        }
        return sources
    }

    /// The events, checked to be in order and inside the recording.
    func events(packages: [String: RecordedPackage]) throws(RecordingError) -> [RecordedEvent] {
        var events: [RecordedEvent] = []
        for item in try object.list("events") {
            let event = try RecordedEvent.read(item.node, at: item.place) { packages[$0]?.shared ?? [] }
            guard event.at >= starts, event.at <= ends else {
                throw .contradiction(
                    item.place.member("at"), "The moment \(event.at) is outside the recording.",
                    remedy: "Move starts or ends, or the event.")
            }
            if let last = events.last, event.at < last.at {
                throw .contradiction(
                    item.place.member("at"), "The moment \(event.at) is before that of the event above it.",
                    remedy: "Put the events in the order of time.")
            }
            events.append(event)
        }
        return events
    }
}

/// Puts the packages' states and the feed's rows into one order.
struct RecordingTimeline {
    private(set) var histories: [String: [Recording.Step]] = [:]
    private(set) var rows: [Recording.Row] = []
    private(set) var releases: [String: [PublishedRelease]] = [:]
    private let packages: [String: RecordedPackage]

    /// Packages that exist before the start come first on the feed, in the order of their last change, as a feed that
    /// was read from its beginning would show them.
    init(packages: [String: RecordedPackage]) {
        self.packages = packages
        let states = packages.values.compactMap { PackageState(base: $0) }.sorted {
            ($0.modified, $0.name) < ($1.modified, $1.name)
        }
        for state in states {
            rows.append(.init(package: state.name, at: state.modified))
            histories[state.name] = [.init(sequence: rows.count, at: state.modified, state: state)]
            releases[state.name] = state.versions.map(\.release)
        }
    }

    mutating func add(_ event: RecordedEvent) throws(RecordingError) {
        var state: PackageState
        if let last = histories[event.package]?.last?.state {
            state = last
        } else if case .publish = event.change {
            let base = packages[event.package] ?? RecordedPackage(new: event.package, at: event.place)
            state = PackageState(new: base, at: event.at)
        } else {
            throw .contradiction(
                event.place.member("package"), "The package \(event.package) does not exist at that moment.",
                remedy: "Add packages/\(event.package)/base.json, or publish a version first.")
        }
        try state.apply(event)
        rows.append(.init(package: event.package, at: event.at))
        histories[event.package, default: []].append(.init(sequence: rows.count, at: event.at, state: state))
        if case .publish(let release) = event.change { releases[event.package, default: []].append(release) }
    }
}
