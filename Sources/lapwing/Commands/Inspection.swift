// SPDX-License-Identifier: Apache-2.0

import Analysis
import Foundation

/// A judgement, or why there is none.
struct InspectionOutcome: Sendable {
    var judged: JudgedRelease?
    var problem: String?
}

/// Judges many targets at once: as many at a time as there are processors, and fewer where they are large.
struct Inspection: Sendable {
    var reader: TargetReader
    var background: InspectionBackground

    /// Bytes that all targets being looked at may be expected to take together (``InspectionTarget/expectedBytes``). One target is
    /// always taken, however large.
    static let bytesInFlight = 512 << 20

    /// Judges every target and hands the outcomes over in the order of the targets, each as soon as those before it are done.
    /// - Throws: what `take` throws; looking itself does not throw.
    func run(_ targets: [InspectionTarget], take: (InspectionTarget, InspectionOutcome) throws -> Void) async throws {
        let width = max(1, ProcessInfo.processInfo.activeProcessorCount)
        try await withThrowingTaskGroup(of: (Int, InspectionOutcome).self) { group in
            var waiting: [Int: InspectionOutcome] = [:]
            var (started, running, bytes, handed) = (0, 0, 0, 0)
            while handed < targets.count {
                while started < targets.count, running < width,
                    running == 0 || bytes + targets[started].expectedBytes <= Self.bytesInFlight
                {
                    let place = started
                    group.addTask { (place, await look(targets[place])) }
                    bytes += targets[place].expectedBytes
                    running += 1
                    started += 1
                }
                guard let (place, outcome) = try await group.next() else { break }
                running -= 1
                bytes -= targets[place].expectedBytes
                waiting[place] = outcome
                while let next = waiting.removeValue(forKey: handed) {
                    try take(targets[handed], next)
                    handed += 1
                }
            }
        }
    }

    private func look(_ target: InspectionTarget) async -> InspectionOutcome {
        do {
            return InspectionOutcome(judged: background.judge(try await reader.review(target)), problem: nil)
        } catch {
            return InspectionOutcome(judged: nil, problem: String(describing: error))
        }
    }
}
