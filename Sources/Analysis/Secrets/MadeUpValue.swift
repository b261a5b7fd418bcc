// SPDX-License-Identifier: Apache-2.0

/// Tells values that people write as examples, placeholders or in tests from random ones.
enum MadeUpValue {
    /// Whether the bytes follow a pattern that a random generator does not give: few different characters, neighbours of the
    /// alphabet in a row, a piece repeated, low entropy.
    static func isMadeUp(_ value: ArraySlice<UInt8>) -> Bool {
        guard value.count >= 8 else { return false }
        let bytes = Array(value)
        return hasLongRun(bytes) || isRepeated(bytes) || entropy(bytes) < 0.7 * Double.log2OfSmaller(bytes.count, 16)
            || sequenceShare(bytes) > 0.4
    }

    /// Seven times the same character, or half of the value.
    private static func hasLongRun(_ bytes: [UInt8]) -> Bool {
        var run = 1
        for at in bytes.indices.dropFirst() {
            run = bytes[at] == bytes[at - 1] ? run + 1 : 1
            if run >= 7 || run * 2 > bytes.count { return true }
        }
        return false
    }

    /// Whether a piece of at most a third of the value, twice the same, makes up all of it.
    private static func isRepeated(_ bytes: [UInt8]) -> Bool {
        let bytes = bytes.prefix(128)
        guard bytes.count >= 6 else { return false }
        for period in 1...max(1, bytes.count / 3) where zip(bytes, bytes.dropFirst(period)).allSatisfy({ $0 == $1 }) { return true }
        return false
    }

    /// The share of characters that follow their neighbour in ASCII, up or down, in runs of three and more: `abcdef`, `4321`.
    private static func sequenceShare(_ bytes: [UInt8]) -> Double {
        var inside = 0
        var run = 1
        var step = 0
        for at in bytes.indices.dropFirst() {
            let now = Int(bytes[at]) - Int(bytes[at - 1])
            // From 9 on to 0, as people count.
            let difference = bytes[at - 1] == 0x39 && bytes[at] == 0x30 ? 1 : now
            if abs(difference) == 1, difference == step || run == 1 {
                run += 1
            } else {
                if run >= 3 { inside += run }
                run = 1
            }
            step = difference
        }
        if run >= 3 { inside += run }
        return Double(inside) / Double(max(1, bytes.count))
    }

    /// Shannon's entropy of the bytes, in bits a byte.
    static func entropy(_ bytes: some Collection<UInt8>) -> Double {
        var counts = [Int](repeating: 0, count: 256)
        for byte in bytes { counts[Int(byte)] += 1 }
        let total = Double(bytes.count)
        guard total > 0 else { return 0 }
        return counts.reduce(0) { sum, count in
            guard count > 0 else { return sum }
            let share = Double(count) / total
            return sum - share * Logarithm.base2(share)
        }
    }

    /// Words that stand in values of documentation and tests. In random text of 40 letters and digits one of five letters
    /// turns up once in 600,000 times.
    private static let words: [[UInt8]] = [
        "example", "sample", "dummy", "placeholder", "yourtoken", "yourkey", "your_", "your-", "yoursecret", "changeme", "change_me",
        "change-me",
        "replace", "redacted", "foobar", "insert", "xxxxx", "notreal", "not_real", "not-real", "fake_", "fake-", "faketoken", "fakekey",
        "testtest", "test_", "test-", "testtoken", "testkey", "testing", "mytoken", "mysecret", "my_secret", "my-secret", "my_token",
        "secretkey",
        "secret_key", "supersecret", "super_secret", "super-secret", "topsecret", "notasecret", "todo", "deadbeef", "12345678", "abcdefgh",
        "01234567", "asdfasdf",
        "qwerty", "loremipsum", "keyboardcat", "_here", "-here", "tokenhere", "keyhere", "00000000", "mock", "invalid", "....", "****",
        "password",
        "undefined", "localhost", "some_", "some-", "any_", "hunter2", "letmein",
        // The first keys of the wallets that Hardhat, Anvil and Ganache print at each start.
        "ac0974bec39a17e3", "59c6995e998f97a5", "5de4111afa1a4b94", "4f3edf983ac636a6", "6cbed15c793ce576",
        // The tokens of RFC 6749.
        "2yotnfzfejr1zcsicmwpaa", "tgzv3jokf0xg5qx2tlkwia",
    ].map { Array($0.utf8) }

    /// Whether the value holds a word of examples, in any case.
    static func hasExampleWord(_ value: ArraySlice<UInt8>) -> Bool {
        let lowered = value.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        return lowered.withUnsafeBufferPointer { bytes in
            for at in bytes.indices {
                for word in words where word[0] == bytes[at] && at + word.count <= bytes.count {
                    if bytes[at..<at + word.count].elementsEqual(word) { return true }
                }
            }
            return false
        }
    }

    /// Whether the value is no value but says where to take one from: `${TOKEN}`, `<token>`, `{{ token }}`, `%TOKEN%`, `$TOKEN`.
    static func isReference(_ value: ArraySlice<UInt8>) -> Bool {
        guard let first = value.first, let last = value.last else { return true }
        if [0x24, 0x3C, 0x7B, 0x5B, 0x28, 0x25, 0x40].contains(first), first != 0x40 || last == 0x40 { return true }
        // `process.env.X`, `env:X`, `op://…`, `vault:…`, and templates inside.
        let text = String(decoding: value.prefix(200), as: UTF8.self)
        let lowered = text.lowercased()
        return ["process.env", "env:", "env.", "op://", "vault:", "secretsmanager:", "arn:aws", "file:", "http://", "https://"].contains {
            lowered.hasPrefix($0)
        } || text.contains("${") || text.contains("{{") || text.contains("$(") || text.contains("<%")
    }
}

/// Logarithms without the C library: sums of entropies need no more than a few digits.
enum Logarithm {
    /// log2 of a positive number, to about 1e-7: the exponent, and a series of the significand's (s - 1) / (s + 1).
    static func base2(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return 0 }
        let ratio = (value.significand - 1) / (value.significand + 1)
        let square = ratio * ratio
        var term = ratio
        var sum = 0.0
        for odd in stride(from: 1.0, through: 17, by: 2) {
            sum += term / odd
            term *= square
        }
        // 2 / ln 2
        return Double(value.exponent) + sum * 2.885_390_081_777_927
    }
}

extension Double {
    static func log2OfSmaller(_ a: Int, _ b: Int) -> Double { Logarithm.base2(Double(Swift.max(1, Swift.min(a, b)))) }
}
