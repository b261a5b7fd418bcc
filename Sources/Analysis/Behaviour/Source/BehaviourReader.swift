// SPDX-License-Identifier: Apache-2.0

import JSSyntax

/// Reads what a file's code does. The tree lives only as long as this takes.
package enum BehaviourReader {
    /// - Parameter path: tells the language.
    package static func read(_ bytes: ArraySlice<UInt8>, path: String) -> FileBehaviour {
        let unit = SourceUnit.read(bytes, path: path)
        var behaviour = FileBehaviour()
        behaviour.errorCount = unit.tree.errorCount
        var imports: [String: Int] = [:]
        var waiting: [(unit: SourceUnit, place: Range<Int>?, isHidden: Bool)] = [(unit, nil, false)]
        while let (next, place, isHidden) = waiting.popLast() {
            behaviour.isCut = behaviour.isCut || next.isCut
            if next.depth > 0 { behaviour.innerUnits += 1 }
            var reader = UnitReader(next, file: bytes, place: place, isHidden: isHidden, imports: imports)
            reader.read(into: &behaviour)
            imports = reader.imports
            for child in next.children.reversed() {
                guard let origin = child.origin else { continue }
                let at = place ?? next.tree.range(origin.node)
                let isComputed = origin.offset == nil && next.tree.kind(origin.node) != .templateLiteral
                waiting.append((child, at, isHidden || isComputed))
            }
        }
        behaviour.imports = imports.sorted { $0.value < $1.value }.map(\.key)
        return behaviour
    }
}
