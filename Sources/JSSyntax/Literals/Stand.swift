enum RegExpSyntax { static func problem(in source: [UInt8], body: Range<Int>, flags: Range<Int>) -> SyntaxError? { nil } }
