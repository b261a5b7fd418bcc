// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Testing

@Suite("Versions")
struct SemanticVersionTests {
    @Test("Order is precedence, lowest first", arguments: [false, true])
    func order(loose: Bool) throws {
        // The example of semver.org, section 11, with more around it.
        let texts = [
            "0.0.0-0", "0.0.0", "0.9.9", "1.0.0-0", "1.0.0-1", "1.0.0-10", "1.0.0--", "1.0.0-Alpha", "1.0.0-alpha", "1.0.0-alpha.1",
            "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1", "1.1.0", "2.0.0", "10.0.0",
        ]
        let versions = texts.compactMap { SemanticVersion($0, loose: loose) }
        #expect(versions.map(\.description) == texts)
        for (at, a) in versions.enumerated() {
            for (bt, b) in versions.enumerated() {
                #expect((a < b) == (at < bt) && (a == b) == (at == bt) && a.compare(b) == (at - bt).signum())
            }
        }
        #expect(SemanticVersion.sorted(texts.reversed(), loose: loose) == texts)
        #expect(SemanticVersion.sorted(texts, loose: loose, descending: true) == texts.reversed())
    }

    @Test("Build metadata is kept, and makes no difference but to compareBuild")
    func build() throws {
        let plain = try #require(SemanticVersion("1.2.3-a"))
        let built = try #require(SemanticVersion("1.2.3-a+x.1"))
        #expect(built.build == ["x", "1"] && built.description == "1.2.3-a" && built.fullDescription == "1.2.3-a+x.1")
        #expect(plain == built && plain.hashValue == built.hashValue && Set([plain, built]).count == 1)
        #expect(plain.compareBuild(built) == -1 && built.compareBuild(plain) == 1)
    }

    @Test("The limits are JavaScript's: 256 characters and 2^53 - 1")
    func limits() {
        #expect(SemanticVersion("9007199254740991.9007199254740991.9007199254740991") != nil)
        #expect(SemanticVersion("9007199254740992.0.0") == nil)
        #expect(SemanticVersion("0.0.99999999999999999999999999") == nil)
        let build = String(repeating: "a", count: 250)
        #expect(SemanticVersion("1.2.3+" + build) != nil)
        #expect(SemanticVersion("1.2.30+" + build) == nil)
        #expect(SemanticVersion(String(repeating: " ", count: 251) + "1.2.3") != nil)
        #expect(SemanticVersion(String(repeating: " ", count: 252) + "1.2.3") == nil)
        // Characters count, not bytes.
        #expect(SemanticVersion(String(repeating: "\u{2003}", count: 251) + "1.2.3") != nil)
        #expect(SemanticVersion(String(repeating: "\u{2003}", count: 252) + "1.2.3") == nil)
    }

    @Test(
        "Odd texts are no versions",
        arguments: [
            "", " ", "1", "1.2", "1.2.", ".1.2", "1..2", "1.2.3.4", "1.2.x", "01.2.3", "1.02.3", "1.2.03", "1.2.3-", "1.2.3-01",
            "1.2.3-a..b",
            "1.2.3+", "1.2.3+a..b", "1.2.3+a+b", "1.2.3 4", "-1.2.3", "vv1.2.3", "=1.2.3", "1.2.3\u{0}", "1.2.3é", "１.２.３", "1.2.3-é",
            "0x1.2.3", "1e1.0.0", "+1.2.3", "1,2,3",
        ])
    func refused(text: String) { #expect(SemanticVersion(text) == nil) }

    @Test("A version is the same however it came to be")
    func construction() {
        #expect(SemanticVersion(1, 2, 3) == SemanticVersion("1.2.3"))
        #expect(SemanticVersion(1, 2, 3, prerelease: [.text("a"), .number(1)]) == SemanticVersion("1.2.3-a.1"))
        #expect(SemanticVersion(1, 2, 3).prerelease.isEmpty && !SemanticVersion(1, 2, 3).isPrerelease)
    }
}

@Suite("Ranges")
struct VersionRangeTests {
    @Test(
        "What is written out reads as the same range",
        arguments: [
            "^1.2.3", "~0.1", "1.2.3 - 2.3", "1 || 2 || >=4 <5", "*", "<0.0.0-0", ">1.0.0-rc.1 <=2", "=1.2.3", "^0.0.1-alpha",
        ])
    func roundTrip(text: String) throws {
        for includePrerelease in [false, true] {
            let range = try #require(VersionRange(text, includePrerelease: includePrerelease))
            let again = try #require(VersionRange(range.description, includePrerelease: includePrerelease))
            #expect(range == again && range.description == again.description)
        }
    }

