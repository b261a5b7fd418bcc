// SPDX-License-Identifier: Apache-2.0

import JSSyntax
import NPMModel

/// Reads what a file's code does. The tree lives only as long as this takes.
package enum BehaviourReader {
    /// - Parameter path: tells the language.
    package static func read(_ bytes: ArraySlice<UInt8>, path: String) -> FileBehaviour {
        var behaviour = FileBehaviour()
        var imports: [String: Int] = [:]
        read(bytes, path: path, place: nil, into: &behaviour, &imports)
        behaviour.imports = imports.sorted { $0.value < $1.value }.map(\.key)
        return behaviour
    }

    /// Reads what a script takes from a file that is no script and runs.
    static func readHidden(in file: ReleaseFile) -> FileBehaviour {
        var behaviour = FileBehaviour()
        var imports: [String: Int] = [:]
        let pieces = HiddenCode.pieces(in: file)
        behaviour.isCut = pieces.count >= HiddenCode.pieceLimit
        for piece in pieces { read(piece.bytes, path: "code.js", place: piece.place, into: &behaviour, &imports) }
        behaviour.imports = imports.sorted { $0.value < $1.value }.map(\.key)
        return behaviour
    }

    private static func read(
        _ bytes: ArraySlice<UInt8>, path: String, place: Range<Int>?, into behaviour: inout FileBehaviour, _ imports: inout [String: Int]
    ) {
        let unit = SourceUnit.read(bytes, path: path)
        behaviour.errorCount += unit.tree.errorCount
        var waiting: [(unit: SourceUnit, place: Range<Int>?, isHidden: Bool)] = [(unit, place, false)]
        while let (next, place, isHidden) = waiting.popLast() {
            behaviour.isCut = behaviour.isCut || next.isCut
            if next.depth > 0 { behaviour.innerUnits += 1 }
            var reader = UnitReader(next, file: bytes, place: place, isHidden: isHidden, imports: imports)
            reader.read(into: &behaviour)
            imports = reader.imports
            for child in next.children.reversed() {
                guard let origin = child.origin else { continue }
                let at = place ?? next.tree.range(origin.node)
                waiting.append((child, at, isHidden || (origin.offset == nil && !isReadable(child.tree.source, in: bytes))))
            }
        }
    }

    /// Bytes of a text from its middle that must stand in the file for it to count as readable there.
    private static let probeLength = 20

    /// Whether a text that is run stands in the file so that people can read it, whole or in pieces.
    private static func isReadable(_ text: ArraySlice<UInt8>, in file: ArraySlice<UInt8>) -> Bool {
        guard text.count >= probeLength * 2 else { return true }
        for part in 1...3 {
            let start = text.startIndex + (text.count - probeLength) * part / 4
            if file.holds(text[start..<start + probeLength]) { return true }
        }
        return false
    }
}
