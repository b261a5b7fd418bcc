// SPDX-License-Identifier: Apache-2.0

extension PosixReader {
    /// Where the bracket closes that was opened before `start`: quotation marks, escapes and brackets inside are passed over.
    /// `end` where it never does. Linear; keeps its own stack.
    static func closing(_ text: [UInt8], _ start: Int, _ end: Int, _ close: UInt8) -> Int {
        var stack: [UInt8] = [close]
        var at = start
        while at < end {
            let byte = text[at]
            let inside = stack[stack.count - 1]
            if inside == 0x27 {
                if byte == 0x27 { stack.removeLast() }
            } else if byte == 0x5C {
                at += 1
            } else if byte == inside {
                stack.removeLast()
                if stack.isEmpty { return at }
            } else if byte == 0x24, at + 1 < end, text[at + 1] == 0x28 || text[at + 1] == 0x7B {
                stack.append(text[at + 1] == 0x28 ? 0x29 : 0x7D)
                at += 1
            } else if byte == 0x60 || byte == 0x22 {
                stack.append(byte)
            } else if byte == 0x27, inside != 0x22 {
                stack.append(byte)
            } else if byte == 0x28, inside == 0x29 {
                stack.append(0x29)
            } else if byte == 0x23, inside == 0x29, at > start, text[at - 1] == 0x20 || text[at - 1] == 0x0A || text[at - 1] == 0x3B {
                while at + 1 < end, text[at + 1] != 0x0A { at += 1 }
            }
            at += 1
        }
        return end
    }
}
