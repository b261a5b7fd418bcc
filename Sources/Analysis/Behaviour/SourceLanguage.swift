// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// Which files are read as JavaScript or TypeScript.
enum SourceLanguage {
    private static let endings: Set<String> = ["js", "cjs", "mjs", "jsx", "ts", "cts", "mts", "tsx", "es6", "es", "javascript"]
    /// Endings of scripts that other interpreters run.
    private static let others: Set<String> = [
        "sh", "bash", "zsh", "bat", "cmd", "ps1", "py", "rb", "pl", "vbs", "csh", "ksh", "fish", "psm1", "wsf", "php", "lua", "json", "map",
        "md",
        "css", "html", "htm", "yml", "yaml", "toml", "gyp", "c", "cc", "h", "txt",
    ]

    /// Whether the name or the first line says that Node, Bun, Deno or a browser runs it. Declarations of types do nothing.
    static func isJavaScript(_ file: ReleaseFile) -> Bool {
        let name = lastPart(file.path).lowercased()
        if name.hasSuffix(".d.ts") || name.hasSuffix(".d.mts") || name.hasSuffix(".d.cts") { return false }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count > 1, let last = parts.last {
            if endings.contains(String(last)) { return true }
            if others.contains(String(last)) { return false }
        }
        guard file.bytes.prefix(2).elementsEqual([0x23, 0x21]) else { return false }
        let line = String(decoding: file.bytes.prefix(120).prefix { $0 != 0x0A }, as: UTF8.self)
        return ["node", "bun", "deno", "tsx", "ts-node", "zx"].contains { line.contains($0) }
    }

    /// Whether Node takes it for JavaScript when it is told to load it: every name but those it knows otherwise.
    static func mayBeLoaded(_ file: ReleaseFile) -> Bool {
        let name = lastPart(file.path).lowercased()
        guard !name.hasSuffix(".json"), !name.hasSuffix(".node"), !name.hasSuffix(".wasm"), !name.hasSuffix(".d.ts") else { return false }
        return FileKind.mayBeScript(file.bytes)
    }

    static func lastPart(_ path: String) -> Substring { path.split(separator: "/").last ?? "" }
}

extension FileFacts {
    /// Whether the file is read as code: by its name or first line, or because install runs it and no other interpreter is named.
    func isRead(atInstall: Bool) -> Bool {
        SourceLanguage.isJavaScript(file)
            || (atInstall && kind == .source && SourceLanguage.mayBeLoaded(file))
    }
}

extension SourceLanguage {
    /// Whether the name or the first line says that another interpreter runs it.
    static func isOther(_ file: ReleaseFile) -> Bool {
        if file.bytes.prefix(2).elementsEqual([0x23, 0x21]), !isJavaScript(file) { return true }
        let parts = lastPart(file.path).lowercased().split(separator: ".", omittingEmptySubsequences: false)
        return parts.count > 1
            && ["sh", "bash", "zsh", "bat", "cmd", "ps1", "py", "rb", "pl", "vbs", "gyp"].contains(String(parts.last ?? ""))
    }
}