    @Test(
        "The quick reader and the careful one agree",
        arguments: [
            "1.2.3", "v1.2.3", ">1.2.3", "> 1.2.3", ">= 1.2", "<2", "<= 2.x", "=1", "= v1.2.3", "^1.2.3-rc.1", "^ 0.2", "~> 1.2", "~0.0.1",
            "1.2 - 2.3.4", "v1 - v2", "1.2.3 <2 || ^3", "*", "x || 1", "", ">=0.0.0", ">=v0.0.0", "1.x.x-a", "^0.0.0", "~x", "1.*.2 - 2",
            "<0",
        ])
    func readersAgree(text: String) {
        for loose in [false, true] {
            for includePrerelease in [false, true] {
                // Build metadata after a space is dropped by both, but only the careful reader knows it.
                let quick = VersionRange(text, loose: loose, includePrerelease: includePrerelease)
                let careful = VersionRange(text + "+b", loose: loose, includePrerelease: includePrerelease)
                if text.isEmpty || text.hasSuffix("*") || text.hasSuffix("x") {
                    #expect(quick != nil)
                } else {
                    #expect(quick?.description == careful?.description)
                }
            }
        }
    }

    @Test("Hostile texts end quickly, in a range or none")
    func hostile() {
        let size = VersionRange.maximumBytes
        for piece in [
            "v", "=", "v ", "< ", "1.", "1-", "0", "9", "x.", "^", "~>", "||", "1||", "1 ", "* ", "+a", "a", "1.2.3 ", ">1 <2 ", "-",
            "\u{2003}", "é",
        ] {
            let text = String(String(repeating: piece, count: size / piece.utf8.count))
            for candidate in [text, text + "1", "1" + text, "^" + text, "1.2.3-" + text] {
                for loose in [false, true] {
                    let range = VersionRange(candidate, loose: loose)
                    _ = range?.contains("1.2.3")
                    _ = range?.minimumVersion
                    _ = SemanticVersion(candidate, loose: loose)
                    _ = SemanticVersion.coerce(candidate, rightToLeft: true, includePrerelease: true, loose: loose)
                }
            }
        }
        #expect(VersionRange(String(repeating: "1||", count: size / 3 + 1)) == nil)
    }

    @Test("Many versions in one range")
    func many() throws {
        let text = (0..<400).map { "1.0.\($0 * 2)" }.joined(separator: " || ")
        let range = try #require(VersionRange(text))
        #expect(range.sets.count == 400)
        #expect(range.contains("1.0.798") && !range.contains("1.0.799"))
        #expect(range.intersects(range) && range.isSubset(of: range))
    }

    @Test("A range is used again and again with versions already read")
    func reuse() throws {
        let range = try #require(VersionRange("^1.2.3 || >=3.0.0-beta <3.1"))
        let versions = ["1.2.3", "1.9.0", "2.0.0", "3.0.0-alpha", "3.0.0-beta.2", "3.0.5", "3.1.0", "1.3.0-a"].compactMap {
            SemanticVersion($0)
        }
        #expect(versions.map(range.contains) == [true, true, false, false, true, true, false, false])
        #expect(range.maxSatisfying(versions.map(\.description)) == "3.0.5")
        #expect(range.minSatisfying(versions.map(\.description)) == "1.2.3")
        #expect(!range.isAny && VersionRange("x || 1")?.isAny == true)
    }
}
