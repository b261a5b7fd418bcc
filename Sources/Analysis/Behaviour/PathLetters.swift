// SPDX-License-Identifier: Apache-2.0

extension String {
    /// Whether the letters, given in lower case, stand side by side in either case: a first look at paths that costs next to nothing.
    func hasLetters(_ letters: StaticString) -> Bool {
        letters.withUTF8Buffer { wanted in
            guard let first = wanted.first else { return true }
            let own = utf8
            var at = own.startIndex
            while let found = own[at...].firstIndex(where: { $0 | 0x20 == first | 0x20 }) {
                if own[found...].prefix(wanted.count).elementsEqual(wanted, by: { $0 | 0x20 == $1 | 0x20 }) { return true }
                at = own.index(after: found)
            }
            return false
        }
    }

    /// Whether a name in a path begins with a period.
    var hasDotName: Bool {
        var isStart = true
        for byte in utf8 {
            if isStart, byte == UInt8(ascii: ".") { return true }
            isStart = byte == UInt8(ascii: "/")
        }
        return false
    }
}
