// SPDX-License-Identifier: Apache-2.0

extension InstallTrace {
    /// Follows names of files that stand in a text, whatever the text is: with a slash, or with the ending of something that runs.
    mutating func followNames(in bytes: ArraySlice<UInt8>, of path: String, depth: Int, runsText: Bool) {
        let folder = Array(Self.folder(of: path).utf8)
        bytes.withUnsafeBufferPointer { text in
            var start = 0
            var lastDot = -1
            var hasSlash = false
            var hash = PathIndex.seed
            for at in 0...text.count {
                let byte: UInt8 = at < text.count ? text[at] : 0x0A
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D, 0x40: hash = PathIndex.step(hash, byte)
                case 0x2E:
                    lastDot = at
                    hash = PathIndex.step(hash, byte)
                case 0x2F, 0x5C:
                    hasSlash = true
                    hash = PathIndex.seed
                default:
                    if at - start >= 3, at - start <= Self.longestName,
                        hasSlash || (lastDot > start && Self.mayRun(text[(lastDot + 1)..<at])),
                        paths.mayName(hash) || hash == PathIndex.seed
                    {
                        tryName(text, start..<at, folder: folder, hasSlash, path: path, depth: depth, runsText: runsText)
                    }
                    start = at + 1
                    lastDot = -1
                    hasSlash = false
                    hash = PathIndex.seed
                }
            }
        }
    }

    private mutating func tryName(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, folder: [UInt8], _ hasSlash: Bool, path: String, depth: Int, runsText: Bool
    ) {
        guard namesLeft > 0 else {
            isCut = true
            return
        }
        namesLeft -= 1
        let name = text[range]
        let target =
            resolve(name, from: folder) ?? (folder.isEmpty ? nil : resolve(name, from: []))
            // `path.join(__dirname, 'scripts', 'run.js')` names the parts one by one.
            ?? (hasSlash ? nil : paths.only(name))
        guard let target, found[target] == nil else { return }
        let isStarted = runsText || (files[target].isDocumentary && Self.isStarted(at: range.lowerBound, in: text))
        add(target, from: path, depth: depth + 1, isStarted: isStarted)
    }

    /// A bare word names a command or a module, unless a file has just that name.
    private mutating func resolve(_ name: Slice<UnsafeBufferPointer<UInt8>>, from folder: [UInt8]) -> Int? {
        let isPath = name.first == 0x2E || name.contains(0x2F) || name.contains(0x5C) || folder.isEmpty
        return paths.find(name, from: folder, isPath ? .script : .none)
    }

    /// Endings of files that something runs or loads.
    private static let endings: [[UInt8]] = [
        "js", "cjs", "mjs", "ts", "sh", "bat", "cmd", "ps1", "py", "exe", "node", "bin", "vbs", "pl", "mts", "cts", "bash", "rb", "php",
        "jsx", "tsx", "com",
    ].map { Array($0.utf8) }

    private static func mayRun(_ ending: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        ending.count <= 4 && endings.contains { $0.elementsEqual(ending) }
    }
}
