// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

// A package of its own, because its sources are built with libFuzzer's counters. Lapwing's declarations have `package` access,
// which ends at a package's border; so they are built here once more, through the link `Lapwing`.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    // The lexer is not seen outside its module, except by tests.
    .unsafeFlags(["-sanitize=fuzzer", "-enable-testing"]),
]

let package = Package(
    name: "lapwing-fuzz",
    platforms: [.macOS(.v15)],
    targets: [
        .target(name: "JSSyntax", path: "Lapwing/JSSyntax", swiftSettings: settings),
        // libFuzzer's functions, declared for Swift.
        .target(name: "CFuzzer"),
        .executableTarget(
            name: "Fuzz",
            dependencies: ["JSSyntax", "CFuzzer"],
            swiftSettings: settings,
            linkerSettings: [
                .unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "muldefs"]),
                .linkedLibrary("m", .when(platforms: [.linux])),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)
