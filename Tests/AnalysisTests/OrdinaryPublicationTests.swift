// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel
import TestSupport
import Testing

/// The false-alarm budget on real packuments: each publication is judged with what was known at its moment, by metadata only.
@Suite struct OrdinaryPublicationTests {
    @Test("At most one in a thousand ordinary publications is suspicious", .enabled(if: Corpus.exists, SharedData.isAbsent))
    func budgetHolds() throws {
        let packuments = try Corpus.packuments()
        try #require(packuments.count > 400)
        let outcome = Replay(packuments).run()
        try #require(outcome.judged > 13_000)
        print(outcome.summary)
        #expect(outcome.alarms.count * 1000 <= outcome.judged, "\(outcome.report)")
    }
}
