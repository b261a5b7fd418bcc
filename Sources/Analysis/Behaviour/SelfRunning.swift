// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// A file that some tool runs, or takes commands from, without the package's code calling it.
struct SelfRunning {
    /// What it does, as the end of a sentence that begins with the file.
    var what: String
    /// 0 for what many ship by mistake, 1 for a command that fetches or runs what is no script.
    var strength: Double
    var range: Range<Int>

    /// `nil` for any file that runs nothing by itself. A file beyond ``limit`` bytes is none that people write.
    init?(_ file: FileFacts) {
        guard file.path.hasDotName || file.path.hasLetters(".code-workspace"), file.file.bytes.count <= Self.limit,
            let kind = Kind(path: file.path)
        else {
            return nil
        }
        let text = FoldedText(file.file.bytes)
        switch kind {
        case .tasks:
            guard let at = text.first(["\"folderopen\""]) else { return nil }
            self.init("has a task that runs when the folder is opened", 0.35, at, file, text)
        case .editorSettings:
            guard let at = text.first(["\"task.allowautomatictasks\":\"on\"", "\"task.allowautomatictasks\":true"]) else { return nil }
            self.init("lets tasks run without asking", 0.4, at, file, text)
        case .agentSettings:
            guard let at = text.first(["\"command\":", "\"apikeyhelper\":", "\"statusline\":", "command="]),
                text.first(["\"hooks\":", "\"mcpservers\":", "\"apikeyhelper\":", "\"statusline\":", "[mcp_servers"]) != nil
            else { return nil }
            self.init("gives an AI agent commands to run", 0.45, at, file, text)
        case .agentServers:
            guard let at = text.first(["\"command\":"]) else { return nil }
            self.init("names programs that AI agents start", 0.3, at, file, text)
        case .container:
            guard let at = text.first(Self.containerCommands) else { return nil }
            // Only the first of them runs outside the container.
            let isOnHost = text.first(["\"initializecommand\":"]) != nil
            self.init("runs a command when a container is made for the folder", isOnHost ? 0.5 : 0.2, at, file, text)
        case .ideStart: self.init("is run when the project is opened", 0.4, 0..<1, file, text)
        case .gitHook: self.init("is a hook that git runs", 0.6, 0..<1, file, text)
        case .gitConfig:
            guard let at = text.first(["fsmonitor=", "sshcommand=", "hookspath=", "pager=", "editor="]) else { return nil }
            self.init("sets a command that git runs", 0.8, at, file, text)
        case .shellStart: self.init("is run by shells that enter the folder", 0.3, 0..<1, file, text)
        case .clientPlugin:
            guard let at = text.first(["yarnpath:", "yarn-path", "plugins:"]) else { return nil }
            self.init("names code that yarn runs in this folder", 0, at, file, text)
        case .hookManager:
            guard Self.isGrave(file) else { return nil }
            self.init("is a git hook that fetches or sends", 0.1, 0..<1, file, text)
        case .workflow:
            guard Self.isGrave(file), text.first(["pull_request_target", "discussion", "tojson(secrets)", "self-hosted"]) != nil else {
                return nil
            }
            self.init("is a workflow that hands out secrets or takes orders", 0.2, 0..<1, file, text)
        }
    }

    private static let limit = 1 << 20

    /// What the text names that may be a file of the release: words between blanks and quotation marks, without the ways editors and
    /// agents have of saying "this folder". At most a thousand.
    static func named(in text: ArraySlice<UInt8>) -> [String] {
        var out: [String] = []
        let words = text.split(maxSplits: 4000, whereSeparator: { $0 <= 0x20 || Array("\"'`,;()=&|<>[]".utf8).contains($0) })
        for word in words where word.count >= 4 && word.count <= 200 && out.count < 1000 {
            var name = String(decoding: word, as: UTF8.self)
            for start in ["${workspaceFolder}/", "$CLAUDE_PROJECT_DIR/", "${CLAUDE_PROJECT_DIR}/", "$PWD/", "./"]
            where name.hasPrefix(start) {
                name.removeFirst(start.count)
            }
            out.append(name)
        }
        return out
    }

    private static let containerCommands = [
        "\"initializecommand\":", "\"oncreatecommand\":", "\"updatecontentcommand\":", "\"postcreatecommand\":", "\"poststartcommand\":",
        "\"postattachcommand\":",
    ]

