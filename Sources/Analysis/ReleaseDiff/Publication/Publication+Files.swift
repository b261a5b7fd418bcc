// SPDX-License-Identifier: Apache-2.0

import NPMModel

extension Publication {
    private var files: [ReleaseFile] { release.content.files }
    private var before: ReleaseContent? { release.previous?.content }

    // MARK: secrets

    /// Secrets in texts, and files that hold keys by their names.
    func secrets() -> [PublicationQuestion] {
        let scan = SecretScan(release.content)
        var byFile: [String: [SecretFinding]] = [:]
        for finding in scan.findings { byFile[finding.path, default: []].append(finding) }
        let serious = Set(scan.serious.map(\.path))
        var questions = byFile.keys.sorted().compactMap { path -> PublicationQuestion? in
            let findings = byFile[path] ?? []
            guard let worst = findings.max(by: { $0.severity < $1.severity }) else { return nil }
            let rule = SecretRules.rule(worst.rule)
            let isSerious = serious.contains(path)
            guard isSerious || findings.contains(where: { $0.confidence != .low }) else { return nil }
            return PublicationQuestion(
                "secret:\(path)", isSerious ? max(worst.severity, .high) : .low, needsYes: isSerious,
                "\(path) holds what looks like a secret of \(worst.provider): \(worst.masked).",
                why: "A published secret is read by machines within minutes" + (rule.map { "; whoever has it can \($0.opens)." } ?? "."),
                remedy: rule?.remedy ?? "Take it out, and replace it where it is used.",
                places: findings.map { "\($0.path):\($0.line)  \($0.masked)  (\($0.rule): \($0.why))" })
        }
        if let unread = scan.unread.first {
            questions.append(
                PublicationQuestion(
                    "secrets-unread", .moderate, needsYes: true, "Not everything could be searched for secrets.", why: unread.reason,
                    remedy: "Look at these by hand.", places: scan.unread.map { "\($0.part): \($0.reason)" }))
        }
        for file in files where Self.isKeyFile(file.path) && byFile[file.path] == nil {
            questions.append(
                PublicationQuestion(
                    "key-file:\(file.path)", .high, needsYes: true, "\(file.path) is a file that usually holds keys.",
                    why: "Everybody can read what is published, and nothing is ever quite taken back.",
                    remedy: "Keep it out with the `files` list of package.json or with .npmignore.", places: [file.path]))
        }
        return questions
    }

    /// Names that tools give to files of keys. Examples and public halves are none.
    static func isKeyFile(_ path: String) -> Bool {
        let name = (path.split(separator: "/").last.map(String.init) ?? path).lowercased()
        if name.hasPrefix(".env") {
            let rest = name.dropFirst(4)
            let harmless = [".example", ".sample", ".template", ".dist", ".defaults", ".schema", ".test", ".d.ts"]
            return rest.isEmpty || (rest.hasPrefix(".") && !harmless.contains { rest.hasSuffix($0) })
        }
        if [".pem", ".p12", ".pfx", ".key", ".jks", ".keystore", ".kdbx", ".ppk"].contains(where: { name.hasSuffix($0) }) { return true }
        return [
            "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", ".netrc", "_netrc", ".pypirc", ".htpasswd", ".npmrc", ".yarnrc.yml", ".dockercfg",
            ".git-credentials", "credentials.json", "service-account.json", ".pgpass", ".my.cnf", "secrets.json", "secrets.yml",
            "secrets.yaml",
        ].contains(name)
    }

    // MARK: source maps

    func sourceMaps() -> [PublicationQuestion] {
        let maps = files.filter { SourceMap.holdsSources($0) }
        guard !maps.isEmpty else { return [] }
        let had = before.map { $0.files.contains { SourceMap.holdsSources($0) } }
        // Where the sources are shipped beside them, the maps tell nothing new.
        let shipsSources = files.contains { $0.path.hasPrefix("src/") || ($0.path.hasSuffix(".ts") && !$0.path.hasSuffix(".d.ts")) }
        let isNews = had != true && !shipsSources
        return [
            PublicationQuestion(
                "source-maps", isNews ? .high : .info, needsYes: isNews,
                "\(PlainWords.counted(maps.count, "file")) \(maps.count == 1 ? "carries" : "carry") whole source files inside source maps.",
                why: had == false
                    ? "The last release had none: everybody can now read the original sources, comments included."
                    : "Everybody can read the original sources, comments included.",
                remedy: "Build without `sourcesContent`, or keep *.map out of the package.",
                places: maps.map { "\($0.path)  \(PlainWords.bytes($0.bytes.count))" })
        ]
    }

    // MARK: files that are seldom meant

