// SPDX-License-Identifier: Apache-2.0

/// Functions outside that run text as code, and where the text stands among their arguments.
///
/// Sources: ECMA-262 (`eval`, `Function`), the HTML standard (timers), https://nodejs.org/api/ (vm, worker_threads, child_process, module).
struct CodeSinks: Sendable {
    /// By path, as far as any is known.
    private let sinks: [CodeOrigin.Kind?]
    private let compile: TextID

    init(_ paths: PathTable) {
        var sinks: [PathID: CodeOrigin.Kind] = [:]
        func add(_ kind: CodeOrigin.Kind, _ names: String..., module: String? = nil) {
            for name in names {
                let path = module.map { paths.property(paths.module($0), name) } ?? paths.global(name)
                sinks[path] = kind
            }
        }
        add(.evaluation, "eval", "execScript")
        add(.function, "Function", "AsyncFunction", "GeneratorFunction", "AsyncGeneratorFunction")
        add(.timer, "setTimeout", "setInterval", "setImmediate")
        add(
            .evaluation, "runInThisContext", "runInNewContext", "runInContext", "Script", "SourceTextModule", "compileFunction",
            module: "vm")
        add(.command, "exec", "execSync", module: "child_process")
        add(.program, "spawn", "spawnSync", "execFile", "execFileSync", module: "child_process")
        add(.worker, "Worker", module: "worker_threads")
        add(.worker, "Worker", "SharedWorker")
        add(.file, "writeFile", "writeFileSync", "appendFile", "appendFileSync", module: "fs")
        add(.file, "writeFile", "appendFile", module: "fs/promises")
        self.sinks = (0..<PathID(paths.entries.count)).map { sinks[$0] }
        compile = paths.number(of: "_compile")
    }

    /// How a path runs text; `nil` when it does not.
    func kind(_ path: PathID, _ paths: PathTable) -> CodeOrigin.Kind? {
        if Int(path) < sinks.count { return sinks[Int(path)] }
        let entry = paths.entry(path)
        return entry.step == .property && entry.name == compile ? .evaluation : nil
    }
}

/// Where a unit comes from.
package struct CodeOrigin: Sendable {
    package enum Kind: String, Sendable {
        /// `eval`, `vm`, `module._compile`
        case evaluation
        /// `Function(…)`
        case function
        /// A timer that is given text.
        case timer
        /// A shell command that holds `node -e …`.
        case command
        /// `node` started with `-e`.
        case program
        case worker
        /// `data:` in `import()`.
        case module
        /// A file of code that is written.
        case file
        /// A `javascript:` address.
        case address
    }

    package var kind: Kind
    /// The expression in the unit around it whose value is the code, or the call when there is none.
    package var node: NodeID
    /// Where the code begins in the source around it, in bytes, when it stands there as it is: a literal without escapes.
    package var offset: Int?
}
