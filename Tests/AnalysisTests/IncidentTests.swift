// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel
import Testing

/// Known attacks, re-created without anything that works, at the first moment at which they could be seen, and ordinary
/// releases that look a little like them. Facts from public post-mortems.
@Suite struct IncidentTests {
    @Test("event-stream 3.3.6 is at least suspicious when it appears, whether 3.3.5 came before it or not", arguments: [true, false])
    func eventStream(after335: Bool) throws {
        let judged = Judge.judge(Incident.eventStream(after335: after335))
        #expect(judged.verdict.rank >= Verdict.suspicious.rank, "\(judged.text(colour: false))")
        #expect(judged.findings.contains { $0.title.contains("flatmap-stream") })
    }

    @Test("event-stream 3.3.6 is suspicious even where nobody counted who uses flatmap-stream")
    func eventStreamUncounted() {
        var release = Incident.eventStream(after335: true)
        release.newDependencies["flatmap-stream"]?.knownDependents = nil
        #expect(Judge.judge(release).verdict.rank >= Verdict.suspicious.rank)
    }

    @Test("flatmap-stream 0.1.1 is dangerous, with plain and with disguised words", arguments: [true, false])
    func flatmapStream(disguised: Bool) {
        let judged = Judge.judge(Incident.flatmapStream(disguised: disguised))
        #expect(judged.verdict == .dangerous, "\(judged.text(colour: false))")
    }

    @Test("flatmap-stream 0.1.1 is dangerous by its tarball alone")
    func flatmapStreamAlone() {
        var release = Incident.flatmapStream(disguised: false)
        release.history = nil
        release.previous = nil
        release.published = nil
        #expect(Judge.judge(release).verdict == .dangerous, "\(Judge.judge(release).text(colour: false))")
    }

    @Test("Attacks at install are dangerous", arguments: Incident.atInstall)
    func atInstall(_ incident: Incident) {
        let judged = Judge.judge(incident.release)
        #expect(judged.verdict == .dangerous, "\(judged.text(colour: false))")
    }

    @Test("Attacks by packages that were never honest are at least suspicious", arguments: Incident.firstReleases)
    func firstReleases(_ incident: Incident) {
        let judged = Judge.judge(incident.release)
        #expect(judged.verdict.rank >= Verdict.suspicious.rank, "\(judged.text(colour: false))")
    }

    @Test("Ordinary releases that look a little like attacks stay below suspicious", arguments: Incident.ordinary)
    func ordinary(_ incident: Incident) {
        let judged = Judge.judge(incident.release)
        #expect(judged.verdict.rank < Verdict.suspicious.rank, "\(judged.text(colour: false))")
    }

    @Test("The same release gives the same judgement, byte for byte")
    func deterministic() {
        for incident in Incident.atInstall + Incident.firstReleases + Incident.ordinary {
            let first = Judge.judge(incident.release).json.text
            for _ in 0..<3 { #expect(Judge.judge(incident.release).json.text == first) }
        }
    }
}
