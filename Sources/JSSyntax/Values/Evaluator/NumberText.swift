// SPDX-License-Identifier: Apache-2.0

/// Numbers to text and back, for the evaluator's strings.
enum NumberText {
    static func text(_ number: Double) -> String { JSNumber.text(number) }
    static func text(_ number: Double, radix: Int) -> String { JSNumber.text(number, radix: radix) }
    static func number(_ string: JSString) -> Double { JSNumber.number(string.units) }
    static func parseFloat(_ string: JSString) -> Double { JSNumber.parseFloat(string.units) }
    static func parseInt(_ string: JSString, radix: Int) -> Double {
        JSNumber.parseInt(string.units, radix: Int32(truncatingIfNeeded: radix))
    }

    /// The value of a digit or letter: 0 to 35.
    static func digit(_ unit: UInt16) -> Int? {
        switch unit {
        case 0x30...0x39: Int(unit) - 0x30
        case 0x41...0x5A: Int(unit) - 0x37
        case 0x61...0x7A: Int(unit) - 0x57
        default: nil
        }
    }
}
