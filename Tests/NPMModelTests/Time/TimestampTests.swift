// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Testing

@Suite("Moments")
struct TimestampTests {
    @Test(
        "ISO 8601 as registries write it",
        arguments: [
            ("1970-01-01T00:00:00.000Z", 0), ("2018-09-09T01:02:03.456Z", 1_536_454_923_456), ("2018-09-09T01:02:03Z", 1_536_454_923_000),
            ("2018-09-09T01:02Z", 1_536_454_920_000), ("2018-09-09", 1_536_451_200_000), ("2018-09-09 01:02:03", 1_536_454_923_000),
            ("2018-09-09t01:02:03z", 1_536_454_923_000), ("2018-09-09T03:02:03+02:00", 1_536_454_923_000),
            ("2018-09-08T20:32:03-0430", 1_536_454_923_000), ("2018-09-09T01:02:03.4Z", 1_536_454_923_400),
            ("2018-09-09T01:02:03.456789123Z", 1_536_454_923_456), ("2016-12-31T23:59:60Z", 1_483_228_800_000),
            ("2000-02-29T00:00:00Z", 951_782_400_000), ("1969-12-31T23:59:59.999Z", -1), ("0001-01-01T00:00:00Z", -62_135_596_800_000),
            ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
        ] as [(String, Int64)])
    func reading(text: String, milliseconds: Int64) { #expect(Timestamp(text)?.milliseconds == milliseconds) }

    @Test(
        "Anything else is nil",
        arguments: [
            "", "2018", "2018-09", "2018-9-9", "2018-13-01", "2018-00-01", "2018-09-31", "2018-09-00", "2019-02-29", "1900-02-29",
            "0000-01-01",
            "2018-09-09T", "2018-09-09T24:00:00Z", "2018-09-09T01:60:00Z", "2018-09-09T01:02:61Z", "2018-09-09T01:02:03.Z",
            "2018-09-09T01:02:03ZZ",
            "2018-09-09T01:02:03+2", "2018-09-09T01:02:03+24:00", "2018-09-09T01:02:03 Z", " 2018-09-09", "2018-09-09 ", "10000-01-01",
            "-001-01-01", "２０18-09-09", "2018/09/09", "Sun Sep 09 2018", "1536454923456", "2018-09-09T0a:00:00Z", "2018-09-09T01:02:03.4é",
        ])
    func refused(text: String) { #expect(Timestamp(text) == nil) }

    @Test("What is written is read again, on every day of four centuries")
    func roundTrip() {
        for day in stride(from: Int64(-50_000), to: 100_000, by: 13) {
            let moment = Timestamp(milliseconds: day * Timestamp.millisecondsPerDay + (day &* 7_919_777) % Timestamp.millisecondsPerDay)
            #expect(Timestamp(moment.description) == moment)
            #expect(moment.description.hasPrefix(moment.date + "T"))
        }
        #expect(Timestamp(milliseconds: 1_536_454_923_006).description == "2018-09-09T01:02:03.006Z")
    }

    @Test("Differences and sums do not overflow")
    func arithmetic() {
        let early = Timestamp(milliseconds: .min)
        let late = Timestamp(milliseconds: .max)
        #expect(late - early == .max && early - late == .min && late - late == 0)
        #expect(Timestamp(seconds: .max) == late && Timestamp(seconds: .min) == early && Timestamp(seconds: 2).milliseconds == 2000)
        for days in [1e300, .infinity, 1e12] { #expect(Timestamp(seconds: 0).adding(days: days) == late) }
        for days in [-1e300, -.infinity] { #expect(Timestamp(seconds: 0).adding(days: days) == early) }
        #expect(late.adding(days: 1) == late && early.adding(days: -1) == early)
        #expect(late.adding(days: .nan) == late)
        let start = Timestamp(seconds: 1_000_000)
        #expect(start.adding(days: 1.5).days(since: start) == 1.5 && start.adding(days: -2).days(since: start) == -2)
        #expect(start < start.adding(days: 0.001))
        _ = (early.description, late.description, early.date, late.date)
    }
}
