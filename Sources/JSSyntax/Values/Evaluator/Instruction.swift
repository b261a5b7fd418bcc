// SPDX-License-Identifier: Apache-2.0

/// What an instruction does. `a` and `b` are its two numbers; the stack is shown before and after, its top at the right.
enum Operation: UInt8 {
    // Values.
    case constant, undefined, null, yes, no, integer, unknown, this
    case pop, duplicate, duplicateTwo, swap
    /// x y → y: drops what is under the top.
    case dropUnder
    /// obj key value → value obj key value, for `x[i]++`; obj value → value obj value.
    case copyUnderTwo, copyUnderOne
    case loadTemporary, storeTemporary
    // Variables: `a` frames out, slot `b`.
    case load, store, initialize, loadGlobal, storeGlobal, typeofGlobal
    /// left right → sum, which is stored too: `x += y`.
    case addStore
    // Operators: `a` is the `TokenKind`.
    case binary, unary
    /// value → number; for `++`.
    case toNumeric, increment
    // Jumps: `a` is the place.
    case jump, jumpIfFalse, jumpIfTrue, jumpIfFalseKeeping, jumpIfTrueKeeping, jumpIfNotNullishKeeping
    /// Nullish: drops it, leaves undefined and jumps.
    case jumpIfNullish
    /// function this: a nullish function drops both, leaves undefined and jumps.
    case jumpIfNullishCall
    /// Not undefined: jumps and keeps it; undefined is dropped.
    case jumpIfDefined
    // Properties: `a` is a constant for the name.
    case getProperty, getElement, setProperty, setElement, deleteProperty, deleteElement
    /// object → function object.
    case getMethod, getMethodElement
    // Calls: `a` is the number of arguments; with spread they are in an array.
    case call, callSpread, construct, constructSpread
    // Making.
    case array, arrayPush, arrayHole, arraySpread
    case object, defineProperty, defineElement, spreadObject
    case closure, regExp, template, templateObject, makeClass, defineMethod
    // Iterating: the iterator is on the stack.
    case iterate, enumerate, next, nextOrUndefined, rest, objectRest, requireObject
    // Scopes: `a` is the frame.
    case pushScope, popScope, copyScope
    // Leaving.
    case `throw`, `return`, pushHandler, popHandler, setCompletion, loadCompletion, throwTypeError
    /// What follows cannot be told.
    case undecidable
    // Entry.
    case argument, restArguments
}

struct Instruction {
    var operation: Operation
    var a: Int32 = 0
    var b: Int32 = 0
}
