enum RegExpSyntax { static func problem(in source: [UInt8], body: Range<Int>, flags: Range<Int>) -> SyntaxError? { nil } }
enum EarlyErrors { static func check(_ tree: SyntaxTree) -> [SyntaxError] { [] } }
