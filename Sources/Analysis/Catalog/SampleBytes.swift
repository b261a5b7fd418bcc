// SPDX-License-Identifier: Apache-2.0

/// Heads of binary formats for samples: recognisable, and nothing that could run.
enum SampleBytes {
    static let elf: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0] + [UInt8](repeating: 0, count: 56)

    static let portableExecutable: [UInt8] = {
        var bytes: [UInt8] = [0x4D, 0x5A] + [UInt8](repeating: 0, count: 126)
        bytes[60] = 64
        bytes[64] = 0x50
        bytes[65] = 0x45
        return bytes
    }()

    static let webAssembly: [UInt8] = [0x00, 0x61, 0x73, 0x6D, 1, 0, 0, 0]

    /// Hexadecimal digits that look encrypted, and are a counter: a linear congruential sequence with the constants of C's `rand`.
    static func hexText(_ count: Int) -> String {
        let digits = Array("0123456789abcdef")
        var state: UInt32 = 20_180_909
        return String(
            (0..<count).map { _ in
                state = state &* 1_103_515_245 &+ 12_345
                return digits[Int(state >> 16) % 16]
            })
    }
}
