// SPDX-License-Identifier: Apache-2.0

import NPMModel

extension AdvisoryArchive {
    /// Whether a file in a folder is one that advisories are read from.
    package static func isReadableFile(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasSuffix(".zip") || isReadable(name.hasSuffix(".gz") ? String(name.dropLast(3)) : name)
    }

    /// Reads a file of any kind that advisories come in: the texts of ``read(_:name:take:)``, these compressed with gzip, or a ZIP
    /// archive of them (OSV's `all.zip`). Told apart by content.
    ///
    /// - Returns: `false` when the file as a whole could not be read, which is noted in ``damages``; records that could not are
    ///   noted too, but do not make the file one of those.
    package mutating func readFile(_ bytes: [UInt8], name: String, take: (Advisory) throws -> Void) rethrows -> Bool {
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            return try readZip(bytes, name: name, take: take)
        }
        guard GzipFile.isGzip(bytes) else { return try readText(bytes, name: name, take: take) }
        let text: [UInt8]
        do {
            text = try GzipFile.contents(of: bytes)
        } catch {
            note(name, AdvisoryError(error))
            return false
        }
        return try readText(text, name: name.hasSuffix(".gz") ? String(name.dropLast(3)) : name, take: take)
    }

    private mutating func readText(_ bytes: [UInt8], name: String, take: (Advisory) throws -> Void) rethrows -> Bool {
        let before = (recordCount, damageCount)
        try read(bytes, name: name, take: take)
        // A file in which nothing at all could be read is not a list of advisories.
        return recordCount > before.0 || damageCount == before.1
    }

    private mutating func readZip(_ bytes: [UInt8], name: String, take: (Advisory) throws -> Void) rethrows -> Bool {
        let archive: ZipArchive
        do {
            archive = try ZipArchive(bytes)
        } catch {
            note(name, AdvisoryError(error))
            return false
        }
        let before = recordCount
        for entry in archive.entries where !entry.isFolder && Self.isReadable(entry.name) {
            let place = "\(name)/\(entry.name)"
            let contents: [UInt8]
            do {
                contents = try archive.contents(of: entry)
            } catch {
                note(place, AdvisoryError(error))
                continue
            }
            try read(contents, name: place, take: take)
        }
        return recordCount > before || archive.entries.isEmpty
    }
}

extension AdvisoryError {
    fileprivate init(_ error: ZipError) {
        self.init(code: error.code == .limitExceeded ? .tooLarge : .damagedFile, message: error.message, remedy: error.remedy)
    }
}
