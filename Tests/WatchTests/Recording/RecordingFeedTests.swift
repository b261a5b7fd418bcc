// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Testing
import Watch

@Suite("The feed of a recording")
struct RecordingFeedTests {
    let recording: Recording

    init() throws { recording = try TinyRecording().read() }

    @Test("What existed before the start has rows too, and the story begins after them")
    func beginning() {
        #expect(recording.firstSequence == 1)
        let page = recording.changes(since: 0, limit: 10, at: recording.starts)
        #expect(page.changes.map(\.package) == ["old"])
        #expect(page.lastSequence == 1)
        #expect(recording.changes(since: 1, limit: 10, at: recording.starts).changes.isEmpty)
    }

    @Test("Following event by event shows each change once, in order, with the revision of the packument")
    func following() throws {
        var seen: [String] = []
        var position = recording.firstSequence
        for moment in recording.moments {
            let page = recording.changes(since: position, limit: 100, at: moment)
            for change in page.changes {
                #expect(change.sequence > position || page.changes.count > 1)
                #expect(recording.revision(of: change.package, at: moment) == change.revision)
                seen.append(change.package)
            }
            #expect(page.lastSequence >= position)
            position = page.lastSequence
        }
        // Two changes of one moment are one row: the feed holds a package once.
        #expect(seen == ["old", "old", "@s/young", "old", "old", "old", "@s/young"])
        #expect(position == recording.sequence(at: recording.ends))
    }

    @Test("Who looks at the end sees each package once, at its newest change")
    func late() {
        let page = recording.changes(since: 0, limit: 100, at: recording.ends)
        #expect(page.changes.map(\.package) == ["old", "@s/young"])
        #expect(page.changes.map(\.sequence) == [8, 9])
    }

    @Test("Pages are as long as asked for, and the next starts where the last ended")
    func paging() {
        let first = recording.changes(since: 0, limit: 1, at: recording.ends)
        #expect(first.changes.map(\.package) == ["old"])
        let second = recording.changes(since: first.lastSequence, limit: 1, at: recording.ends)
        #expect(second.changes.map(\.package) == ["@s/young"])
        let third = recording.changes(since: second.lastSequence, limit: 1, at: recording.ends)
        #expect(third.changes.isEmpty)
        #expect(third.lastSequence == second.lastSequence)
    }

    @Test("Odd positions and limits are answered", arguments: [(-5, 10), (0, 0), (0, -3), (1000, 10), (Int.max, Int.max)])
    func odd(since: Int, limit: Int) {
        let page = recording.changes(since: since, limit: limit, at: recording.ends)
        #expect(page.changes.count <= 2)
        #expect(page.lastSequence >= 0)
    }

    @Test("A page is written in the public feed's form")
    func form() {
        let page = recording.changes(since: 8, limit: 10, at: recording.ends)
        let revision = recording.revision(of: "@s/young", at: recording.ends) ?? ""
        #expect(page.json.text == #"{"results":[{"seq":9,"id":"@s/young","changes":[{"rev":"\#(revision)"}]}],"last_seq":9}"#)
        #expect(revision.hasPrefix("2-") && revision.count == 34)
    }
}
