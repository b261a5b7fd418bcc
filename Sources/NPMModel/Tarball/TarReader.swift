// SPDX-License-Identifier: Apache-2.0

/// Walks the entries of an unpacked tar archive in the order and with the leniency of node-tar 6.2.1.
///
/// Headers that npm skips are skipped 512 bytes at a time, so that the body of a refused entry is itself searched for
/// headers, as it is there.
struct TarReader {
    struct Entry {
        var header: TarHeader
        /// Shorter than the header says when the archive ends first.
        var body: ArraySlice<UInt8>
        var missingBytes: Double
        /// A pax record or a long name replaced the path.
        var pathIsExtended: Bool
    }

    enum Event {
        case entry(Entry)
        case damagedHeader
        /// A size below zero by more than a block, on which npm's reader fails.
        case negativeSize(TarHeader)
    }

    private let archive: ArraySlice<UInt8>
    private var at: Int
    private var extensions = TarExtensions()
    private var sawEmptyBlock = false
    /// Any header was valid. Where none is, the bytes are no archive.
    private(set) var sawEntry = false
    /// The archive ends inside an entry that is not a file: a long name or a link, say.
    private(set) var endsInsideSkipped = false
    /// The two empty blocks that end an archive were there.
    private(set) var sawEnd = false

    init(_ archive: ArraySlice<UInt8>) {
        self.archive = archive
        at = archive.startIndex
    }

    /// What follows the end, or is too short to be a header.
    var rest: ArraySlice<UInt8> { archive[at...] }

    /// The next thing of interest; `nil` at the end.
    mutating func next() -> Event? {
        while !sawEnd, archive.endIndex - at >= TarHeader.blockSize {
            let block = archive[at..<at + TarHeader.blockSize]
            at += TarHeader.blockSize
            switch TarHeader.read(block.span, extensions) {
            case .unreadable: return .damagedHeader
            case .damaged:
                sawEmptyBlock = false
                return .damagedHeader
            case .empty:
                sawEnd = sawEmptyBlock
                sawEmptyBlock = true
            case .entry(let header):
                sawEmptyBlock = false
                sawEntry = true
                guard header.size > -512 || !header.size.isFinite else {
                    extensions.endEntry()
                    return .negativeSize(header)
                }
                if let event = entry(header) { return event }
            }
        }
        return nil
    }

    private mutating func entry(_ header: TarHeader) -> Event? {
        let available = archive.endIndex - at
        // Not a number counts as nothing.
        let wanted = header.size > 0 ? header.size : 0
        let length = wanted < Double(available) ? Int(wanted) : available
        let body = archive[at..<at + length]
        let padded = (wanted / 512).rounded(.up) * 512
        at += padded < Double(available) ? Int(padded) : available

        if wanted > Double(length), header.type != UInt8(ascii: "0"), header.type != UInt8(ascii: "7") { endsInsideSkipped = true }
        switch header.type {
        case UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "g"):
            if let text = metadata(body, wanted) { extensions.readPax(text, isGlobal: header.type == UInt8(ascii: "g")) }
            return nil
        case UInt8(ascii: "L"), UInt8(ascii: "N"):
            if let text = metadata(body, wanted) { extensions.readLongName(text) }
            return nil
        case UInt8(ascii: "K"): return nil
        default:
            let event = Entry(
                header: header, body: body, missingBytes: wanted - Double(length), pathIsExtended: extensions.path != nil)
            extensions.endEntry()
            return .entry(event)
        }
    }

    private func metadata(_ body: ArraySlice<UInt8>, _ wanted: Double) -> ArraySlice<UInt8>? {
        wanted > 0 && wanted <= Double(ArchiveLimits.metadataBytes) && Double(body.count) >= wanted.rounded(.down) ? body : nil
    }
}
