// SPDX-License-Identifier: Apache-2.0

/// The number of a path in its `PathTable`; 0 is "no path".
typealias PathID = UInt32

/// The number of a text in a `PathTable`: names of properties are compared by it. 0 is the empty text.
typealias TextID = UInt32

/// Every path of a unit once, as a tree: a path is the number of what it begins with, and a last step.
///
/// Sendable because one finder writes to it, and it is only read once the finder is gone.
final class PathTable: @unchecked Sendable {
    /// The kind of a path's last step. Roots have the parent 0.
    enum Step: UInt8, Sendable {
        case global, module, property, anyProperty, call, construct
    }

    struct Entry: Sendable, Equatable {
        var parent: PathID
        var step: Step
        var depth: UInt8
        /// A number of `texts`; 0 where the step has no name.
        var name: TextID
    }

    /// The longest path that is kept, in steps; beyond it a value is unknown. Real code stays below 20 (long promise chains).
    static let depthLimit: UInt8 = 48

    @exclusivity(unchecked) private(set) var entries: [Entry] = [Entry(parent: 0, step: .global, depth: 0, name: 0)]
    @exclusivity(unchecked) private var texts = TextTable()
    /// Open addressing over `entries`; 0 is free.
    @exclusivity(unchecked) private var slots = [PathID](repeating: 0, count: 256)

    /// The number of a text, a new one when it was not met before.
    func number(of text: String) -> TextID { texts.number(of: text) }

    init() {}

    /// A table that begins with the paths of another one.
    init(onTopOf other: PathTable) {
        entries = other.entries
        slots = other.slots
        texts = other.texts.isShared ? other.texts : TextTable(onTopOf: other.texts)
    }

    func root(_ step: Step, _ name: UInt32) -> PathID { intern(0, step, name, depth: 0) }

    /// The path one step on; 0 when it would be too long.
    func extend(_ path: PathID, _ step: Step, _ name: UInt32 = 0) -> PathID {
        let depth = entries[Int(path)].depth
        guard path != 0, depth < Self.depthLimit else { return 0 }
        return intern(path, step, name, depth: depth + 1)
    }

    private func intern(_ parent: PathID, _ step: Step, _ name: UInt32, depth: UInt8) -> PathID {
        let entry = Entry(parent: parent, step: step, depth: depth, name: name)
        var slot = Self.hash(entry) & (slots.count - 1)
        while slots[slot] != 0 {
            if entries[Int(slots[slot])] == entry { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        let id = PathID(entries.count)
        entries.append(entry)
        slots[slot] = id
        if entries.count * 2 > slots.count { rehash() }
        return id
    }

    private static func hash(_ entry: Entry) -> Int {
        // Odd multipliers from the golden ratio and its square keep neighbours apart (Knuth, volume 3, section 6.4).
        var hash = UInt64(entry.parent) &* 0x9E37_79B9_7F4A_7C15
        hash ^= (UInt64(entry.name) << 3 | UInt64(entry.step.rawValue)) &* 0xC2B2_AE3D_27D4_EB4F
        return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & 0x7FFF_FFFF)
    }

    private func rehash() {
        let mask = slots.count * 2 - 1
        slots = Array(repeating: 0, count: mask + 1)
        for id in 1..<entries.count {
            var slot = Self.hash(entries[id]) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = PathID(id)
        }
    }

    /// The number of a path of another table.
    func intern(_ path: KnownPath) -> PathID {
        var id: PathID
        switch path.root {
        case .global(let name): id = root(.global, number(of: name))
        case .module(let name): id = root(.module, number(of: name))
        }
        for step in path.steps {
            switch step {
            case .property(let name): id = extend(id, .property, number(of: name))
            case .anyProperty: id = extend(id, .anyProperty)
            case .call: id = extend(id, .call)
            case .construct: id = extend(id, .construct)
            }
        }
        return id
    }

    func text(_ number: TextID) -> String { texts[number] }

    /// The last step's name; empty where it has none.
    func name(_ path: PathID) -> String { text(entries[Int(path)].name) }

    @inline(__always)
    func entry(_ path: PathID) -> Entry { entries[Int(path)] }

    /// What a path begins with.
    func root(of path: PathID) -> PathID {
        var root = path
        while entries[Int(root)].parent != 0 { root = entries[Int(root)].parent }
        return root
    }

    /// Whether the path is a global name and nothing more.
    @inline(__always)
    func isGlobal(_ path: PathID, _ name: String) -> Bool {
        let entry = entries[Int(path)]
        return path != 0 && entry.parent == 0 && entry.step == .global && text(entry.name) == name
    }

    /// The path for readers; `nil` for 0.
    func path(_ id: PathID) -> KnownPath? {
        var steps: [KnownPath.Step] = []
        var at = id
        while at != 0 {
            let entry = entries[Int(at)]
            let name = text(entry.name)
            switch entry.step {
            case .global: return KnownPath(root: .global(name), steps: steps.reversed())
            case .module: return KnownPath(root: .module(name), steps: steps.reversed())
            case .property: steps.append(.property(name))
            case .anyProperty: steps.append(.anyProperty)
            case .call: steps.append(.call)
            case .construct: steps.append(.construct)
            }
            at = entry.parent
        }
        return nil
    }
}
