// SPDX-License-Identifier: Apache-2.0

/// A plain reader of deflate data (RFC 1951) that keeps everything up to the first fault.
///
/// Used only for streams that libdeflate refused, so it aims at being right and bounded rather than fast.
struct Inflate {
    enum Outcome: Sendable { case finished, cutShort, damaged, full }

    /// Appends what `data` unpacks to.
    /// - Parameter limit: the most bytes that `output` may have in all.
    static func append(_ data: ArraySlice<UInt8>, to output: inout [UInt8], limit: Int) -> Outcome {
        var reader = Inflate(data: data, start: output.count, limit: limit)
        do {
            while try reader.block(into: &output) {}
            return .finished
        } catch {
            return error.outcome
        }
    }

    private struct Fault: Error {
        var outcome: Outcome
        static let cutShort = Fault(outcome: .cutShort)
        static let damaged = Fault(outcome: .damaged)
        static let full = Fault(outcome: .full)
    }

    private let data: ArraySlice<UInt8>
    private var at: Int
    private var bits: UInt32 = 0
    private var bitCount = 0
    /// Where this stream's output starts: distances do not reach before it.
    private let start: Int
    private let limit: Int

    private init(data: ArraySlice<UInt8>, start: Int, limit: Int) {
        self.data = data
        self.at = data.startIndex
        self.start = start
        self.limit = limit
    }

    private mutating func take(_ count: Int) throws(Fault) -> Int {
        while bitCount < count {
            guard at < data.endIndex else { throw .cutShort }
            bits |= UInt32(data[at]) << UInt32(bitCount)
            at += 1
            bitCount += 8
        }
        let value = Int(bits & (UInt32(1) << UInt32(count) - 1))
        bits >>= UInt32(count)
        bitCount -= count
        return value
    }

    /// Reads one block; `false` after the last.
    private mutating func block(into output: inout [UInt8]) throws(Fault) -> Bool {
        let isLast = try take(1) == 1
        switch try take(2) {
        case 0: try stored(into: &output)
        case 1: try compressed(Inflate.fixedLiterals, Inflate.fixedDistances, into: &output)
        case 2:
            let (literals, distances) = try dynamicCodes()
            try compressed(literals, distances, into: &output)
        default: throw .damaged
        }
        return !isLast
    }

    private mutating func stored(into output: inout [UInt8]) throws(Fault) {
        bits = 0
        bitCount = 0
        let length = try take(16)
        guard try take(16) == length ^ 0xFFFF else { throw .damaged }
        let available = min(length, data.endIndex - at, limit - output.count)
        output.append(contentsOf: data[at..<at + available])
        at += available
        if available < length { throw output.count >= limit ? .full : .cutShort }
    }

    private mutating func compressed(_ literals: Code, _ distances: Code, into output: inout [UInt8]) throws(Fault) {
        while true {
            let symbol = try decode(literals)
            if symbol == 256 { return }
            if symbol < 256 {
                guard output.count < limit else { throw .full }
                output.append(UInt8(symbol))
                continue
            }
            guard symbol <= 285 else { throw .damaged }
            let length = Inflate.lengthBase[symbol - 257] + (try take(Inflate.lengthExtra[symbol - 257]))
            let code = try decode(distances)
            guard code <= 29 else { throw .damaged }
            let distance = Inflate.distanceBase[code] + (try take(Inflate.distanceExtra[code]))
            guard distance <= output.count - start else { throw .damaged }
            guard output.count + length <= limit else { throw .full }
            for _ in 0..<length { output.append(output[output.count - distance]) }
        }
    }

    private mutating func dynamicCodes() throws(Fault) -> (Code, Code) {
        let literalCount = try take(5) + 257
        let distanceCount = try take(5) + 1
        let lengthCount = try take(4) + 4
        guard literalCount <= 286, distanceCount <= 30 else { throw .damaged }
        var codeLengths = [UInt8](repeating: 0, count: 19)
        for position in Inflate.codeLengthOrder.prefix(lengthCount) { codeLengths[position] = UInt8(try take(3)) }
        let lengthCode = try Code(codeLengths[...])
        var lengths: [UInt8] = []
        while lengths.count < literalCount + distanceCount {
            let symbol = try decode(lengthCode)
            if symbol < 16 {
                lengths.append(UInt8(symbol))
                continue
            }
            var value: UInt8 = 0
            let times: Int
            switch symbol {
            case 16:
                guard let last = lengths.last else { throw .damaged }
                value = last
                times = try take(2) + 3
            case 17: times = try take(3) + 3
            default: times = try take(7) + 11
            }
            guard lengths.count + times <= literalCount + distanceCount else { throw .damaged }
            lengths.append(contentsOf: repeatElement(value, count: times))
        }
        return (try Code(lengths[..<literalCount]), try Code(lengths[literalCount...]))
    }

    /// A canonical Huffman code: how many codes have each length, and their symbols in order.
    private struct Code: Sendable {
        var counts = [Int](repeating: 0, count: 16)
        var symbols: [Int] = []

        init(_ lengths: ArraySlice<UInt8>) throws(Fault) {
            for length in lengths { counts[Int(length)] += 1 }
            counts[0] = 0
            var left = 1
            for length in 1...15 {
                left = left << 1 - counts[length]
                guard left >= 0 else { throw .damaged }
            }
            for length in 1...15 where counts[length] > 0 {
                for (symbol, own) in lengths.enumerated() where Int(own) == length { symbols.append(symbol) }
            }
        }

        /// Codes fixed by RFC 1951 section 3.2.6.
        init(fixed lengths: [UInt8]) {
            for length in lengths { counts[Int(length)] += 1 }
            for length in 1...15 {
                for (symbol, own) in lengths.enumerated() where Int(own) == length { symbols.append(symbol) }
            }
        }
    }

    /// One symbol, a bit at a time: `first` is the first code of a length, `index` its place among the symbols.
    private mutating func decode(_ code: Code) throws(Fault) -> Int {
        var value = 0
        var first = 0
        var index = 0
        for length in 1...15 {
            value |= try take(1)
            let count = code.counts[length]
            if value - first < count { return code.symbols[index + value - first] }
            index += count
            first = (first + count) << 1
            value <<= 1
        }
        throw .damaged
    }

    private static let fixedLiterals = Code(
        fixed: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
    private static let fixedDistances = Code(fixed: [UInt8](repeating: 5, count: 30))
    private static let codeLengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    private static let lengthBase = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
    ]
    private static let lengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
    private static let distanceBase = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
        8193, 12289, 16385, 24577,
    ]
    private static let distanceExtra = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ]
}
