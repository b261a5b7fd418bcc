enum EarlyErrors { static func check(_ tree: SyntaxTree) -> [SyntaxError] { [] } }
