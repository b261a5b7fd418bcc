// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

// A package of its own, so that nothing the benchmarks need reaches the product. Lapwing's declarations have `package` access,
// which ends at a package's border; so its sources are built here once more, through the link `Lapwing`.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

func target(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, path: "Lapwing/\(name)", swiftSettings: settings)
}

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")

let package = Package(
    name: "lapwing-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    ],
    targets: [
        .systemLibrary(name: "CDeflate", path: "Lapwing/CDeflate", pkgConfig: "libdeflate"),
        .systemLibrary(name: "CLibCrypto", path: "Lapwing/CLibCrypto", pkgConfig: "libcrypto"),
        target("NPMModel", ["CDeflate", "CLibCrypto"]),
        .target(name: "JSSyntax", path: "Lapwing/JSSyntax", swiftSettings: settings, linkerSettings: [.linkedLibrary("m")]),
        target("Analysis", ["NPMModel", "JSSyntax"]),
        target("Impact", ["NPMModel"]),
        target("Watch", ["NPMModel", "Analysis", "Impact", logging]),
        target("Store", ["NPMModel", "Analysis", "Impact", "Watch", .product(name: "GRDB", package: "GRDB.swift"), logging]),
        target(
            "Remote",
            [
                "NPMModel", "Impact", "Watch", .product(name: "AsyncHTTPClient", package: "async-http-client"), nio,
                .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
                logging,
            ]),
        target(
            "Server",
            [
                "NPMModel", "Analysis", "Impact", "Watch", .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"), nio, logging,
            ]),
        .executableTarget(
            name: "Benchmarks",
            dependencies: ["NPMModel", "JSSyntax", "Analysis", "Impact", "Watch", "Store", "Remote", "Server", logging],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
