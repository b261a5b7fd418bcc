// SPDX-License-Identifier: Apache-2.0

import Testing

/// A made-up package, and what npm 10.8.2 packs of it (`npm pack --dry-run --json --ignore-scripts`, 24 November 2026).
struct PackCase: Sendable, CustomTestStringConvertible {
    /// Members of `package.json` beside name and version.
    var manifest: String
    /// Files beside ``base``, with their texts.
    var extra: [String: String]
    /// The packed files but `package.json`, separated by spaces.
    var packed: String

    init(_ manifest: String, _ extra: [String: String], _ packed: String) {
        self.manifest = manifest
        self.extra = extra
        self.packed = packed
    }

    var testDescription: String { "\(manifest) \(extra.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " "))" }

    /// Files that every case has.
    static let base = [
        "index.js",
        "lib/a.js",
        "lib/a.test.js",
        "lib/deep/c.js",
        "dist/o.js",
        "dist/o.js.map",
        "docs/README.md",
        "README.md",
        "LICENSE",
        ".env",
        ".npmrc",
        "package-lock.json",
        "x.orig",
        "test/t.js",
        "bin/run",
        "node_modules/dep/index.js",
        "lib/node_modules/q.js",
    ]

    static let all: [PackCase] = [
        PackCase(
            #"{}"#, [:],
            ".env LICENSE README.md bin/run dist/o.js dist/o.js.map docs/README.md index.js lib/a.js lib/a.test.js lib/deep/c.js lib/node_modules/q.js test/t.js"
        ),
        PackCase(#"{"files":["lib"]}"#, [:], "LICENSE README.md lib/a.js lib/a.test.js lib/deep/c.js lib/node_modules/q.js"),
        PackCase(#"{"files":["lib/"]}"#, [:], "LICENSE README.md lib/a.js lib/a.test.js lib/deep/c.js lib/node_modules/q.js"),
        PackCase(#"{"files":["./lib"]}"#, [:], "LICENSE README.md lib/a.js lib/a.test.js lib/deep/c.js lib/node_modules/q.js"),
        PackCase(#"{"files":["/lib/*.js"]}"#, [:], "LICENSE README.md lib/a.js lib/a.test.js"),
        PackCase(#"{"files":["lib/*"]}"#, [:], "LICENSE README.md lib/a.js lib/a.test.js lib/deep/c.js lib/node_modules/q.js"),
        PackCase(#"{"files":["lib/**/*.js"]}"#, [:], "LICENSE README.md lib/a.js lib/a.test.js lib/deep/c.js lib/node_modules/q.js"),
        PackCase(
            #"{"files":["**/*.js"]}"#, [:],
            "LICENSE README.md dist/o.js index.js lib/a.js lib/a.test.js lib/deep/c.js lib/node_modules/q.js test/t.js"),
        PackCase(#"{"files":["*.js"]}"#, [:], "LICENSE README.md index.js"),
        PackCase(#"{"files":["lib","!lib/a.test.js"]}"#, [:], "LICENSE README.md lib/a.js lib/deep/c.js lib/node_modules/q.js"),
        PackCase(#"{"files":["lib","!**/*.test.js"]}"#, [:], "LICENSE README.md lib/a.js lib/deep/c.js lib/node_modules/q.js"),
        PackCase(#"{"files":["lib","!*.test.js"]}"#, [:], "LICENSE README.md lib/a.js lib/deep/c.js lib/node_modules/q.js"),
        PackCase(#"{"files":["lib/*","!lib/deep"]}"#, [:], "LICENSE README.md lib/a.js lib/a.test.js lib/node_modules/q.js"),
        PackCase(#"{"files":["dist","!*.map"]}"#, [:], "LICENSE README.md dist/o.js"),
        PackCase(#"{"files":["dist/*.{js,map}"]}"#, [:], "LICENSE README.md dist/o.js dist/o.js.map"),
        PackCase(
            #"{"files":["{lib,dist}/**"]}"#, [:],
            "LICENSE README.md dist/o.js dist/o.js.map lib/a.js lib/a.test.js lib/deep/c.js lib/node_modules/q.js"),
        PackCase(#"{"files":[]}"#, [:], "LICENSE README.md"),
        PackCase(#"{"files":["."]}"#, [:], "LICENSE README.md"),
        PackCase(
            #"{"files":["*","!lib/**"]}"#, [:],
            ".env LICENSE README.md bin/run dist/o.js dist/o.js.map docs/README.md index.js test/t.js x.orig"),
        PackCase(
            #"{"files":["!lib","*"]}"#, [:],
            ".env LICENSE README.md bin/run dist/o.js dist/o.js.map docs/README.md index.js lib/a.js lib/a.test.js lib/deep/c.js lib/node_modules/q.js test/t.js x.orig"
        ),
        PackCase(#"{"files":["lib/a.js"]}"#, [:], "LICENSE README.md lib/a.js"),
        PackCase(#"{"files":["LIB"]}"#, [:], "LICENSE README.md"),
        PackCase(#"{"files":["@(lib|dist)"]}"#, [:], "LICENSE README.md"),
        PackCase(#"{"files":["!(lib|dist)"]}"#, [:], "LICENSE README.md"),
        PackCase(#"{"files":["[l-m]ib/?.js"]}"#, [:], "LICENSE README.md lib/a.js"),
        PackCase(
            #"{"files":["[!l]*"]}"#, [:], ".env LICENSE README.md bin/run dist/o.js dist/o.js.map docs/README.md index.js test/t.js x.orig"),
        PackCase(#"{"files":[".env"]}"#, [:], ".env LICENSE README.md"),
        PackCase(#"{"files":[".npmrc"]}"#, [:], "LICENSE README.md"),
        PackCase(#"{"files":["package-lock.json"]}"#, [:], "LICENSE README.md"),
        PackCase(#"{"files":["node_modules"]}"#, [:], "LICENSE README.md"),
        PackCase(#"{"files":["lib/../dist"]}"#, [:], "LICENSE README.md dist/o.js dist/o.js.map"),
        PackCase(#"{"files":["lib//a.js"]}"#, [:], "LICENSE README.md lib/a.js"),
        PackCase(#"{"files":["x.orig"]}"#, [:], "LICENSE README.md x.orig"),
        PackCase(#"{"files":["deep"]}"#, [:], "LICENSE README.md"),
        PackCase(#"{"files":["**/deep"]}"#, [:], "LICENSE README.md"),
        PackCase(#"{"main":"lib/deep/c.js","files":["dist"]}"#, [:], "LICENSE README.md dist/o.js dist/o.js.map lib/deep/c.js"),
        PackCase(#"{"main":"./lib/deep/c.js","files":["dist"]}"#, [:], "LICENSE README.md dist/o.js dist/o.js.map"),
        PackCase(#"{"main":"lib/deep/c","files":["dist"]}"#, [:], "LICENSE README.md dist/o.js dist/o.js.map"),
        PackCase(#"{"browser":"test/t.js","files":["dist"]}"#, [:], "LICENSE README.md dist/o.js dist/o.js.map test/t.js"),
        PackCase(#"{"bin":"./bin/run","files":["dist"]}"#, [:], "LICENSE README.md bin/run dist/o.js dist/o.js.map"),
        PackCase(#"{"bin":{"x":"bin/run"},"files":[]}"#, [:], "LICENSE README.md bin/run"),
        PackCase(#"{"directories":{"bin":"bin"},"files":["dist"]}"#, [:], "LICENSE README.md bin/run dist/o.js dist/o.js.map"),
        PackCase(#"{}"#, [".npmignore": "lib"], ".env LICENSE README.md bin/run dist/o.js dist/o.js.map docs/README.md index.js test/t.js"),
        PackCase(
            #"{}"#, [".npmignore": "/lib"], ".env LICENSE README.md bin/run dist/o.js dist/o.js.map docs/README.md index.js test/t.js"),
        PackCase(
            #"{}"#, [".npmignore": "lib/"], ".env LICENSE README.md bin/run dist/o.js dist/o.js.map docs/README.md index.js test/t.js"),
        PackCase(
            #"{}"#, [".npmignore": "lib/*\n!lib/a.js"],
            ".env LICENSE README.md bin/run dist/o.js dist/o.js.map docs/README.md index.js lib/a.js test/t.js"),
        PackCase(#"{}"#, [".npmignore": "*\n!lib"], "LICENSE README.md"),
        PackCase(
            #"{}"#, [".npmignore": "*\n!lib/\n!lib/**"], "LICENSE README.md lib/a.js lib/a.test.js lib/deep/c.js lib/node_modules/q.js"),
        PackCase(
            #"{}"#, [".npmignore": "**/*.test.js"],
            ".env LICENSE README.md bin/run dist/o.js dist/o.js.map docs/README.md index.js lib/a.js lib/deep/c.js lib/node_modules/q.js test/t.js"
        ),
        PackCase(#"{}"#, [".npmignore": "*.js\n!index.js"], ".env LICENSE README.md bin/run dist/o.js.map docs/README.md index.js"),
        PackCase(
            #"{}"#, [".npmignore": "# lib\n\n  dist  \n"],
            ".env LICENSE README.md bin/run docs/README.md index.js lib/a.js lib/a.test.js lib/deep/c.js lib/node_modules/q.js test/t.js"),
        PackCase(
            #"{}"#, [".npmignore": "!node_modules"],
            ".env LICENSE README.md bin/run dist/o.js dist/o.js.map docs/README.md index.js lib/a.js lib/a.test.js lib/deep/c.js lib/node_modules/q.js test/t.js"
        ),
        PackCase(
            #"{}"#, [".npmignore": "!.npmrc"],
            ".env LICENSE README.md bin/run dist/o.js dist/o.js.map docs/README.md index.js lib/a.js lib/a.test.js lib/deep/c.js lib/node_modules/q.js test/t.js"
        ),
        PackCase(
            #"{}"#, [".npmignore": "!x.orig"],
            ".env LICENSE README.md bin/run dist/o.js dist/o.js.map docs/README.md index.js lib/a.js lib/a.test.js lib/deep/c.js lib/node_modules/q.js test/t.js x.orig"
        ),
        PackCase(
            #"{}"#, [".npmignore": "package.json\nREADME*"],
            ".env LICENSE README.md bin/run dist/o.js dist/o.js.map index.js lib/a.js lib/a.test.js lib/deep/c.js lib/node_modules/q.js test/t.js"
        ),
        PackCase(
            #"{}"#, [".npmignore": "docs/**\n!docs/README.md"],
            ".env LICENSE README.md bin/run dist/o.js dist/o.js.map docs/README.md index.js lib/a.js lib/a.test.js lib/deep/c.js lib/node_modules/q.js test/t.js"
        ),
        PackCase(
            #"{}"#, [".npmignore": "lib/**/c.js"],
            ".env LICENSE README.md bin/run dist/o.js dist/o.js.map docs/README.md index.js lib/a.js lib/a.test.js lib/node_modules/q.js test/t.js"
        ),
        PackCase(#"{}"#, [".npmignore": "{lib,dist}"], ".env LICENSE README.md bin/run docs/README.md index.js test/t.js"),
        PackCase(#"{}"#, [".npmignore": "/*\n!/dist"], "LICENSE README.md dist/o.js dist/o.js.map"),
        PackCase(
            #"{}"#, [".npmignore": ".*"],
            "LICENSE README.md bin/run dist/o.js dist/o.js.map docs/README.md index.js lib/a.js lib/a.test.js lib/deep/c.js lib/node_modules/q.js test/t.js"
        ),
        PackCase(#"{}"#, [".npmignore": "LIB"], ".env LICENSE README.md bin/run dist/o.js dist/o.js.map docs/README.md index.js test/t.js"),
        PackCase(#"{}"#, [".npmignore": "*"], "LICENSE README.md"),
        PackCase(#"{}"#, [".gitignore": "lib"], ".env LICENSE README.md bin/run dist/o.js dist/o.js.map docs/README.md index.js test/t.js"),
        PackCase(
            #"{}"#, [".gitignore": "lib", ".npmignore": ""],
            ".env LICENSE README.md bin/run dist/o.js dist/o.js.map docs/README.md index.js lib/a.js lib/a.test.js lib/deep/c.js lib/node_modules/q.js test/t.js"
        ),
        PackCase(
            #"{"files":["lib","dist"]}"#, [".npmignore": "lib"],
            "LICENSE README.md dist/o.js dist/o.js.map lib/a.js lib/a.test.js lib/deep/c.js lib/node_modules/q.js"),
        PackCase(
            #"{}"#, ["lib/.npmignore": "deep\n*.test.js"],
            ".env LICENSE README.md bin/run dist/o.js dist/o.js.map docs/README.md index.js lib/a.js lib/node_modules/q.js test/t.js"),
        PackCase(#"{"files":["lib"]}"#, ["lib/.npmignore": "deep"], "LICENSE README.md lib/a.js lib/a.test.js lib/node_modules/q.js"),
        PackCase(#"{"files":["lib/a.js","lib"]}"#, ["lib/.gitignore": "*"], "LICENSE README.md lib/a.js"),
        PackCase(
            #"{}"#, ["lib/.npmignore": "a.js", "lib/.gitignore": "deep"],
            ".env LICENSE README.md bin/run dist/o.js dist/o.js.map docs/README.md index.js lib/a.test.js lib/deep/c.js lib/node_modules/q.js test/t.js"
        ),
        PackCase(
            #"{"bundleDependencies":["dep"],"dependencies":{"dep":"1"},"files":["lib"]}"#,
            [
                "node_modules/dep/package.json": #"{"name":"dep","version":"1.0.0","files":["keep.js"],"dependencies":{"sub":"1"}}"#,
                "node_modules/dep/keep.js": "", "node_modules/sub/package.json": #"{"name":"sub","version":"1.0.0"}"#,
                "node_modules/sub/s.js": "", "node_modules/other/package.json": #"{"name":"other","version":"1.0.0"}"#,
            ],
            "LICENSE README.md lib/a.js lib/a.test.js lib/deep/c.js lib/node_modules/q.js node_modules/dep/keep.js node_modules/dep/package.json node_modules/sub/package.json node_modules/sub/s.js"
        ),
        PackCase(
            #"{"bundledDependencies":true,"dependencies":{"other":"1"},"files":[]}"#,
            [
                "node_modules/dep/package.json": #"{"name":"dep","version":"1.0.0","files":["keep.js"],"dependencies":{"sub":"1"}}"#,
                "node_modules/dep/keep.js": "", "node_modules/sub/package.json": #"{"name":"sub","version":"1.0.0"}"#,
                "node_modules/sub/s.js": "", "node_modules/other/package.json": #"{"name":"other","version":"1.0.0"}"#,
            ], "LICENSE README.md node_modules/other/package.json"),
        PackCase(
            #"{"bundleDependencies":["dep"],"devDependencies":{"dep":"1"},"files":[]}"#,
            [
                "node_modules/dep/package.json": #"{"name":"dep","version":"1.0.0","files":["keep.js"],"dependencies":{"sub":"1"}}"#,
                "node_modules/dep/keep.js": "", "node_modules/sub/package.json": #"{"name":"sub","version":"1.0.0"}"#,
                "node_modules/sub/s.js": "", "node_modules/other/package.json": #"{"name":"other","version":"1.0.0"}"#,
            ], "LICENSE README.md"),
        PackCase(
            #"{"bundleDependencies":["none"],"dependencies":{"none":"1"},"files":[]}"#,
            [
                "node_modules/dep/package.json": #"{"name":"dep","version":"1.0.0","files":["keep.js"],"dependencies":{"sub":"1"}}"#,
                "node_modules/dep/keep.js": "", "node_modules/sub/package.json": #"{"name":"sub","version":"1.0.0"}"#,
                "node_modules/sub/s.js": "", "node_modules/other/package.json": #"{"name":"other","version":"1.0.0"}"#,
            ], "LICENSE README.md"),
        PackCase(
            #"{"workspaces":["packages/*"]}"#,
            [
                "packages/w/package.json": #"{"name":"w","version":"1.0.0","files":["x.js"]}"#, "packages/w/x.js": "",
                "packages/w/y.js": "", "packages/w/.npmignore": "y.js",
            ],
            ".env LICENSE README.md bin/run dist/o.js dist/o.js.map docs/README.md index.js lib/a.js lib/a.test.js lib/deep/c.js lib/node_modules/q.js packages/w/package.json packages/w/x.js packages/w/y.js test/t.js"
        ),
    ]
}
