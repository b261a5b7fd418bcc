// SPDX-License-Identifier: Apache-2.0

import Foundation
import NPMModel
import TestSupport
import Testing

@Suite("lapwing weights")
struct WeightsTests {
    @Test("What inspect printed is counted, and compared with the table")
    func estimate() async throws {
        try await withScratchFolder { folder in
            let bad =
                #"{"version":1,"releases":[{"release":"a@1.0.0","findings":[{"id":"sends-secrets"}]},{"release":"b@1.0.0","findings":[]}]}"#
            let good = #"{"version":1,"releases":[{"release":"c@1.0.0","findings":[{"id":"encoded-blob"}]}]}"#
            try Data(bad.utf8).write(to: URL(filePath: "\(folder)/bad.json"))
            try Data(good.utf8).write(to: URL(filePath: "\(folder)/good.json"))
            let result = try await Program.run(
                "weights", "estimate", "malicious=\(folder)/bad.json", "ordinary=\(folder)/good.json", "--format", "json")
            #expect(result.status == 0, "\(result.errors)")
            let document = try JSONDocument(result.output).root
            #expect(document["malicious"]?.integer == 2 && document["ordinary"]?.integer == 1)
            let ids = (document["weights"]?.elements ?? JSONNode.noElements).compactMap { $0["id"]?.string }
            #expect(ids == ["sends-secrets", "encoded-blob"])
        }
    }

    @Test(
        "A file without a label, a side that is missing and a file that is no result are said",
        arguments: ["a.json", "malicious=a.json", "ordinary=/nowhere/x"])
    func wrongUse(argument: String) async throws {
        let result = try await Program.run("weights", "estimate", argument)
        #expect(result.status == 2 && !result.errors.isEmpty)
    }
}
