// SPDX-License-Identifier: Apache-2.0

/// Collects a release's files as npm would write them, and notes what it would not.
struct ReleaseContentBuilder {
    private let limits: ArchiveLimits
    private var files: [ReleaseFile] = []
    /// For each of ``files``, when its path first came: npm keeps the first of a file and a folder of one name.
    private var firstSeen: [Int] = []
    private var indexByPath: [ExactText: Int] = [:]
    private var seenIgnoreFiles: Set<ExactText> = []
    private var topFolder: String?
    private var topFolders: Set<ExactText> = []
    private var position = 0
    private var pathBytes = 0
    /// Paths ending in `.npmignore` whose file was a `.gitignore`.
    private var renamedIgnoreFiles: Set<ExactText> = []
    private(set) var oddities: [ArchiveOddity] = []
    private var oddityCounts: [ArchiveOddity.Kind: Int] = [:]
    private(set) var unread: [UnreadPart] = []
    private var unlistedUnread = 0

    init(limits: ArchiveLimits) { self.limits = limits }

    mutating func note(_ kind: ArchiveOddity.Kind, _ path: String) {
        let count = oddityCounts[kind, default: 0]
        guard count < ArchiveLimits.odditiesOfAKind else { return }
        oddityCounts[kind] = count + 1
        oddities.append(ArchiveOddity(kind: kind, path: printable(path)))
    }

    mutating func leaveUnread(_ part: String, _ reason: String) {
        guard unread.count < ArchiveLimits.unreadParts else {
            unlistedUnread += 1
            return
        }
        unread.append(UnreadPart(part: printable(part), reason: reason))
    }

    /// Adds a regular file under its path in the archive, first segment included.
    /// - Returns: the limit that lets no more files in; `nil` when there is room for the next.
    mutating func add(_ archivePath: String, body: ArraySlice<UInt8>, mode: UInt16) -> String? {
        position += 1
        pathBytes += archivePath.utf8.count
        guard pathBytes <= limits.allPathBytes else { return "its paths have more than \(limits.allPathBytes) bytes" }
        guard let path = place(archivePath) else { return nil }
        guard path.utf8.count <= limits.pathBytes else {
            leaveUnread(path, "its path has \(path.utf8.count) bytes; the limit is \(limits.pathBytes)")
            return nil
        }
        guard body.count <= limits.fileBytes else {
            leaveUnread(path, "it has \(body.count) bytes; the limit for one file is \(limits.fileBytes)")
            return nil
        }
        if mode & 0o6000 != 0 { note(.setuid, archivePath) }
        let file = ReleaseFile(path: path, bytes: body, mode: mode)
        if let index = indexByPath[ExactText(path)] {
            // An .npmignore takes the place of the .gitignore that was written under its name: nobody packed a path twice.
            if renamedIgnoreFiles.remove(ExactText(path)) == nil { note(.duplicatePath, archivePath) }
            files[index] = file
            return nil
        }
        guard files.count < limits.fileCount else { return "it has more than \(limits.fileCount) files" }
        if archivePath.utf8.suffix(10).elementsEqual(".gitignore".utf8) { renamedIgnoreFiles.insert(ExactText(path)) }
        indexByPath[ExactText(path)] = files.count
        files.append(file)
        firstSeen.append(position)
        return nil
    }

    /// Where npm writes an entry; `nil` where it writes none.
    private mutating func place(_ archivePath: String) -> String? {
        guard let renamed = ignoreFileName(archivePath) else { return nil }
        let resolved = EntryPath.resolve(renamed, depth: limits.depth)
        if resolved.wasAbsolute || resolved.place == .outside { note(.absolutePath, archivePath) }
        switch resolved.place {
        case .at(let path):
            guard EntryPath.canBeWritten(path) else {
                note(.unwritableName, archivePath)
                return nil
            }
            if path.utf8.contains(UInt8(ascii: "\\")) { note(.backslashInName, archivePath) }
            if !resolved.wasAbsolute { noteTopFolder(archivePath) }
            return path
        case .root: note(.fileAtRoot, archivePath)
        case .parent: note(.parentPath, archivePath)
        case .outside: break
        case .tooDeep: leaveUnread(archivePath, "it lies more than \(limits.depth) folders deep")
        }
        return nil
    }

    private mutating func noteTopFolder(_ archivePath: String) {
        let top = String(archivePath.utf8.prefix { $0 != UInt8(ascii: "/") }) ?? ""
        guard topFolders.count < ArchiveLimits.odditiesOfAKind, topFolders.insert(ExactText(top)).inserted else { return }
        if topFolder == nil { topFolder = top } else { note(.secondTopFolder, top) }
    }

