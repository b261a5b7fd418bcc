// SPDX-License-Identifier: Apache-2.0

import NPMModel
import TestSupport
import Testing

@Suite("Package names")
struct PackageNameTests {
    @Test(
        "A good name has no problem",
        arguments: [
            ("lodash", nil, "lodash", "lodash"), ("@angular/core", "angular", "core", "@angular%2fcore"), ("a", nil, "a", "a"),
            ("some.package-name_1", nil, "some.package-name_1", "some.package-name_1"), ("-", nil, "-", "-"), ("0", nil, "0", "0"),
            ("@a/_b", "a", "_b", "@a%2f_b"),
        ] as [(String, String?, String, String)])
    func good(text: String, scope: String?, bare: String, path: String) throws {
        let name = try #require(PackageName(text))
        #expect(name.text == text && name.scope == scope && name.bare == bare && name.registryPath == path)
        #expect(name.isValidForNewPackages && name.problems.isEmpty)
    }

    @Test(
        "Names of older days are accepted, and what is wrong with them is told",
        arguments: [
            ("JSONStream", [.upperCase]), ("http", [.coreModule]), ("HTTP", [.coreModule, .upperCase]), ("a~b", [.specialCharacters]),
            ("@s/(x)!*'", [.specialCharacters]), (String(repeating: "x", count: 215), [.longerThan214]),
            ("@MyScope/Thing", [.upperCase]),
        ] as [(String, [PackageName.Problem])])
    func legacy(text: String, problems: [PackageName.Problem]) throws {
        let name = try #require(PackageName(text))
        #expect(!name.isValidForNewPackages && name.problems == problems && problems.allSatisfy(\.isLegacy))
    }

    @Test(
        "What no package can be called is refused, with the reason",
        arguments: [
            ("", .empty), (".bin", .startsWithPeriod), ("..", .startsWithPeriod), ("_x", .startsWithUnderscore), (" a", .surroundedBySpace),
            ("a\n", .surroundedBySpace), ("node_modules", .reserved), ("Favicon.ico", .reserved), ("a/b", .unsafeCharacters),
            ("@a/b/c", .unsafeCharacters), ("@a", .unsafeCharacters), ("@/a", .unsafeCharacters), ("@a/", .unsafeCharacters),
            ("@a/..", .startsWithPeriod), ("@../a", .unsafeCharacters), ("a%2fb", .unsafeCharacters), ("a?b", .unsafeCharacters),
            ("a#b", .unsafeCharacters), ("a\\b", .unsafeCharacters), ("a b", .unsafeCharacters), ("é", .unsafeCharacters),
            ("a\u{0}", .unsafeCharacters), ("a:b", .unsafeCharacters), ("-rf /", .unsafeCharacters),
            (String(repeating: "x", count: PackageName.maximumBytes + 1), .unreasonablyLong),
        ] as [(String, PackageName.Problem)])
    func refused(text: String, problem: PackageName.Problem) {
        #expect(PackageName(text) == nil)
        #expect(PackageName.problems(of: text).contains(problem) && !problem.isLegacy && !problem.message.isEmpty)
    }

    @Test("No accepted name changes the path of a request")
    func path() throws {
        for byte in UInt8(1)...255 {
            let odd = String(decoding: [byte], as: UTF8.self)
            for text in [odd, "a\(odd)b", "@a\(odd)/b", "@a/b\(odd)"] {
                guard let path = PackageName(text)?.registryPath else { continue }
                #expect(!path.contains { "/?#\\ %".contains($0) && $0 != "%" }, "\(text) gives \(path)")
                #expect(path != "." && path != "..")
            }
        }
    }

    @Test("Every name of a real week is accepted", .enabled(if: SharedData.has("publications-week-2021.ndjson.gz"), SharedData.isAbsent))
    func week() throws {
        let text = try GzipFile.contents(of: SharedData.bytes("publications-week-2021.ndjson.gz"))
        let lines = text.split(separator: 0x0A)
        try #require(!lines.isEmpty)
        for line in lines {
            let name = try JSONDocument(Array(line)).root["name"]?.string ?? ""
            #expect(PackageName(name) != nil, "\(name)")
        }
    }
}
