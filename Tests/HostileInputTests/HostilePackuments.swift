// SPDX-License-Identifier: Apache-2.0

import NPMModel
import TestSupport

private func text(_ text: String) -> [UInt8] { Array(text.utf8) }

/// A package with one version, made of these members.
private func version(_ members: String) -> [UInt8] {
    text(#"{"name":"p","versions":{"1.0.0":{"name":"p","version":"1.0.0",\#(members)}}}"#)
}

/// Text made piece by piece, without a second copy.
private func repeated(_ count: Int, before: String, after: String, _ piece: (Int) -> String) -> [UInt8] {
    var bytes = text(before)
    for number in 0..<count {
        if number > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes += piece(number).utf8
    }
    return bytes + text(after)
}

extension HostileCase {
    static let packuments: [HostileCase] = sizes + types + encodings + noDocuments

    private static let sizes: [HostileCase] = [
        HostileCase("100,000 versions", .read()) {
            var bytes = repeated(100_000, before: #"{"name":"p","versions":{"#, after: #"},"time":{"#) {
                #"""
                "1.0.\#($0)":{"name":"p","version":"1.0.\#($0)","main":"index.js","scripts":{"test":"node test"},"dependencies":{"a":"^1.0.0","b":"~2.0.0"},
                "dist":{"tarball":"https://registry.example/p/-/p-1.0.\#($0).tgz","shasum":"da39a3ee5e6b4b0d3255bfef95601890afd80709"},"_npmUser":{"name":"ann"}}
                """#
            }
            bytes += repeated(100_000, before: "", after: "}}") { #""1.0.\#($0)":"2020-01-01T00:00:00.000Z""# }
            return bytes
        },
        HostileCase("300,000 times", .error("tooLarge")) {
            repeated(300_000, before: #"{"name":"p","time":{"#, after: "}}") { #""1.0.\#($0)":"2020-01-01T00:00:00.000Z""# }
        },
        HostileCase("1,000,000 tags", .error("tooLarge")) {
            repeated(1_000_000, before: #"{"name":"p","dist-tags":{"#, after: "}}") { #""t\#($0)":"1""# }
        },
        HostileCase("40 MB of zeros and commas", .error("tooLarge")) {
            repeated(20_000_000, before: "[", after: "]") { _ in "0" }
        },
        HostileCase("101 MB", .error("tooLarge")) { [UInt8](repeating: 0x20, count: 101 << 20) },
        HostileCase("a string of 10 MB everywhere", .read(oddities: ["versions", "time", "dist-tags", "maintainers", "name", "version"])) {
            let long = String(repeating: "x", count: 10 << 20)
            return text(
                #"{"name":"\#(long)","versions":{"\#(long)":null,"1":{"name":"\#(long)2","description":"\#(long)"}},"time":{"\#(long)":1},"dist-tags":{"\#(long)":1},"maintainers":"\#(long)"}"#
            )
        },
        HostileCase("dependencies as a string of 10 MB", .read(oddities: ["dependencies"])) {
            version(#""dependencies":"\#(String(repeating: "y", count: 10 << 20))""#)
        },
        HostileCase("300,000 dependencies", .read(oddities: ["dependencies"])) {
            repeated(300_000, before: #"{"name":"p","versions":{"1":{"name":"p","version":"1","dependencies":{"#, after: "}}}}") {
                #""d\#($0)":"*""#
            }
        },
        HostileCase("500,000 maintainers", .read(oddities: ["maintainers"])) {
            repeated(500_000, before: #"{"name":"p","maintainers":["#, after: "]}") { #"{"name":"m\#($0)"}"# }
        },
        HostileCase("nothing but oddities", .read(oddities: ["time", ""])) {
            repeated(200_000, before: #"{"name":"p","time":{"#, after: "}}") { #""\#($0)":null"# }
        },
        HostileCase("nested 100,000 deep", .error("tooLarge")) {
            text(String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000))
        },
        HostileCase("objects nested 100,000 deep, without end", .error("tooLarge")) { text(String(repeating: #"{"a":"#, count: 100_000)) },
        HostileCase("nested as deep as is allowed", .read()) {
            text(#"{"name":"p","readme":\#(String(repeating: "[", count: 500))\#(String(repeating: "]", count: 500))}"#)
        },
    ]

    private static let types: [HostileCase] = [
        HostileCase(
            "every member of the document a number",
            .read(oddities: ["name", "_id", "_rev", "dist-tags", "versions", "time", "maintainers"])
        ) {
            text(
                "{"
                    + ["name", "_id", "_rev", "dist-tags", "versions", "time", "maintainers", "modified"].map { #""\#($0)":7"# }.joined(
                        separator: ",") + "}")
        },
        HostileCase("every member of the document null", .read(oddities: ["name", "dist-tags", "versions", "time"])) {
            text(
                "{"
                    + ["name", "_id", "_rev", "dist-tags", "versions", "time", "maintainers", "modified"].map { #""\#($0)":null"# }.joined(
                        separator: ",") + "}")
        },
        HostileCase("every member of a version an array of arrays", .read(oddities: Set(versionMembers))) {
            version(versionMembers.map { #""\#($0)":[[[]]]"# }.joined(separator: ","))
        },
        HostileCase("every member of a version a number", .read(oddities: Set(versionMembers))) {
            version(versionMembers.map { #""\#($0)":-1.5e300"# }.joined(separator: ","))
        },
        HostileCase("versions that are null, lists, words", .read(oddities: ["versions"])) {
            text(#"{"name":"p","versions":{"1":null,"2":[],"3":"x","4":4,"5":true}}"#)
        },
        HostileCase("numbers beyond all measure", .read(oddities: ["dist"])) {
            version(#""dist":{"fileCount":1e999,"unpackedSize":\#(String(repeating: "9", count: 400)),"x":-0.0e-999}"#)
        },
        HostileCase("names that are JavaScript's own", .read(oddities: ["scripts"])) {
            version(
                #""__proto__":{"scripts":{"install":"x"}},"dependencies":{"__proto__":"1","constructor":"1","toString":"1","hasOwnProperty":"1"},"scripts":{"__proto__":{"install":"x"}},"bin":{"__proto__":"x"}"#
            )
        },
        HostileCase("each name twice, the second of another type", .read(oddities: ["versions", "name"])) {
            text(
                #"{"name":"p","name":7,"_id":"p","versions":{"1":{}},"versions":{"1":{"name":"p","version":"1"},"1":{"name":"p","version":"1"}}}"#
            )
        },
        HostileCase("hashes that are none", .read()) {
            version(#""dist":{"integrity":"sha512-","shasum":"\#(String(repeating: "z", count: 100_000))"}"#)
        },
    ]

    private static let versionMembers = [
        "description", "dependencies", "devDependencies", "optionalDependencies", "peerDependencies", "peerDependenciesMeta",
        "bundleDependencies", "bin", "scripts", "main", "homepage", "license", "repository", "files", "gypfile", "private", "_npmUser",
        "maintainers", "_nodeVersion", "_npmVersion", "gitHead", "hasInstallScript", "deprecated", "dist",
    ]

    private static let encodings: [HostileCase] = [
        HostileCase("invalid UTF-8 in names and values", .read(oddities: ["_id", "version"])) {
            text(#"{"name":""#) + [0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80] + text(#"","_id":"p","versions":{"1"#) + [0xFE]
                + text(#"":{}}}"#)
        },
        HostileCase("lone surrogates and zero characters", .read(oddities: ["_id", "version"])) {
            text(#"{"name":"\ud800","_id":"\udc00\ud800x","dist-tags":{"\u0000":"\uD83D"},"versions":{"\u0000\ud800":{"name":"�"}}}"#)
        },
        HostileCase("escapes cut short", .error("notJSON")) { text(#"{"name":"\u12"#) },
        HostileCase("a control character in a string", .error("notJSON")) { text("{\"name\":\"a\u{1}b\"}") },
        HostileCase("UTF-16", .error("notJSON")) { [0xFF, 0xFE] + #"{"name":"p"}"#.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } },
        HostileCase("times that nobody can keep", .read(oddities: ["time"])) {
            text(#"{"name":"p","time":{"1":"99999-99-99T99:99:99Z","2":"-1","3":"2020-02-30T00:00:00Z","4":"2020-01-01T00:00:00+99:99"}}"#)
        },
    ]

    private static let noDocuments: [HostileCase] = [
        HostileCase("nothing", .error("empty")) { [] },
        HostileCase("an error page", .error("notJSON")) { text("<html><body>522</body></html>") },
        HostileCase("a document cut short", .error("notJSON")) { text(#"{"name":"p","versions":{"1.0.0":{"name":"#) },
        HostileCase("a document and more", .error("notJSON")) { text(#"{"name":"p"}{"name":"q"}"#) },
        HostileCase("a list", .error("notAnObject")) { text("[{}]") },
        HostileCase("a word", .error("notAnObject")) { text(#""not found""#) },
        HostileCase("noise", .error("notJSON")) { noise(1 << 16) },
        HostileCase("zeros", .error("notJSON")) { [UInt8](repeating: 0, count: 1 << 16) },
    ]
}
