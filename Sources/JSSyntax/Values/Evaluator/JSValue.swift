// SPDX-License-Identifier: Apache-2.0

/// A value of the language, or `unknown`: something that depends on the host, on time or on chance.
///
/// What is computed from an unknown is unknown; it never becomes a wrong value.
package enum JSValue {
    case undefined
    case null
    case boolean(Bool)
    case number(Double)
    case string(JSString)
    /// Whole numbers within 64 bits; larger ones are unknown.
    case bigint(Int)
    case object(JSObject)
    case unknown
    /// A hole in an array, and a binding that has no value yet. Never given to callers.
    case empty

    package static func text(_ text: String) -> JSValue { .string(JSString(text)) }
    static func count(_ number: Int) -> JSValue { .number(Double(number)) }

    package var isUnknown: Bool { if case .unknown = self { true } else { false } }
    package var isUndefined: Bool { if case .undefined = self { true } else { false } }
    package var isNullish: Bool {
        switch self {
        case .undefined, .null: true
        default: false
        }
    }
    package var asObject: JSObject? { if case .object(let object) = self { object } else { nil } }
    package var asString: JSString? { if case .string(let string) = self { string } else { nil } }
    package var asNumber: Double? { if case .number(let number) = self { number } else { nil } }
    package var asBoolean: Bool? { if case .boolean(let boolean) = self { boolean } else { nil } }
    /// The text of a string value; lone surrogates become U+FFFD.
    package var asText: String? { asString?.text }
    /// A hole read as a value.
    var filled: JSValue { if case .empty = self { .undefined } else { self } }
}

/// Why an operation gave no value.
package enum Stop: Error {
    /// The program threw `Realm.exception`; it can catch this.
    case thrown
    /// The value of this one operation is unknown; the program goes on with `JSValue.unknown`.
    case poison
    /// What happens next depends on an unknown: nothing more can be said.
    case undecidable
    /// A limit was reached.
    case budget
}

/// Arguments of a call, where those left out are undefined.
typealias Arguments = [JSValue]

extension Arguments {
    func at(_ place: Int) -> JSValue { place < count ? self[place] : .undefined }
}
