// SPDX-License-Identifier: Apache-2.0

/// What an evaluation changed in objects and variables that are older than itself, so that it can be undone.
struct Journal {
    enum Change {
        /// A property before it was set; `nil` when there was none.
        case property(JSObject, JSString, JSValue?)
        /// An element before it was set.
        case element(JSObject, Int, JSValue)
        case whole(Snapshot)
        case slot(Scope, Int, JSValue)
    }

    struct Snapshot {
        let object: JSObject
        let payload: JSObject.Payload
        let elements: [JSValue]
        let index: [MapKey: Int]
        let properties: PropertyMap
        let prototype: JSObject?
        let hiddenCount: Int
        let isTainted: Bool
        let isFrozen: Bool
    }

    private(set) var changes: [Change] = []
    private var kept: Set<Int> = []

    var isEmpty: Bool { changes.isEmpty }

    mutating func add(_ change: Change) { changes.append(change) }

    /// Keeps all of an object, once.
    mutating func keep(_ object: JSObject) {
        guard kept.insert(object.serial).inserted else { return }
        changes.append(
            .whole(
                Snapshot(
                    object: object,
                    payload: object.payload,
                    elements: object.elements,
                    index: object.index,
                    properties: object.properties,
                    prototype: object.prototype,
                    hiddenCount: object.hiddenCount,
                    isTainted: object.isTainted,
                    isFrozen: object.isFrozen
                )
            )
        )
    }

    mutating func clear() {
        changes.removeAll()
        kept.removeAll()
    }

    /// Nothing was changed that had a value, functions that replace themselves excepted: what caches and first calls do.
    var isGrowth: Bool {
        changes.allSatisfy { change in
            switch change {
            case .property(_, _, let old): old == nil
            case .element(_, _, let old): if case .empty = old { true } else { false }
            case .whole: false
            case .slot(let scope, let slot, let old):
                switch old {
                case .empty, .undefined, .null: true
                case .object(let function): function.isCallable && scope.slots[slot].asObject?.isCallable == true
                default: false
                }
            }
        }
    }

    /// Puts everything back, the last change first.
    mutating func undo() {
        while let change = changes.popLast() {
            switch change {
            case .property(let object, let key, let old):
                if let old { object.properties.set(key, old) } else { object.properties.remove(key) }
            case .element(let object, let place, let old): if place < object.elements.count { object.elements[place] = old }
            case .slot(let scope, let slot, let old): scope.slots[slot] = old
            case .whole(let was):
                let object = was.object
                object.payload = was.payload
                object.elements = was.elements
                object.index = was.index
                object.properties = was.properties
                object.prototype = was.prototype
                object.hiddenCount = was.hiddenCount
                object.isTainted = was.isTainted
                object.isFrozen = was.isFrozen
            }
        }
        kept.removeAll()
    }
}
