// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

// Warnings stop CI, not a developer in the middle of a thought.
let isCI = Context.environment["LAPWING_CI"] != nil

let settings: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ] + (isCI ? [.treatAllWarnings(as: .error)] : [])

func test(_ target: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(
        name: "\(target)Tests",
        dependencies: dependencies + ["TestSupport"],
        exclude: exclude,
        swiftSettings: settings
    )
}

// Why each library is here, and what was refused: docs/decisions/0001-dependencies.md.
// What each target may import: docs/modules.md, checked by Tests/RepositoryTests.
let package = Package(
    name: "lapwing",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "lapwing", targets: ["lapwing"]),
        .library(name: "LapwingCore", targets: ["NPMModel", "JSSyntax", "Analysis", "Impact", "Watch", "Store", "Remote", "Server"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // C libraries of the system; ./lapwing installs their headers.
        .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CVectorscan", pkgConfig: "libhs", providers: [.apt(["libvectorscan-dev"])]),
        .systemLibrary(name: "CYara", pkgConfig: "yara", providers: [.apt(["libyara-dev"])]),

        // Pure: no clock, no files, no network, no logging.
        .target(
            name: "NPMModel",
            dependencies: ["CDeflate", "CLibCrypto"],
            swiftSettings: settings
        ),
        // Rounding and square roots of the standard library are calls of the C library's `m`.
        .target(name: "JSSyntax", swiftSettings: settings, linkerSettings: [.linkedLibrary("m")]),
        .target(name: "Analysis", dependencies: ["NPMModel", "JSSyntax", "CVectorscan", "CYara"], swiftSettings: settings),
        .target(name: "Impact", dependencies: ["NPMModel"], swiftSettings: settings),

        // Rules of operation, and the ports they need.
        .target(
            name: "Watch",
            dependencies: ["NPMModel", "Analysis", "Impact", .product(name: "Logging", package: "swift-log")],
            swiftSettings: settings
        ),

        // One outside technology each; they do not know each other.
        .target(
            name: "Store",
            dependencies: [
                "NPMModel", "Analysis", "Impact", "Watch",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "Remote",
            dependencies: [
                "NPMModel", "Impact", "Watch",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                // Only to tell a gzip bomb from other failures: the type of AsyncHTTPClient's limit lives here.
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "Server",
            dependencies: [
                "NPMModel", "Analysis", "Impact", "Watch",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),

        // The program: joins them.
        .executableTarget(
            name: "lapwing",
            dependencies: [
                "NPMModel", "JSSyntax", "Analysis", "Impact", "Watch", "Store", "Remote", "Server",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings
        ),

        // Tests.
        .target(
            name: "TestSupport",
            dependencies: ["NPMModel", "Analysis", "Impact", "Watch"],
            path: "Tests/TestSupport",
            swiftSettings: settings
        ),
        test("NPMModel", ["NPMModel"]),
        test("JSSyntax", ["JSSyntax"], exclude: ["Samples"]),
        test("HostileInput", ["NPMModel"]),
        test("Analysis", ["Analysis", "NPMModel"]),
        test("Impact", ["Impact", "NPMModel"]),
        test("Watch", ["Watch", "Analysis", "Impact", "NPMModel"]),
        test("Store", ["Store", "Watch", "Analysis", "Impact", "NPMModel", .product(name: "GRDB", package: "GRDB.swift")]),
        test("Remote", ["Remote", "Server", "Watch", "Impact", "NPMModel"]),
        test(
            "Server",
            [
                "Server", "Watch", "Impact", "NPMModel", .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]),
        test("Command", ["lapwing", "NPMModel", "Analysis", "Impact", "Watch", "Store", "Remote", "Server"]),
        test("Repository", ["Analysis"]),
    ],
    swiftLanguageModes: [.v6]
)
