// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Testing

@Suite("Requirements")
struct DependencySpecTests {
    /// What a requirement is, in a word, checked against npm-package-arg 11.0 except where its comment says otherwise.
    static let kinds: [(requirement: String, kind: String)] = [
        ("1.2.3", "version"), ("v1.2.3", "version"), ("=1.2.3", "version"), (" 1.2.3 ", "version"), ("1.2.3beta", "version"),
        ("^1.2", "range"), ("", "range"), ("*", "range"), ("x", "range"), ("1", "range"), ("1 || 2", "range"), ("latest || 1", "range"),
        ("latest", "tag"), ("next-11", "tag"), ("beta", "tag"),
        ("npm:foo@^1", "alias foo range"), ("npm:@s/foo@1.0.0", "alias @s/foo version"), ("npm:foo", "alias foo range"),
        ("npm:foo@next", "alias foo tag"), ("NPM:foo@1", "alias foo range"), ("npm:foo@", "alias foo range"),
        // yarn's lockfiles have the protocol without a name.
        ("npm:^1.2.3", "range"), ("npm:1.2.3", "version"), ("npm:*", "range"),
        ("npm:foo@npm:bar@1", "unsupported"), ("npm:foo@github:u/r", "unsupported"), ("npm:_x@1", "unsupported"),
        ("npm:a/b", "unsupported"),
        ("u/r", "git github u/r"), ("github:u/r#v1", "git github u/r #v1"), ("gitlab:g/s/p", "git gitlab g/s/p"),
        ("bitbucket:u/r.git", "git bitbucket u/r"), ("gist:11081aaa281", "git gist /11081aaa281"),
        ("git@github.com:u/r.git", "git github u/r"), ("git+ssh://git@github.com/u/r.git#semver:^1.2", "git github u/r ^1.2"),
        ("https://github.com/u/r", "git github u/r"), ("https://user:secret@github.com/u/r.git#main", "git github u/r #main"),
        ("https://github.com/u/r/tree/v2", "git github u/r #v2"), ("git://host.example/x.git#1", "git / #1"),
        ("git+ssh://git@host.example:u/r.git", "git /"), ("git+file:///a/b", "git /"),
        // npm takes this for a folder, the other clients for what it says.
        ("git@host.example:u/r.git", "git /"),
        ("u/r#path:packages/a::abc", "git github u/r #abc packages/a"),
        ("https://github.com/u/r/archive/v1.tar.gz", "remote"), ("https://codeload.github.com/u/r/tar.gz/x", "remote"),
        ("https://gitlab.com/u/r/-/archive/x.tar.gz", "remote"), ("https://r.example/x/-/x-1.0.0.tgz", "remote"),
        ("http://r.example/x", "remote"),
        ("file:../a", "directory ../a"), ("file:a.tgz", "file a.tgz"), ("./a", "directory ./a"), ("../a.tar.gz", "file ../a.tar.gz"),
        ("/abs", "directory /abs"), ("~/x", "directory ~/x"), ("C:\\x", "directory C:\\x"), ("a/b/c", "directory a/b/c"),
        ("x.tgz", "file x.tgz"),
        ("FILE:a", "directory a"), ("u/r/", "directory u/r/"), ("@s/x", "directory @s/x"),
        ("link:../a", "link ../a"), ("portal:../a", "portal ../a"), ("workspace:^", "workspace ^"), ("workspace:*", "workspace *"),
        ("catalog:", "catalog "), ("catalog:react18", "catalog react18"),
        ("patch:foo@npm%3A1.0.0#./x.patch", "patch foo@npm%3A1.0.0#./x.patch"),
        ("svn://x.example/a", "unsupported"), ("ftp://x.example/a", "unsupported"), ("javascript:alert(1)", "unsupported"),
        ("foo bar", "unsupported"), ("foo@1", "unsupported"), ("%", "unsupported"), ("github:%zz/r", "unsupported"),
    ]

    @Test("A requirement is told by its text", arguments: kinds)
    func kind(requirement: String, kind: String) { #expect(Self.word(DependencySpec(requirement)) == kind) }

    static func word(_ spec: DependencySpec) -> String {
        switch spec {
        case .version: return "version"
        case .range: return "range"
        case .tag: return "tag"
        case .alias(let name, let inner): return "alias \(name) \(word(inner))"
        case .git(let address):
            let repository = "\(address.owner)/\(address.project)"
            let parts = [address.host?.rawValue, repository, address.committish.map { "#" + $0 }, address.range, address.folder]
            return "git " + parts.compactMap(\.self).joined(separator: " ")
        case .remote: return "remote"
        case .file(let path): return "file \(path)"
        case .directory(let path): return "directory \(path)"
        case .link(let path): return "link \(path)"
        case .portal(let path): return "portal \(path)"
        case .workspace(let rest): return "workspace \(rest)"
        case .catalog(let name): return "catalog \(name)"
        case .patch(let rest): return "patch \(rest)"
        case .unsupported: return "unsupported"
        }
    }

    @Test("What a registry answers for, and which versions it admits")
    func registry() throws {
        for text in ["1.2.3", "^1", "latest", "npm:foo@^1", ""] { #expect(DependencySpec(text).isFromRegistry) }
        for text in ["u/r", "file:a", "workspace:*", "https://r.example/x"] { #expect(!DependencySpec(text).isFromRegistry) }
        #expect(DependencySpec("1.2.3").versionRange?.contains("1.2.3") == true)
        #expect(DependencySpec("1.2.3").versionRange?.contains("1.2.4") == false)
        #expect(DependencySpec("npm:foo@^1").versionRange?.contains("1.9.0") == true)
        #expect(DependencySpec("latest").versionRange == nil && DependencySpec("u/r").versionRange == nil)
    }

    @Test("Hostile requirements end quickly")
    func hostile() {
        for piece in [":", "@", "/", "#", "::", "npm:", "a:", "%", "%4", "git+", "git@a.b:", "npm:a@", "~", ".", "\u{0}", "é", "://"] {
            let text = String(repeating: piece, count: 20_000)
            for candidate in [text, "npm:" + text, "github:" + text, "https://github.com/" + text, "u/r#" + text, "git@a.b:" + text] {
                _ = DependencySpec(candidate)
                _ = PackageName(candidate)
            }
        }
    }
}
