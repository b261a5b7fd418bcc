// SPDX-License-Identifier: Apache-2.0

import JSSyntax
import NPMModel

extension ReleaseFacts {
    /// The first place of a sign that is no mere comment. Only what the syntax tree leaves out is a comment: text that looks like
    /// one inside a string or template is none. Looked for where a rule is about to fire, since the file is read again.
    package func uncommented(_ sign: Sign, in file: FileFacts) -> Range<Int>? {
        guard let scan = file.scan, let places = scan.places[sign], let first = places.first else { return nil }
        guard SourceLanguage.isJavaScript(file.file), file.file.bytes.count <= 4_000_000 else { return first }
        let tokens = TokenCover(file.file.bytes)
        guard tokens.isWhole else { return first }
        return places.first { tokens.covers($0) }
    }
}

/// Which bytes of a source belong to tokens: the rest are blanks and comments.
struct TokenCover {
    private var tokens: [Range<Int>] = []
    /// False where the source has errors, and so the bounds of its comments are a guess.
    private(set) var isWhole = false

    init(_ source: ArraySlice<UInt8>) {
        let tree = SyntaxTree.parse(source)
        isWhole = tree.errorCount == 0
        guard isWhole else { return }
        tree.forEachToken { tokens.append($0.range) }
    }

    func covers(_ range: Range<Int>) -> Bool {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < tokens.count && tokens[low].lowerBound < range.upperBound
    }
}