    private init(_ what: String, _ strength: Double, _ folded: Range<Int>, _ file: FileFacts, _ text: FoldedText) {
        self.what = what
        range = text.original(folded)
        let runsData = text.runsData
        let adds = (Self.isGrave(file) ? 0.5 : 0) + (runsData ? 0.5 : 0)
        if runsData { self.what += ", and runs a file that is no script" }
        self.strength = min(1, strength + adds)
    }

    /// Downloads, hidden words, or text run as code.
    private static func isGrave(_ file: FileFacts) -> Bool {
        let scan = file.scan ?? TextScan(file.file.bytes)
        return [Sign.shellDownload, .pipesIntoShell, .dropHost, .rawAddress, .pasteHost, .runsText, .npmCredential, .networkCall].contains {
            scan.allSigns.contains($0)
        } || !scan.farRight.isEmpty
    }

    private enum Kind {
        case tasks, editorSettings, agentSettings, agentServers, container, ideStart, gitHook, gitConfig, shellStart, clientPlugin,
            hookManager
        case workflow

        /// By the file's last two or three names, wherever in the package they stand.
        init?(path: String) {
            let parts = path.lowercased().split(separator: "/")
            guard let name = parts.last else { return nil }
            let folder = parts.dropLast().last ?? ""
            switch (folder, name) {
            case (".vscode", "tasks.json"): self = .tasks
            case (_, _) where name.hasSuffix(".code-workspace"): self = .tasks
            case (".vscode", "settings.json"): self = .editorSettings
            case (".claude", "settings.json"), (".claude", "settings.local.json"), (".gemini", "settings.json"), (".cursor", "hooks.json"),
                (".codex", "config.toml"), (".windsurf", "hooks.json"), (".qwen", "settings.json"), (".kiro", "settings.json"):
                self = .agentSettings
            case (_, ".mcp.json"), (".cursor", "mcp.json"), (".vscode", "mcp.json"), (".roo", "mcp.json"), (".amazonq", "mcp.json"):
                self = .agentServers
            case (_, ".devcontainer.json"), (".devcontainer", "devcontainer.json"): self = .container
            case (".idea", "startup.xml"): self = .ideStart
            case ("hooks", _) where parts.dropLast(2).last == ".git" && !name.hasSuffix(".sample"): self = .gitHook
            case (".git", "config"): self = .gitConfig
            case (_, ".envrc"): self = .shellStart
            case (_, ".yarnrc.yml"), (_, ".yarnrc"): self = .clientPlugin
            case (".husky", _), (".githooks", _): self = .hookManager
            case ("workflows", _) where parts.dropLast(2).last == ".github": self = .workflow
            default: return nil
            }
        }
    }
}

/// A text in lower case without blanks, so that spacing hides nothing, with the way back to the original's offsets.
struct FoldedText {
    private var bytes: [UInt8] = []
    private var places: [Int32] = []

    init(_ text: ArraySlice<UInt8>) {
        bytes.reserveCapacity(text.count)
        for (place, byte) in text.enumerated() where byte > 0x20 {
            bytes.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
            places.append(Int32(clamping: place))
        }
    }

    /// Where the first of the words stands, which are in lower case and without blanks.
    func first(_ words: [String]) -> Range<Int>? {
        words.lazy.compactMap { bytes.firstRange(of: Array($0.utf8)) }.first
    }

    func original(_ range: Range<Int>) -> Range<Int> {
        guard range.lowerBound < places.count, range.upperBound > 0 else { return 0..<0 }
        return Int(places[range.lowerBound])..<Int(places[min(range.upperBound, places.count) - 1]) + 1
    }

    /// Whether an interpreter is told to run what is named as a picture, a font or data (fonts, in the campaigns of 2025).
    var runsData: Bool {
        guard first(["node", "bash", "python", "deno", "bun", "sh"]) != nil else { return false }
        return first([
            ".woff2\"", ".woff\"", ".ttf\"", ".otf\"", ".eot\"", ".png\"", ".jpg\"", ".svg\"", ".ico\"", ".gif\"", ".dat\"", ".bin\"",
            ".log\"", ".css\"",
        ]) != nil
    }
}
