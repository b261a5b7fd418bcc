// SPDX-License-Identifier: Apache-2.0

/// A function of the source together with the variables around it.
final class Closure {
    let code: FunctionCode
    let scope: Scope?
    /// What `this` is in an arrow function: that of the code around it.
    let this: JSValue

    init(code: FunctionCode, scope: Scope?, this: JSValue) {
        self.code = code
        self.scope = scope
        self.this = this
    }
}

/// Variables of one call, block or source.
final class Scope {
    @exclusivity(unchecked) var slots: [JSValue]
    let parent: Scope?
    /// Where its variables are found out on demand instead of by running; `nil` for the scopes of calls.
    let origin: ScopeOrigin?
    /// Counts up in a realm; 0 for static scopes.
    let serial: Int

    init(slots: [JSValue], parent: Scope?, origin: ScopeOrigin) {
        self.slots = slots
        self.parent = parent
        self.origin = origin
        serial = 0
    }

    init(slots: [JSValue], parent: Scope?, in realm: Realm) {
        self.slots = slots
        self.parent = parent
        origin = nil
        serial = realm.nextScope
        realm.nextScope += 1
    }
}
