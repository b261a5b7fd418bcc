// SPDX-License-Identifier: Apache-2.0

import CDeflate

/// Decompresses as npm does: members one after another, the later ones gzip or zlib, up to what is neither.
///
/// Memory: the output takes at most `bound` bytes, whatever the input claims.
package struct Gzip {
    package private(set) var output: [UInt8] = []
    /// Why the output is not the whole content; `nil` when it is.
    package private(set) var unread: String?
    private(set) var emptyMembers = 0
    /// Members with content.
    private(set) var members = 0
    private(set) var hasTrailingData = false

    package static func isCompressed(_ archive: ArraySlice<UInt8>) -> Bool { archive.starts(with: [0x1F, 0x8B]) }

    /// - Parameters:
    ///   - archive: starts with the two bytes of ``isCompressed(_:)``.
    ///   - bound: the most bytes that come out; what is beyond is left, and ``unread`` says so.
    package init(_ archive: ArraySlice<UInt8>, bound: Int) {
        if readWhole(archive, bound: bound) { return }
        readMembers(archive, bound: bound)
        // The memory asked for is that of the bound; give back what stayed empty.
        if output.count < output.capacity / 2 { output = output.withUnsafeBufferPointer { Array($0) } }
    }

    /// The usual case: one member, its length in the last four bytes. `false` when it is anything else.
    private mutating func readWhole(_ archive: ArraySlice<UInt8>, bound: Int) -> Bool {
        guard archive.count >= 18 else { return false }
        let length = archive.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        guard length > 0, length <= bound else { return false }
        var step = Step(result: LIBDEFLATE_BAD_DATA, consumed: 0, produced: 0)
        output = archive.withUnsafeBufferPointer { input in
            Array(unsafeUninitializedCapacity: length) { buffer, count in
                step = Gzip.decompress(UnsafeRawBufferPointer(input), into: UnsafeMutableRawBufferPointer(buffer), .gzip)
                count = step.produced
            }
        }
        guard step.result == LIBDEFLATE_SUCCESS, step.consumed == archive.count else {
            output = []
            return false
        }
        members = 1
        return true
    }

    /// Every other case. All members go into one buffer of the bound's size, of which only what is written becomes real memory.
    private mutating func readMembers(_ archive: ArraySlice<UInt8>, bound: Int) {
        var end = End.done
        output = archive.withUnsafeBufferPointer { input in
            Array(unsafeUninitializedCapacity: bound) { buffer, count in
                end = decompressMembers(UnsafeRawBufferPointer(input), into: UnsafeMutableRawBufferPointer(buffer), count: &count)
            }
        }
        switch end {
        case .done: break
        case .full: unread = "it unpacks to more than \(bound) bytes, the limit for an archive of \(archive.count) bytes"
        case .broken(let at, let format): salvage(archive[(archive.startIndex + at)...], format, bound: bound)
        }
    }

    private enum Format { case gzip, zlib }
    private enum End {
        case done, full
        case broken(at: Int, Format)
    }
    private struct Step {
        var result: libdeflate_result
        var consumed: Int
        var produced: Int
    }

    private mutating func decompressMembers(
        _ input: UnsafeRawBufferPointer, into buffer: UnsafeMutableRawBufferPointer, count: inout Int
    ) -> End {
        var at = 0
        while at < input.count {
            let rest = UnsafeRawBufferPointer(rebasing: input[at...])
            guard let format = Gzip.format(of: rest, isFirst: at == 0) else {
                hasTrailingData = rest.contains { $0 != 0 }
                return .done
            }
            let room = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
            let step = Gzip.decompress(rest, into: room, format)
            switch step.result {
            case LIBDEFLATE_SUCCESS:
                if step.produced == 0 { emptyMembers += 1 } else { members += 1 }
                at += step.consumed
                count += step.produced
            case LIBDEFLATE_INSUFFICIENT_SPACE:
                // libdeflate does not say how much it wrote. It stops at the first step that does not fit,
                // and the largest step is a stored block of 65,535 bytes: what lies before that is written.
                count += max(0, room.count - 65_536)
                return .full
            default: return .broken(at: at, format)
            }
        }
        return .done
    }

    /// zlib, which npm uses, goes on after a member when the next byte is not zero, and then takes either format.
    private static func format(of rest: UnsafeRawBufferPointer, isFirst: Bool) -> Format? {
        guard rest.count >= 2 else { return nil }
        if rest[0] == 0x1F, rest[1] == 0x8B { return .gzip }
        let isZlib = rest[0] & 0x0F == 8 && rest[0] >> 4 <= 7 && (Int(rest[0]) << 8 | Int(rest[1])) % 31 == 0
        return !isFirst && isZlib ? .zlib : nil
    }

    private static func decompress(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, _ format: Format
    ) -> Step {
        var step = Step(result: LIBDEFLATE_BAD_DATA, consumed: 0, produced: 0)
        guard let decompressor = libdeflate_alloc_decompressor() else { return step }
        defer { libdeflate_free_decompressor(decompressor) }
        let call = format == .gzip ? libdeflate_gzip_decompress_ex : libdeflate_zlib_decompress_ex
        step.result = call(
            decompressor, input.baseAddress, input.count, output.baseAddress, output.count, &step.consumed, &step.produced)
        if step.result != LIBDEFLATE_SUCCESS { step.produced = 0 }
        return step
    }

    /// Reads a broken member as far as it goes, with our own slower reader: libdeflate does not say how far it came.
    private mutating func salvage(_ member: ArraySlice<UInt8>, _ format: Format, bound: Int) {
        guard let start = Gzip.bodyStart(of: member, format) else {
            unread = "its compression header is cut short or of an unknown kind"
            return
        }
        switch Inflate.append(member[start...], to: &output, limit: bound) {
        case .finished: unread = "its checksum or length does not match its content"
        case .cutShort: unread = "the compressed data is cut short"
        case .damaged: unread = "the compressed data is damaged"
        case .full: unread = "it unpacks to more than \(bound) bytes, the limit for this archive"
        }
    }

    /// Where the deflate data starts: RFC 1952 section 2.3, RFC 1950 section 2.2.
    private static func bodyStart(of member: ArraySlice<UInt8>, _ format: Format) -> Int? {
        var at = member.startIndex
        func has(_ count: Int) -> Bool { member.endIndex - at >= count }
        if format == .zlib {
            // A preset dictionary (bit 5) is nothing that we or npm have.
            guard has(2), member[at + 1] & 0x20 == 0 else { return nil }
            return at + 2
        }
        guard has(10), member[at + 2] == 8, member[at + 3] & 0xE0 == 0 else { return nil }
        let flags = member[at + 3]
        at += 10
        if flags & 4 != 0 {
            guard has(2) else { return nil }
            let extra = Int(member[at]) | Int(member[at + 1]) << 8
            guard has(2 + extra) else { return nil }
            at += 2 + extra
        }
        for flag: UInt8 in [8, 16] where flags & flag != 0 {
            guard let end = member[at...].firstIndex(of: 0) else { return nil }
            at = end + 1
        }
        if flags & 2 != 0 {
            guard has(2) else { return nil }
            at += 2
        }
        return at
    }
}