    /// pacote writes `.gitignore` as `.npmignore`, unless the archive brought one before (`fetcher.js`, pacote 18.0.6).
    private mutating func ignoreFileName(_ path: String) -> String? {
        let base = path.utf8.split(separator: UInt8(ascii: "/")).last
        if base?.elementsEqual(".npmignore".utf8) == true {
            seenIgnoreFiles.insert(ExactText(path))
        } else if base?.elementsEqual(".gitignore".utf8) == true, path.utf8.last != UInt8(ascii: "/") {
            let renamed = String(decoding: path.utf8.dropLast(".gitignore".utf8.count), as: UTF8.self) + ".npmignore"
            return seenIgnoreFiles.contains(ExactText(renamed)) ? nil : renamed
        }
        return path
    }

    /// Files sorted, clashes between files and folders settled, the rest noted.
    mutating func finish(archiveBytes: Int) -> ReleaseContent {
        let order = files.indices.sorted { files[$0].path.utf8.lexicographicallyPrecedes(files[$1].path.utf8) }
        let sorted = order.map { files[$0] }
        let kept = withoutClashes(sorted, firstSeen: order.map { firstSeen[$0] })
        files = []
        indexByPath = [:]
        noteCaseCollisions(kept)
        noteBundledModules(kept)
        if unlistedUnread > 0 {
            unread.append(UnreadPart(part: "tarball", reason: "\(unlistedUnread) more parts were not read"))
        }
        return ReleaseContent(files: kept, oddities: oddities, archiveBytes: archiveBytes, unread: unread)
    }

    /// A file and a folder of one name cannot both be: npm keeps what came first.
    private mutating func withoutClashes(_ sorted: [ReleaseFile], firstSeen: [Int]) -> [ReleaseFile] {
        var dropped: Set<Int> = []
        for index in sorted.indices where !dropped.contains(index) {
            let inside = descendants(of: index, in: sorted)
            guard let earliest = firstSeen[inside].min() else { continue }
            note(.fileAndFolder, sorted[index].path)
            if earliest < firstSeen[index] { dropped.insert(index) } else { dropped.formUnion(inside) }
        }
        return dropped.isEmpty ? sorted : sorted.indices.filter { !dropped.contains($0) }.map { sorted[$0] }
    }

    /// The files below a folder of this file's name: neighbours in the sorted list, since `0` follows `/`.
    private func descendants(of index: Int, in sorted: [ReleaseFile]) -> Range<Int> {
        func firstIndex(notBefore wanted: String) -> Int {
            var low = index + 1
            var high = sorted.count
            while low < high {
                let middle = (low + high) / 2
                if sorted[middle].path.utf8.lexicographicallyPrecedes(wanted.utf8) { low = middle + 1 } else { high = middle }
            }
            return low
        }
        let path = sorted[index].path
        guard index + 1 < sorted.count, sorted[index + 1].path.utf8.starts(with: path.utf8) else { return index + 1..<index + 1 }
        let start = firstIndex(notBefore: path + "/")
        return start..<max(start, firstIndex(notBefore: path + "0"))
    }

    /// Paths that are one on file systems that fold case or Unicode forms.
    private mutating func noteCaseCollisions(_ files: [ReleaseFile]) {
        var seen: Set<String> = []
        seen.reserveCapacity(files.count)
        for file in files where !seen.insert(file.path.lowercased()).inserted { note(.caseCollision, file.path) }
    }

    private mutating func noteBundledModules(_ files: [ReleaseFile]) {
        var last = ""
        for file in files where file.path.hasPrefix("node_modules/") {
            let segments = file.path.split(separator: "/", maxSplits: 3)
            let isScoped = segments.count > 2 && segments[1].hasPrefix("@")
            let name = segments.prefix(isScoped ? 3 : 2).joined(separator: "/")
            if name != last { note(.bundledNodeModules, name) }
            last = name
        }
    }
}

extension EntryPath {
    /// Whether any file system that npm runs on takes the name: no zero byte, no segment over 255 UTF-16 units (the
    /// widest of them; Linux stops at 255 bytes).
    static func canBeWritten(_ path: String) -> Bool {
        guard !path.utf8.contains(0) else { return false }
        return path.utf8.count <= 255 || path.split(separator: "/").allSatisfy { $0.utf8.count <= 255 || $0.utf16.count <= 255 }
    }
}
