// SPDX-License-Identifier: Apache-2.0

import CFuzzer

/// Mutations that keep an input more like a program than libFuzzer's own do: they work with tokens, brackets and pieces.
struct Mutation {
    private var random: UInt64

    init(seed: UInt32) { random = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    /// A number below `bound`: xorshift (Marsaglia, "Xorshift RNGs", 2003).
    private mutating func below(_ bound: Int) -> Int {
        random ^= random << 13
        random ^= random >> 7
        random ^= random << 17
        return Int(random >> 33) % max(bound, 1)
    }

    mutating func apply(to input: inout [UInt8]) {
        for _ in 0...below(3) {
            switch below(8) {
            case 0, 1: insert(token(), into: &input)
            case 2: removeBracket(from: &input)
            case 3: nest(&input)
            case 4: copyPiece(in: &input)
            case 5: removePiece(from: &input)
            case 6: replaceWord(in: &input)
            default: input = Array(input.prefix(1 + below(input.count)))
            }
        }
    }

    private mutating func token() -> [UInt8] { Self.tokens[below(Self.tokens.count)] }

    private mutating func insert(_ piece: [UInt8], into input: inout [UInt8]) {
        input.insert(contentsOf: piece, at: min(input.count, 1 + below(input.count)))
    }

    private mutating func removeBracket(from input: inout [UInt8]) {
        let places = input.indices.filter { "(){}[]<>`'\"/".utf8.contains(input[$0]) }
        if !places.isEmpty { input.remove(at: places[below(places.count)]) }
    }

    /// An opening piece many times over.
    private mutating func nest(_ input: inout [UInt8]) {
        let piece = Self.openings[below(Self.openings.count)]
        insert((0...below(200)).flatMap { _ in piece }, into: &input)
    }

    private mutating func piece(of input: [UInt8]) -> Range<Int> {
        let start = min(input.count, 1 + below(input.count))
        return start..<min(input.count, start + 1 + below(64))
    }

    private mutating func copyPiece(in input: inout [UInt8]) { insert(Array(input[piece(of: input)]), into: &input) }

    private mutating func removePiece(from input: inout [UInt8]) { input.removeSubrange(piece(of: input)) }

    /// A name or number becomes another token.
    private mutating func replaceWord(in input: inout [UInt8]) {
        func isWord(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 }
        var start = min(input.count, 1 + below(input.count))
        while start < input.count, !isWord(input[start]) { start += 1 }
        var end = start
        while end < input.count, isWord(input[end]) { end += 1 }
        input.replaceSubrange(start..<end, with: token())
    }

    private static let tokens: [[UInt8]] = (TokenTexts.all + Array(repeating: "\n", count: 4)).map { Array($0.utf8) }

    private static let openings: [[UInt8]] = [
        "(", "[", "{", "{a:", "`${", "a(", "a?", "a?b:", "!", "-", "new ", "async(", "()=>", "function(){", "class{a(){", "class extends ",
        "if(a)",
        "else if(a){}", "a:", "for(;;)", "while(a)", "do ", "try{", "<a>", "<a b={", "<A,>(", "f<", "a<b,", "a as ", "[...", "{...", "a**",
        "a=", "a=>",
        "a.", "a?.", "import(", "@a ", "yield ", "await ", "switch(a){case ", "with(a)", "x.y(", "(function(){", "label:", "{}/", "(a,",
        "let {a=",
        "eval('", "atob(", "+[]", "![]", "`", "/*", "<!--", "\\u{", "(?:", "(?<a>", "[[", "a|", "typeof ", "namespace a{", "enum A{", "a!",
        "<T>(",
    ].map { Array($0.utf8) }
}

/// libFuzzer looks this function up by its name.
@_cdecl("LLVMFuzzerCustomMutator")
func mutate(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ maximum: Int, _ seed: UInt32) -> Int {
    guard seed % 3 > 0 else { return LLVMFuzzerMutate(data, size, maximum) }
    var input = Array(UnsafeBufferPointer(start: data, count: size))
    var mutation = Mutation(seed: seed)
    mutation.apply(to: &input)
    let length = min(input.count, maximum)
    for place in 0..<length { data[place] = input[place] }
    return length
}
