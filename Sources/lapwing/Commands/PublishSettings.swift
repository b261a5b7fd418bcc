// SPDX-License-Identifier: Apache-2.0

import Analysis
import Foundation
import NPMModel

/// What npm would publish with: the settings that decide where a release goes, read as npm 10 reads them.
struct PublishSettings {
    /// A value and which setting it comes from.
    private struct Setting {
        var value: String
        var source: String
    }

    private let environment: [String: String]
    /// Files of settings, strongest first, with the name that people know them by.
    private let files: [(name: String, values: [String: String])]
    private let publishConfig: JSONNode?
    private let scope: String?

    /// - Parameters:
    ///   - manifest: the bytes of `package.json`.
    ///   - environment: npm hands its own settings to scripts as `npm_config_…`.
    init(folder: String, manifest: [UInt8], environment: [String: String]) {
        self.environment = environment
        let root = try? JSONDocument(manifest).root
        publishConfig = root?["publishConfig"]
        let name = root?["name"]?.string ?? ""
        scope = name.hasPrefix("@") ? name.split(separator: "/").first.map(String.init) : nil
        let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory()
        var paths = [("\(folder)/.npmrc", ".npmrc")]
        if let prefix = environment["npm_config_local_prefix"], !prefix.isEmpty {
            paths.append(("\(prefix)/.npmrc", ".npmrc of the workspace"))
        }
        paths.append((environment["npm_config_userconfig"] ?? "\(home)/.npmrc", "your own .npmrc"))
        files = paths.map { ($0.1, Self.read($0.0, environment)) }
    }

    /// The workspace's root, where npm publishes the folder as one of its workspaces.
    static func workspaceRoot(of folder: String, environment: [String: String]) -> String? {
        guard let root = environment["npm_config_local_prefix"], !root.isEmpty else { return nil }
        let own = URL(filePath: folder).standardizedFileURL.resolvingSymlinksInPath().path
        return URL(filePath: root).standardizedFileURL.resolvingSymlinksInPath().path == own ? nil : root
    }

    func destination(tag given: String?) -> Publication.Destination {
        // A registry of the scope counts before any other, publishConfig's too (npm-registry-fetch, `pickRegistry`).
        let registry =
            scope.flatMap { setting("\($0):registry") } ?? setting("registry")
            ?? Setting(value: Publication.Destination.publicRegistry, source: "npm's default")
        let tag =
            given.map { Setting(value: $0, source: "--tag") } ?? setting("tag") ?? Setting(value: "latest", source: "npm's default")
        return Publication.Destination(
            registry: Self.withoutPassword(registry.value), registrySource: registry.source, tag: tag.value, tagSource: tag.source)
    }

    private func setting(_ name: String) -> Setting? {
        if let value = publishConfig?[name]?.string { return Setting(value: value, source: "publishConfig in package.json") }
        // Keys of the environment are compared by small letters; npm writes `-` as `_`.
        let wanted = "npm_config_" + name.lowercased()
        if let value = environment.first(where: { $0.key.lowercased() == wanted })?.value, !value.isEmpty {
            return Setting(value: value, source: "npm's settings")
        }
        for file in files { if let value = file.values[name] { return Setting(value: value, source: file.name) } }
        return nil
    }

    /// Lines `key = value`; `;` and `#` begin comments, `${NAME}` is a variable of the environment.
    private static func read(_ path: String, _ environment: [String: String]) -> [String: String] {
        guard let text = try? String(contentsOf: URL(filePath: path), encoding: .utf8) else { return [:] }
        var values: [String: String] = [:]
        for line in text.split(whereSeparator: \.isNewline) {
            let line = line.trimmingCharacters(in: .whitespaces)
            guard !line.hasPrefix(";"), !line.hasPrefix("#"), let equals = line.firstIndex(of: "=") else { continue }
            let key = line[..<equals].trimmingCharacters(in: .whitespaces)
            guard key == "registry" || key == "tag" || key.hasSuffix(":registry") else { continue }
            var value = line[line.index(after: equals)...].trimmingCharacters(in: CharacterSet(charactersIn: " \t\"'"))
            for (name, replacement) in environment where value.contains("${\(name)}") {
                value = value.replacingOccurrences(of: "${\(name)}", with: replacement)
            }
            values[key] = value
        }
        return values
    }

    /// An address without the name and password in it.
    private static func withoutPassword(_ address: String) -> String {
        guard let scheme = address.range(of: "://"), let at = address[scheme.upperBound...].prefix(while: { $0 != "/" }).lastIndex(of: "@")
        else { return address }
        return String(address[..<scheme.upperBound] + address[address.index(after: at)...])
    }
}
