// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Testing

@Suite("The demo")
struct DemoTests {
    @Test("It ends with the alert: which release, why, who is told and through whom, and how much earlier")
    func tellsTheStory() async throws {
        let result = try await Program.run("demo")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.isEmpty)
        for part in [
            "ALERT for copay: event-stream@3.3.6 is suspicious", "ALERT for copay: flatmap-stream@0.1.1 is dangerous",
            "flatmap-stream: published 3 days before", "right9ctrl", "npm-run-all@4.1", "> ps-tree@1.1.0 > event-stream",
            "71 days later", "45 days later", "0 bad releases missed, 0 false alarms",
        ] {
            #expect(result.output.contains(part), "\(part)")
        }
        #expect(!result.output.contains("\u{1B}"), "colour without a terminal")
    }

    @Test("As JSON it is one object a line, the last one the result")
    func speaksJSON() async throws {
        let result = try await Program.run("demo", "--format", "json")
        let lines = try result.lines()
        let types = lines.compactMap { $0["type"]?.string }
        #expect(types.count == lines.count && types.last == "replay")
        let alerts = lines.filter { $0["type"]?.string == "alert" }
        #expect(alerts.count >= 4)
        for alert in alerts {
            #expect(alert["watcher"]?.string == "copay")
            #expect(alert["paths"]?.elements.first { _ in true }?.elements.contains { $0.string == "ps-tree@1.1.0" } == true)
            #expect((alert["actions"]?.count ?? 0) > 2)
        }
        #expect(lines.last?["missed"]?.integer == 0)
        #expect(lines.last?["falseAlarms"]?.count == 0)
    }
}

@Suite("Wrong use")
struct WrongUseTests {
    @Test(
        "The exit code is 2 and the message says what is wrong",
        arguments: [
            ["nonsense"], ["watch"], ["watch", "--registry", "http://127.0.0.1:1", "--width", "0"], ["demo", "--format", "xml"],
            ["watch", "--registry", "nonsense"], ["inspect", "a", "--registry", "ftp://a.example"],
        ])
    func saysWhatIsWrong(words: [String]) async throws {
        let result = try await Program.Running(words).wait()
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("Error:"))
    }

    @Test("Help is an answer, not an error")
    func helps() async throws {
        let result = try await Program.run("--help")
        #expect(result.status == 0)
        #expect(result.output.contains("demo"))
    }
}
