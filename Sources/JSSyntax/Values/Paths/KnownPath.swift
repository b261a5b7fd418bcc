// SPDX-License-Identifier: Apache-2.0

/// Something outside the source, told by how it is reached: `child_process.exec`, `process.env.HOME`, `fetch().text()`.
///
/// Every way to the same thing gives the same path: `require("node:child_process")["ex" + "ec"]`, `import {exec} from "child_process"` and
/// `(await import("child_process")).default.exec` are all `child_process.exec`; `globalThis.fetch` and `window["fetch"]` are `fetch`.
package struct KnownPath: Sendable, Hashable {
    package enum Root: Sendable, Hashable {
        /// A name that the source does not declare: `fetch`, `process`, `require`.
        case global(String)
        /// A module by its specifier, without `node:`.
        case module(String)
    }

    package enum Step: Sendable, Hashable {
        case property(String)
        /// A property whose name is not known: `process.env[x]`.
        case anyProperty
        /// What a call gives: `os.hostname()`.
        case call
        /// What `new` gives.
        case construct
    }

    package var root: Root
    package var steps: [Step]

    package init(root: Root, steps: [Step] = []) {
        self.root = root
        self.steps = steps
    }

    /// The root's name.
    package var rootName: String {
        switch root {
        case .global(let name), .module(let name): name
        }
    }

    /// The module's specifier, when the path begins with one.
    package var module: String? {
        if case .module(let name) = root { name } else { nil }
    }

    /// As it is told: steps joined by `.`, `.*` for a property that is not known, `()` for calls and `new`.
    /// A module and a global name look alike; `root` tells them apart.
    package var text: String {
        var text = rootName
        for step in steps {
            switch step {
            case .property(let name): text += "." + name
            case .anyProperty: text += ".*"
            case .call, .construct: text += "()"
            }
        }
        return text
    }
}
