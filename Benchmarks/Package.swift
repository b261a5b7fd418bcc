// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

// Lapwing's declarations have `package` access: they are for its own code, and the benchmarks are that, although they
// are a package of their own so that nothing they need reaches the product. SwiftPM names the package after its folder.
let folder = Context.packageDirectory.split(separator: "/").dropLast().last.map(String.init) ?? "lapwing"
let identity = String(folder.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })

let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "lapwing", path: "..")],
    targets: [
        .executableTarget(
            name: "Benchmarks",
            dependencies: [.product(name: "LapwingCore", package: "lapwing")],
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .unsafeFlags(["-package-name", identity]),
            ]
        )
    ],
    swiftLanguageModes: [.v6]
)