    func fileQuestions(_ diff: ReleaseDiff?) -> [PublicationQuestion] {
        let known = Set(before?.files.map(\.path) ?? [])
        let isCompared = before != nil
        var questions: [PublicationQuestion] = []
        func ask(
            _ id: String, _ severity: Severity, _ what: String, why: String, remedy: String, asks: Bool, where fits: (String) -> Bool
        ) {
            let found = files.map(\.path).filter { fits($0) && !known.contains($0) }
            // What the last release shipped of the kind already was meant then.
            guard !found.isEmpty, !known.contains(where: fits) else { return }
            questions.append(PublicationQuestion(id, severity, needsYes: asks, what, why: why, remedy: remedy, places: found))
        }
        ask(
            "agent-files", .moderate, "It ships files that an editor or an AI agent may act on by itself.",
            why: "Whoever opens the package's folder may run or obey what they say.", remedy: "Keep them out of the package.", asks: true
        ) { Self.isAgentFile($0) }
        ask(
            "dotfiles", .low, "It ships hidden files\(isCompared ? ", which the last release did not" : "").",
            why: "They belong to a developer's machine or to CI, and often name hosts and accounts.",
            remedy: "Keep them out with the `files` list of package.json.", asks: isCompared
        ) { path in path.split(separator: "/").contains { $0.hasPrefix(".") } && !Self.isAgentFile(path) && !Self.isKeyFile(path) }
        ask(
            "tests", .info, "It ships tests or what tests use.", why: "They make every install larger, and often hold keys made for tests.",
            remedy: "Keep them out with the `files` list of package.json.", asks: false
        ) { Self.isTest($0) }
        ask(
            "leftovers", .low, "It ships logs, archives, copies or reports that builds and editors leave behind.",
            why: "Nobody needs them, and nobody looked at what they hold.", remedy: "Delete them or keep them out.", asks: true
        ) { Self.isLeftover($0) }
        return questions + newFiles(diff, asked: Set(questions.flatMap(\.places))) + goneFiles(diff) + sizes(diff)
    }

    private static func isAgentFile(_ path: String) -> Bool {
        let lower = path.lowercased()
        let folders = [
            ".vscode/", ".idea/", ".claude/", ".cursor/", ".gemini/", ".github/", ".devcontainer/", ".husky/", ".codex/", ".windsurf/",
        ]
        if folders.contains(where: { lower.hasPrefix($0) || lower.contains("/" + $0) }) { return true }
        let name = lower.split(separator: "/").last.map(String.init) ?? lower
        return ["agents.md", "claude.md", "gemini.md", ".cursorrules", ".windsurfrules", ".mcp.json", "mcp.json", ".envrc"].contains(name)
    }

    private static func isTest(_ path: String) -> Bool {
        let parts = path.lowercased().split(separator: "/")
        let folders: Set<Substring> = ["test", "tests", "__tests__", "spec", "__mocks__", "fixtures", "__fixtures__", "e2e", "cypress"]
        if parts.dropLast().contains(where: folders.contains) { return true }
        guard let name = parts.last else { return false }
        return name.split(separator: ".").dropFirst().dropLast().contains { $0 == "test" || $0 == "spec" }
    }

    private static func isLeftover(_ path: String) -> Bool {
        let parts = path.lowercased().split(separator: "/")
        let folders: Set<Substring> = ["coverage", ".nyc_output", "__macosx", ".cache", ".turbo"]
        if parts.dropLast().contains(where: folders.contains) { return true }
        guard let name = parts.last else { return false }
        return [".log", ".tgz", ".bak", ".tmp", ".rej", ".swo", ".sqlite", ".dump", ".heapsnapshot", ".cpuprofile", "~"].contains {
            name.hasSuffix($0)
        }
    }
}

/// Whether a file carries whole sources: a source map (ECMA-426) with texts in `sourcesContent`, by itself or inside a script.
enum SourceMap {
    private static let member = Array("\"sourcesContent\"".utf8)
    /// `data:application/json;…base64,` of an inline map: its JSON starts with `{"`, and the member's name is somewhere inside.
    private static let inline = Array("sourceMappingURL=data:application/json".utf8)

    static func holdsSources(_ file: ReleaseFile) -> Bool {
        if file.path.hasSuffix(".map") { return hasTexts(file.bytes) }
        guard [".js", ".mjs", ".cjs", ".css"].contains(where: { file.path.hasSuffix($0) }) else { return false }
        // An inline map stands at the end; its name is within the last part only where the map is small, so look through the whole.
        guard let at = file.bytes.firstRange(of: inline) else { return false }
        let rest = file.bytes[at.upperBound...]
        guard let comma = rest.prefix(100).firstIndex(of: UInt8(ascii: ",")) else { return false }
        return hasTexts(Base64Text.decoded(rest[(comma + 1)...]))
    }

    private static func hasTexts(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes
        while let found = rest.firstRange(of: member) {
            var at = found.upperBound
            var isOpen = false
            scan: while at < bytes.endIndex {
                switch bytes[at] {
                case UInt8(ascii: "["): isOpen = true
                case UInt8(ascii: "\""):
                    guard isOpen, at + 1 < bytes.endIndex else { break scan }
                    if bytes[at + 1] != UInt8(ascii: "\"") { return true }
                    at += 1
                // Blanks, the colon, commas and `null`.
                case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "n"), UInt8(ascii: "u"), UInt8(ascii: "l"):
                    break
                default: break scan
                }
                at += 1
            }
            rest = bytes[found.upperBound...]
        }
        return false
    }
}

/// Base64 (RFC 4648, both alphabets), up to the first byte that is none of it.
private enum Base64Text {
    static func decoded(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var out: [UInt8] = []
        out.reserveCapacity(text.count / 4 * 3)
        var buffer: UInt32 = 0
        var bits = 0
        for byte in text {
            let value: UInt32
            switch byte {
            case 0x41...0x5A: value = UInt32(byte) - 0x41
            case 0x61...0x7A: value = UInt32(byte) - 0x61 + 26
            case 0x30...0x39: value = UInt32(byte) - 0x30 + 52
            case 0x2B, 0x2D: value = 62
            case 0x2F, 0x5F: value = 63
            default: return out[...]
            }
            buffer = buffer << 6 | value
            bits += 6
            if bits >= 8 {
                bits -= 8
                out.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
            }
        }
        return out[...]
    }
}
