// SPDX-License-Identifier: Apache-2.0

import Analysis
import ArgumentParser
import Foundation
import NPMModel

/// `lapwing weights`: what findings weigh, and what counts say they should.
struct WeightsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "weights", abstract: "Estimate again what findings weigh.", subcommands: [WeightsEstimateCommand.self])
}

/// `lapwing weights estimate malicious=FILE ordinary=FILE …`
struct WeightsEstimateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "estimate", abstract: "Count findings over labelled releases and compare with the table.",
        discussion: """
            LABELLED is malicious=FILE or ordinary=FILE, where FILE is what `lapwing inspect --format json` or `lapwing diff --format json` printed.
            The table in the source is not changed: what to do with a figure is a judgement (docs/decisions/0006-verdict.md).
            JSON form: {"version":1,"malicious":N,"ordinary":N,"weights":[{id, bits, margin, low, high, malicious, ordinary, fits}]}.
            """)

    @Argument(help: ArgumentHelp("malicious=FILE or ordinary=FILE.", valueName: "labelled"))
    var labelled: [String]

    @Option(help: "text or json.")
    var format = OutputFormat.text

    func run() throws {
        var malicious: [Set<String>] = []
        var ordinary: [Set<String>] = []
        for argument in labelled {
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, parts[0] == "malicious" || parts[0] == "ordinary" else {
                throw ValidationError("\(Excerpt.clean(argument)) has no label. Write malicious=FILE or ordinary=FILE.")
            }
            let releases = try Self.findings(in: parts[1])
            if parts[0] == "malicious" { malicious += releases } else { ordinary += releases }
        }
        guard !malicious.isEmpty, !ordinary.isEmpty else {
            throw ValidationError("A ratio needs both: at least one malicious and one ordinary release.")
        }
        let estimates = WeightEstimate.estimate(malicious: malicious, ordinary: ordinary)
        switch format {
        case .json: try Terminal.print(Self.document(estimates, malicious.count, ordinary.count).text)
        case .text: try Terminal.print(Self.table(estimates, malicious.count, ordinary.count))
        }
    }

    /// The ids of each release's findings.
    private static func findings(in path: String) throws -> [Set<String>] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ValidationError("\(Excerpt.clean(path)) can't be read.")
        }
        let document: JSONDocument
        do { document = try JSONDocument([UInt8](data)) } catch {
            throw ValidationError("\(Excerpt.clean(path)) is no JSON: \(error). Give what `lapwing inspect --format json` printed.")
        }
        guard let releases = document.root["releases"], releases.kind == .array else {
            throw ValidationError("\(Excerpt.clean(path)) has no list of releases. Give what `lapwing inspect --format json` printed.")
        }
        return releases.elements.map { release in
            Set((release["findings"]?.elements ?? JSONNode.noElements).compactMap { $0["id"]?.string })
        }
    }

    /// Whether the table's range and the estimate with its margin meet.
    private static func fits(_ estimate: WeightEstimate) -> Bool {
        let weight = WeightTable.weight(of: estimate.id)
        return weight.low <= estimate.bits + estimate.margin && estimate.bits - estimate.margin <= weight.high
    }

    private static func document(_ estimates: [WeightEstimate], _ malicious: Int, _ ordinary: Int) -> JSONValue {
        [
            "version": 1, "malicious": .integer(malicious), "ordinary": .integer(ordinary),
            "weights": .array(
                estimates.map { estimate in
                    let weight = WeightTable.weight(of: estimate.id)
                    return [
                        "id": .string(estimate.id), "bits": .double(estimate.bits), "margin": .double(estimate.margin),
                        "low": .double(weight.low),
                        "high": .double(weight.high), "malicious": .integer(estimate.malicious.found),
                        "ordinary": .integer(estimate.ordinary.found),
                        "fits": .boolean(fits(estimate)),
                    ]
                }),
        ]
    }

    private static func table(_ estimates: [WeightEstimate], _ malicious: Int, _ ordinary: Int) -> String {
        func number(_ value: Double) -> String { String(format: "%.1f", value) }
        let wide = max(estimates.map(\.id.count).max() ?? 0, 4)
        var lines = [
            "\(malicious) malicious and \(ordinary) ordinary releases. Bits as counted, give or take; the table's range; releases with such a finding.",
            "",
        ]
        for estimate in estimates {
            let weight = WeightTable.weight(of: estimate.id)
            let name = estimate.id.padding(toLength: wide, withPad: " ", startingAt: 0)
            lines.append(
                "\(name)  \(number(estimate.bits)) ± \(number(estimate.margin))  table \(number(weight.low))…\(number(weight.high))  \(estimate.malicious.found) of \(malicious), \(estimate.ordinary.found) of \(ordinary)\(fits(estimate) ? "" : "  does not fit")"
            )
        }
        return lines.joined(separator: "\n")
    }
}
