// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Remote

enum OutputFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

/// Where Lapwing keeps what it learns.
struct StoreOption: ParsableArguments {
    @Option(help: "The database file. Default: $LAPWING_STORE, else lapwing/lapwing.sqlite below $XDG_DATA_HOME or ~/.local/share.")
    var store: String?

    /// The file's path, absolute.
    var path: String {
        let environment = ProcessInfo.processInfo.environment
        func given(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        let chosen =
            store ?? given("LAPWING_STORE")
            ?? (given("XDG_DATA_HOME") ?? (given("HOME") ?? NSHomeDirectory()) + "/.local/share") + "/lapwing/lapwing.sqlite"
        return URL(filePath: chosen).standardizedFileURL.path(percentEncoded: false)
    }
}

/// - Throws: wrong use, when the text is no address that can be asked.
func requireAddress(_ text: String, of option: String) throws {
    guard WebAddress(text) == nil else { return }
    throw ValidationError("\(option) must be an http or https address, such as https://registry.npmjs.org.")
}
