// SPDX-License-Identifier: Apache-2.0

package import NPMModel

/// What a file is: machine code by its first bytes; else what its name says some program runs or reads; else its first bytes.
///
/// A name decides before the first bytes because interpreters go by it: `/*\0*/`, `GIF89a=1` and `BZh=1` begin JavaScript as well.
package enum FileKind: String, Sendable {
    case elf, portableExecutable, machO, webAssembly
    case archive, image, otherBinary
    /// JavaScript, TypeScript, shell, batch, PowerShell, Python: text that some program runs.
    case source
    case json
    /// Markdown, HTML, style sheets, licences: text for people and browsers.
    case document
    case otherText

    /// Machine code that runs outside Node's own checks; WebAssembly is kept apart.
    package var isNative: Bool { self == .elf || self == .portableExecutable || self == .machO }

    package var isText: Bool {
        switch self {
        case .source, .json, .document, .otherText: true
        default: false
        }
    }

    package init(_ file: ReleaseFile) {
        let first = FileKind.magic(file.bytes)
        let named = FileKind.text(file)
        if let first, first.isNative || first == .webAssembly {
            self = first
        } else if named == .source || named == .json {
            self = named
        } else {
            self = first ?? (FileKind.looksBinary(file.bytes) ? .otherBinary : named)
        }
    }

    /// What the first bytes of a file claim, where they are not those of text.
    static func binary(_ bytes: ArraySlice<UInt8>) -> FileKind? { magic(bytes) ?? (looksBinary(bytes) ? .otherBinary : nil) }

    /// Whether the name is that of a script.
    static func isNamedSource(_ file: ReleaseFile) -> Bool { text(file) == .source }

    /// Whether an interpreter could take the first bytes for a script: four visible characters or blanks, or fewer before a
    /// comment or quotation begins, which may hold anything. Real pictures, archives and programs mostly begin otherwise.
    static func mayBeScript(_ bytes: ArraySlice<UInt8>) -> Bool {
        let head = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3).prefix(4) : bytes.prefix(4)
        var before: UInt8 = 0
        for byte in head {
            guard (0x20...0x7E).contains(byte) || (0x09...0x0D).contains(byte) else { return false }
            let isQuotation = byte == 0x22 || byte == 0x27 || byte == 0x60 || byte == 0x23
            if isQuotation || (before == 0x2F && (byte == 0x2A || byte == 0x2F)) { return true }
            before = byte
        }
        return true
    }

    /// Magic numbers as the formats' specifications give them: ELF (System V ABI), PE (`MZ` and the header it points at),
    /// Mach-O (loader.h; a fat header is told from a Java class by its count of architectures), WebAssembly (section 5.5.16).
    private static func magic(_ bytes: ArraySlice<UInt8>) -> FileKind? {
        let head = Array(bytes.prefix(64))
        guard head.count >= 8 else { return nil }
        func starts(_ wanted: [UInt8]) -> Bool { head.starts(with: wanted) }
        if starts([0x7F, 0x45, 0x4C, 0x46]) { return .elf }
        if starts([0x00, 0x61, 0x73, 0x6D]) { return .webAssembly }
        if starts([0xCF, 0xFA, 0xED, 0xFE]) || starts([0xCE, 0xFA, 0xED, 0xFE]) || starts([0xFE, 0xED, 0xFA, 0xCE])
            || starts([0xFE, 0xED, 0xFA, 0xCF])
        {
            return .machO
        }
        if starts([0xCA, 0xFE, 0xBA, 0xBE]), head[4] == 0, head[5] == 0, head[6] == 0, head[7] > 0, head[7] < 20 { return .machO }
        if starts([0x4D, 0x5A]), isPortableExecutable(bytes, head) { return .portableExecutable }
        if starts([0x1F, 0x8B]) || starts([0x50, 0x4B, 0x03, 0x04]) || starts([0x42, 0x5A, 0x68]) || starts([0xFD, 0x37, 0x7A, 0x58, 0x5A])
            || starts([0x37, 0x7A, 0xBC, 0xAF]) || starts([0x52, 0x61, 0x72, 0x21]) || starts([0x28, 0xB5, 0x2F, 0xFD])
        {
            return .archive
        }
        if starts([0x89, 0x50, 0x4E, 0x47]) || starts([0xFF, 0xD8, 0xFF]) || starts([0x47, 0x49, 0x46, 0x38]) { return .image }
        return nil
    }

    private static func isPortableExecutable(_ bytes: ArraySlice<UInt8>, _ head: [UInt8]) -> Bool {
        guard head.count == 64 else { return false }
        let offset = Int(head[60]) | Int(head[61]) << 8 | Int(head[62]) << 16
        guard offset >= 4, offset + 4 <= bytes.count else { return false }
        let start = bytes.startIndex + offset
        return bytes[start] == 0x50 && bytes[start + 1] == 0x45 && bytes[start + 2] == 0 && bytes[start + 3] == 0
    }

    /// A NUL in the first kilobyte, or more than a tenth of it control characters.
    private static func looksBinary(_ bytes: ArraySlice<UInt8>) -> Bool {
        let head = bytes.prefix(1024)
        var odd = 0
        for byte in head {
            if byte == 0 { return true }
            if byte < 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09, byte != 0x0C, byte != 0x1B { odd += 1 }
        }
        return odd * 10 > head.count
    }

    private static func text(_ file: ReleaseFile) -> FileKind {
        let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, let last = parts.last else {
            return file.bytes.prefix(2).elementsEqual([0x23, 0x21]) ? .source : .otherText
        }
        switch last.lowercased() {
        case "js", "cjs", "mjs", "jsx", "ts", "cts", "mts", "tsx", "sh", "bash", "zsh", "bat", "cmd", "ps1", "py", "rb", "pl",
            "vbs", "es6", "es", "csh", "ksh", "fish", "psm1", "wsf", "php", "lua":
            return .source
        case "json", "map", "json5": return .json
        case "md", "markdown", "html", "htm", "css", "scss", "less", "rst", "svg", "adoc": return .document
        default: return file.bytes.prefix(2).elementsEqual([0x23, 0x21]) ? .source : .otherText
        }
    }
}

extension FileFacts {
    /// Format, size and first bytes, for evidence: there is no text to show.
    var binaryFormat: String {
        let format =
            switch kind {
            case .elf: "ELF (Linux)"
            case .portableExecutable: "PE (Windows)"
            case .machO: "Mach-O (macOS)"
            default: kind.rawValue
            }
        let head = file.bytes.prefix(8).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined(separator: " ")
        return "\(format), \(PlainWords.bytes(file.bytes.count)), begins \(head)"
    }
}
