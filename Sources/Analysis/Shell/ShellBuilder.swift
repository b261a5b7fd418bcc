// SPDX-License-Identifier: Apache-2.0

/// What one reading of command text gathers, shared by the readers of the dialects.
struct ShellBuilder {
    /// Nested texts deeper than this are not read; nothing ordinary nests half as deep.
    static let maximumDepth = 12
    static let maximumCommands = 50_000
    /// Bytes of one variable, word made of variables, or known output.
    static let maximumValue = 65_536
    /// Of a text larger than this only so much is read, in bytes.
    static let maximumText = 4_000_000

    struct Value {
        /// `nil` where only running tells.
        var text: [UInt8]?
        var carry = ShellCarry()
    }

    /// What comes out of one part of the text.
    struct Flow {
        var output: [UInt8]? = []
        /// False where parts of the output stand there as they were written, since only running tells.
        var isExact = true
        var carry = ShellCarry()
    }

    var commands: [ShellCommand] = []
    var code: [ShellCode] = []
    var variables: [String: Value] = [:]
    var aliases: [String: [ShellWord]] = [:]
    /// What files written by earlier commands carry, by path.
    var files: [String: ShellCarry] = [:]
    var folder: String? = ""
    var pipelines = 0
    /// Bytes that may still be read, nested texts included: keeps the whole linear.
    var budget: Int
    /// Something lies beyond a limit and was not read.
    var isCut = false

    init(size: Int) { budget = size * 8 + 262_144 }

    /// Reads nested text; its commands take `parent`.
    mutating func read(
        _ text: [UInt8], _ dialect: ShellDialect, at place: Range<Int>, depth: Int, parent: Int?, input: Flow? = nil
    ) -> Flow {
        guard depth <= Self.maximumDepth, text.count <= budget else {
            isCut = true
            return Flow(output: nil)
        }
        let first = commands.count
        let flow: Flow
        switch dialect {
        case .posix, .either:
            var reader = PosixReader(text, 0..<text.count, place: .fixed(place), depth: depth)
            reader.standardInput = input
            flow = reader.read(&self)
        case .batch:
            var reader = BatchReader(text, place: .fixed(place), depth: depth)
            flow = reader.read(&self)
        case .powerShell:
            var reader = PowerShellReader(text, place: .fixed(place), depth: depth)
            flow = reader.read(&self)
        }
        if let parent { adopt(first..<commands.count, parent) }
        return flow
    }

    mutating func adopt(_ range: Range<Int>, _ parent: Int) {
        for index in range where index != parent && commands[index].parent == nil { commands[index].parent = parent }
    }

    mutating func spend(_ bytes: Int) -> Bool {
        budget -= bytes
        if budget < 0 || commands.count >= Self.maximumCommands {
            isCut = true
            return false
        }
        return true
    }

    mutating func set(_ name: String, _ word: ShellWord) {
        let bytes = Array(word.text.utf8)
        guard word.isKnown, bytes.count <= Self.maximumValue else {
            if word.isKnown { isCut = true }
            variables[name] = Value(text: nil, carry: word.carry)
            return
        }
        variables[name] = Value(text: bytes, carry: word.carry)
    }
}

/// Where a byte of nested text stands in the outermost one.
enum ShellPlace {
    case shifted(Int)
    /// Decoded or unquoted text: all of it stands where its word stands.
    case fixed(Range<Int>)

    func range(_ range: Range<Int>) -> Range<Int> {
        switch self {
        case .shifted(let base): range.lowerBound + base..<range.upperBound + base
        case .fixed(let place): place
        }
    }
}

/// Code of another language that a command line holds or pipes into an interpreter.
package struct ShellCode: Sendable, Hashable {
    package enum Language: String, Sendable { case javaScript, python, perl, ruby, php, other }

    package var language: Language
    package var text: String
    /// False where a part of it is known only when it runs.
    package var isKnown: Bool
    /// What flows into the text: a download, for instance.
    package var carry: ShellCarry
    /// The command, by its index.
    package var command: Int
    /// Offsets in the outermost text.
    package var range: Range<Int>
}
