// SPDX-License-Identifier: Apache-2.0

import CYara

/// A YARA rule file, as text.
package struct YaraSource: Sendable, Hashable {
    /// Named in errors.
    package var path: String
    package var text: String

    package init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}

/// YARA rules of the user, compiled by libyara. Texts in, findings out; shared by any number of tasks.
///
/// Rules may use strings, conditions and the modules of the library that read only the file. `include`, external variables and
/// modules that look at the clock or speak are refused, so that a release gives the same findings everywhere.
package final class YaraRules: Sendable {
    /// Written once in `init`. libyara lets many scanners use one set of rules at once (its documentation, "The C API").
    nonisolated(unsafe) private let rules: UnsafeMutablePointer<YR_RULES>
    /// What the compiler said of the rules without refusing them, such as that one is slow: `path:line: text`.
    package let warnings: [String]

    /// Bytes of one rule file.
    package static let sourceLimit = 8_000_000

    /// Modules whose answers depend on more than the file: the clock, another program's report, the terminal.
    private static let refusedModules: Set<String> = ["time", "cuckoo", "console"]

    /// libyara counts its users and wants to be started before the first; starting is not safe from two tasks at once.
    private static let started: Int32 = yr_initialize()

    /// Compiles the sources, each in a name space of its own. Throws ``YaraError`` with file and line.
    package init(_ sources: [YaraSource]) throws(YaraError) {
        guard Self.started == ERROR_SUCCESS else { throw YaraError.library("libyara does not start", Self.started) }
        var made: UnsafeMutablePointer<YR_COMPILER>?
        guard yr_compiler_create(&made) == ERROR_SUCCESS, let compiler = made else {
            throw YaraError.library("There is no memory for rules", 1)
        }
        defer { yr_compiler_destroy(compiler) }
        yr_compiler_set_include_callback(compiler, nil, nil, nil)
        let log = CompilerLog()
        yr_compiler_set_callback(
            compiler,
            { level, _, line, _, message, user in
                guard let user, let message else { return }
                Unmanaged<CompilerLog>.fromOpaque(user).takeUnretainedValue().note(level, Int(line), String(cString: message))
            }, Unmanaged.passUnretained(log).toOpaque())
        for (number, source) in sources.enumerated() { try Self.add(source, number, to: compiler, log) }
        var compiled: UnsafeMutablePointer<YR_RULES>?
        let status = yr_compiler_get_rules(compiler, &compiled)
        guard status == ERROR_SUCCESS, let compiled else { throw YaraError.library("The rules could not be put together", status) }
        do throws(YaraError) {
            try Self.refuseModules(of: compiled, sources)
        } catch {
            yr_rules_destroy(compiled)
            throw error
        }
        rules = compiled
        warnings = log.warnings
    }

    deinit { yr_rules_destroy(rules) }

    private static func add(
        _ source: YaraSource, _ number: Int, to compiler: UnsafeMutablePointer<YR_COMPILER>, _ log: CompilerLog
    ) throws(YaraError) {
        log.begin(source.path)
        guard source.text.utf8.count <= sourceLimit else { throw YaraError.tooLarge(source, sourceLimit) }
        // A C text ends at the first zero byte; what comes after would be left out in silence.
        if let zero = source.text.utf8.firstIndex(of: 0) {
            throw YaraError(path: source.path, line: lineNumber(in: source.text, before: zero), message: "The file has a zero byte.")
        }
        let failures = yr_compiler_add_string(compiler, source.text, "source\(number)")
        if let first = log.errors.first {
            // The library counts no line at the end of a file.
            let line = first.line > 0 ? first.line : lineNumber(in: source.text, before: source.text.endIndex)
            throw YaraError(path: source.path, line: line, message: first.message, others: log.errors.count - 1)
        }
        guard failures == 0 else { throw YaraError(path: source.path, line: nil, message: "The rules could not be read.") }
    }

    private static func lineNumber(in text: String, before end: String.Index) -> Int { 1 + text.utf8[..<end].count { $0 == 0x0A } }

    /// A scan of nothing names the modules that the rules import.
    private static func refuseModules(of rules: UnsafeMutablePointer<YR_RULES>, _ sources: [YaraSource]) throws(YaraError) {
        let seen = ModuleLog()
        yr_rules_scan_mem(
            rules, [0], 0, 0,
            { _, message, data, user in
                if message == CALLBACK_MSG_IMPORT_MODULE, let user, let data,
                    let name = data.assumingMemoryBound(to: YR_MODULE_IMPORT.self).pointee.module_name
                {
                    Unmanaged<ModuleLog>.fromOpaque(user).takeUnretainedValue().names.insert(String(cString: name))
                }
                return CALLBACK_CONTINUE
            }, Unmanaged.passUnretained(seen).toOpaque(), 5)
        guard let name = seen.names.intersection(refusedModules).min() else { return }
        let wanted = "import \"\(name)\""
        for source in sources {
            for (number, line) in source.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            where line.split(separator: " ").joined(separator: " ").contains(wanted) {
                throw YaraError(
                    path: source.path, line: number + 1,
                    message: "The module \(name) is not allowed: its answers do not come from the file alone.")
            }
        }
        throw YaraError(
            path: sources.first?.path ?? "", line: nil,
            message: "The module \(name) is not allowed: its answers do not come from the file alone.")
    }

    /// One scan at a time with these rules; made for each release.
    func scanner(timeLimit: Duration) throws(YaraError) -> YaraScanner { try YaraScanner(rules, timeLimit: timeLimit) }

    private final class ModuleLog {
        var names: Set<String> = []
    }

    private final class CompilerLog {
        private(set) var errors: [(line: Int, message: String)] = []
        private(set) var warnings: [String] = []
        private var path = ""

        func begin(_ path: String) { self.path = path }

        func note(_ level: Int32, _ line: Int, _ message: String) {
            if level == YARA_ERROR_LEVEL_ERROR {
                errors.append((line, message))
            } else if warnings.count < 100 {
                warnings.append("\(path):\(line): \(message)")
            }
        }
    }
}

/// Why YARA rules were not taken.
package struct YaraError: Error, Sendable, Hashable, CustomStringConvertible {
    package var path: String
    /// From 1.
    package var line: Int?
    package var message: String
    package var remedy = "Correct the rule file and try again."

    package var description: String {
        path.isEmpty ? "\(message) \(remedy)" : "\(path)\(line.map { ":\($0)" } ?? ""): \(message) \(remedy)"
    }

    init(path: String, line: Int?, message: String, others: Int = 0) {
        self.path = path
        self.line = line
        let sentence = Excerpt.clean(message)
        self.message =
            (sentence.hasSuffix(".") ? sentence : sentence + ".") + (others > 0 ? " And \(PlainWords.counted(others, "more error"))." : "")
    }

    static func library(_ what: String, _ status: Int32) -> YaraError {
        var error = YaraError(path: "", line: nil, message: "\(what) (status \(status)).")
        error.remedy = "Run without --yara, or install libyara anew."
        return error
    }

    static func tooLarge(_ source: YaraSource, _ limit: Int) -> YaraError {
        var error = YaraError(
            path: source.path, line: nil,
            message: "The file has \(PlainWords.bytes(source.text.utf8.count)); the limit is \(PlainWords.bytes(limit)).")
        error.remedy = "Split the file."
        return error
    }
}
