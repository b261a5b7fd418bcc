// SPDX-License-Identifier: Apache-2.0

import Analysis
import Foundation
import Testing

@Suite("Ordinary releases that look a little like attacks") struct ControlTests {
    static let cases = EvalCase.all(.controls)

    @Test("Every file of the folder is a case that can be read, and there are many")
    func allAreRead() throws {
        let folder = EvalCase.folder.appending(path: "controls").path(percentEncoded: false)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".case") }
        #expect(files.count == Self.cases.count)
        #expect(Self.cases.count >= 60)
        #expect(Self.cases.allSatisfy { $0.expected == nil && $0.notes["source"] != nil && $0.notes["title"] != nil })
    }

    @Test("An ordinary release stays below suspicious, with and without its registry's document", arguments: cases)
    func staysQuiet(_ control: EvalCase) throws {
        for withRegistry in [false, true] {
            let judged = Judge.judge(try control.review(withRegistry: withRegistry))
            #expect(judged.verdict.rank < Verdict.suspicious.rank, "\(judged.text(colour: false))")
        }
    }

    @Test("An ordinary release stays below suspicious where nothing is known of the one before", arguments: cases)
    func staysQuietAlone(_ control: EvalCase) throws {
        var review = try control.review(withRegistry: false)
        review.previous = nil
        let judged = Judge.judge(review)
        #expect(judged.verdict.rank < Verdict.suspicious.rank, "\(judged.text(colour: false))")
    }
}
