// SPDX-License-Identifier: Apache-2.0

package import NPMModel

/// What the code of a release does, joined over its files.
package struct Behaviour: Sendable {
    /// One for each file that was read as JavaScript or TypeScript, by its index among the release's files.
    package private(set) var files: [Int: FileBehaviour] = [:]
    /// From where each file is reached; files that nothing loads are left out.
    package private(set) var reach: [Int: Reach] = [:]
    /// What gets to where it leaves, runs or is written.
    package private(set) var flows: [Flow] = []
    package private(set) var capabilities: Set<Capability> = []
    /// Hosts that code contacts, as far as they are known.
    package private(set) var hosts: Set<String> = []
    /// Programs that code starts, by name.
    package private(set) var programs: Set<String> = []
    /// Names of environment variables that are read.
    package private(set) var variables: Set<String> = []
    /// Modules of others that are loaded.
    package private(set) var modules: Set<String> = []
    package private(set) var unread: [UnreadPart] = []
    /// Files that are no scripts and hold code that another file runs.
    package private(set) var runsFromData: Set<Int> = []
    /// Files whose functions others call as soon as they are loaded.
    package private(set) var active: Set<Int> = []
    /// Every fact with its file, files in the order of the release.
    package private(set) var allFacts: [(file: Int, fact: Fact)] = []
    /// Files that each file loads, by index.
    package private(set) var loads: [Int: [Int]] = [:]

    /// Nothing.
    package init() {}

    /// - Parameters:
    ///   - files: the release's files.
    ///   - installTime: those that run at install.
    ///   - known: what is known already of files with the same bytes, by index: those of an earlier release.
    init(_ files: [FileFacts], release: ReleaseUnderReview, installTime: [Int: InstallStep], known: [Int: FileBehaviour] = [:]) {
        let graph = ModuleGraph(files)
        var waiting: [Int] = []
        for (position, file) in files.enumerated() where file.isRead(atInstall: installTime[position] != nil) { waiting.append(position) }
        var others: Set<Int> = []
        // What a script loads is a script, whatever its name says.
        while let position = waiting.popLast() {
            guard self.files[position] == nil, !others.contains(position) else { continue }
            let behaviour = known[position] ?? BehaviourReader.read(files[position].file.bytes, path: files[position].path)
            // A script of a shell may be JavaScript under its name: `node run.cmd`. If it is not, reading it meets errors.
            if behaviour.errorCount > 0, SourceLanguage.isOther(files[position].file) {
                others.insert(position)
                continue
            }
            self.files[position] = behaviour
            let folder = ModuleGraph.folder(of: files[position].path)
            let targets =
                behaviour.imports.compactMap { graph.file($0, from: folder) } + behaviour.modules.sorted().compactMap(graph.bundled)
            let started = behaviour.startedFiles.compactMap { graph.file($0, from: folder) ?? graph.file($0, from: "") }
            loads[position] = targets + started
            for target in targets + started where self.files[target] == nil && SourceLanguage.mayBeLoaded(files[target].file) {
                waiting.append(target)
            }
            for data in dataThatRuns(behaviour, graph, files, folder) where self.files[data] == nil {
                let hidden = BehaviourReader.readHidden(in: files[data].file)
                self.files[data] = hidden
                loads[position, default: []].append(data)
                loads[data] = hidden.imports.compactMap { graph.file($0, from: folder) }
                runsFromData.insert(data)
                if hidden.isCut { unread.append(Self.cut(files[data].path)) }
            }
            if behaviour.isCut { unread.append(Self.cut(files[position].path)) }
        }
        findReach(graph, release, installTime)
        join(graph, files)
        summarise()
    }

    private static func cut(_ path: String) -> UnreadPart {
        UnreadPart(part: path, reason: "It holds more code in strings than is read, or more facts than are kept.")
    }

    /// Files that are no scripts and that a file may run: it runs text, and that text comes from files that it names.
    private func dataThatRuns(_ behaviour: FileBehaviour, _ graph: ModuleGraph, _ files: [FileFacts], _ folder: String) -> [Int] {
        let running = behaviour.facts(.runsText)
        guard running.contains(where: { !$0.taint.isDisjoint(with: Taint.open.union(.file)) }) else { return [] }
        var found: [Int] = []
        for fact in behaviour.facts where fact.kind == .readsFile {
            for detail in fact.details {
                let name = detail.hasPrefix("/") ? String(detail.dropFirst()) : detail
                if let target = graph.file(name, from: folder) ?? graph.file(name, from: "") { found.append(target) }
            }
        }
        found += behaviour.imports.filter { $0.hasSuffix(".json") }.compactMap { graph.file($0, from: folder) }
        return Array(Set(found)).sorted().filter { !SourceLanguage.isJavaScript(files[$0].file) && files[$0].path != "package.json" }
    }

    /// Files whose functions others call as soon as the package is loaded.
    private mutating func findActive(_ targets: [Int: [Int?]]) {
        var waiting: [(file: Int, isCalled: Bool)] = files.keys.map { ($0, false) }
        while let (file, isCalled) = waiting.popLast() {
            guard let behaviour = files[file], let list = targets[file] else { continue }
            for number in isCalled ? behaviour.calledAtLoad.union(behaviour.calledLater) : behaviour.calledAtLoad where number < list.count
            {
                guard let target = list[number], active.insert(target).inserted else { continue }
                waiting.append((target, true))
            }
        }
    }

    /// What an earlier release does, as far as it is compared with: files that are the same are not read again.
    static func ofEarlier(_ content: ReleaseContent, known: Behaviour, _ files: [FileFacts]) -> Behaviour {
        let now = Dictionary(files.enumerated().map { ($1.path, $0) }) { first, _ in first }
        var earlier = Behaviour()
        for (position, file) in content.files.enumerated() {
            if let same = now[file.path], files[same].change == .same {
                earlier.files[position] = known.files[same]
            } else if SourceLanguage.isJavaScript(file) {
                earlier.files[position] = BehaviourReader.read(file.bytes, path: file.path)
            }
        }
        earlier.summarise()
        return earlier
    }

    private mutating func findReach(_ graph: ModuleGraph, _ release: ReleaseUnderReview, _ installTime: [Int: InstallStep]) {
        let manifest = release.content.file("package.json").flatMap { try? JSONDocument(Array($0.bytes)).root }
        spread(.install, from: Set(installTime.keys))
        spread(.load, from: graph.entryPoints(manifest))
        spread(.command, from: graph.commands(release.shipped ?? release.manifest))
    }

    private mutating func spread(_ kind: Reach, from roots: Set<Int>) {
        var waiting = Array(roots)
        while let next = waiting.popLast() {
            guard reach[next, default: []].insert(kind).inserted else { continue }
            waiting.append(contentsOf: loads[next] ?? [])
        }
    }

    // MARK: Flows over files

    /// Rounds in which exports and parameters are joined: flows through more files than this are not followed.
    private static let rounds = 6

    private mutating func join(_ graph: ModuleGraph, _ all: [FileFacts]) {
        var exported: [Int: Taint] = [:]
        var parameters: [Int: Taint] = [:]
        let targets = files.mapValues { behaviour in behaviour.imports }.reduce(into: [Int: [Int?]]()) { out, entry in
            let folder = ModuleGraph.folder(of: all[entry.key].path)
            out[entry.key] = entry.value.map { graph.file($0, from: folder) }
        }
        findActive(targets)
        func expanded(_ taint: Taint, in file: Int) -> Taint {
            guard !taint.isDisjoint(with: .open) else { return taint }
            var out = taint.subtracting(.open)
            if taint.contains(.parameter) { out.formUnion(parameters[file] ?? []) }
            for number in taint.importNumbers {
                guard let list = targets[file], number < list.count, let target = list[number] else { continue }
                out.formUnion(exported[target] ?? [])
            }
            return out
        }
        for _ in 0..<Self.rounds {
            var isChanged = false
            for (position, behaviour) in files {
                let taint = expanded(behaviour.exported, in: position)
                if !taint.isSubset(of: exported[position] ?? []) {
                    exported[position, default: []].formUnion(taint)
                    isChanged = true
                }
                for (number, given) in behaviour.given {
                    guard let list = targets[position], number < list.count, let target = list[number] else { continue }
                    let taint = expanded(given, in: position)
                    if !taint.isSubset(of: parameters[target] ?? []) {
                        parameters[target, default: []].formUnion(taint)
                        isChanged = true
                    }
                }
            }
            if !isChanged { break }
        }
        let sources = files.map { (file: $0.key, own: $0.value.ownSources.subtracting(.transformations)) }.sorted { $0.file < $1.file }
        for position in files.keys.sorted() {
            for fact in files[position]?.facts ?? [] where !fact.taint.isEmpty {
                let own = fact.taint.subtracting(.open)
                let taint = expanded(fact.taint, in: position)
                guard !taint.isEmpty else { continue }
                var through: [Int] = []
                if !taint.isSubset(of: own) {
                    let wanted = taint.subtracting(own)
                    through = sources.lazy.filter { $0.file != position && !wanted.isDisjoint(with: $0.own) }.prefix(3).map(\.file)
                }
                var flowing = fact
                flowing.taint = taint
                flows.append(Flow(taint: taint, file: position, fact: flowing, through: through + [position]))
            }
        }
    }

    // MARK: Summary

    private mutating func summarise() {
        allFacts = files.keys.sorted().flatMap { position in (files[position]?.facts ?? []).map { (position, $0) } }
        for (_, behaviour) in files {
            capabilities.formUnion(behaviour.capabilities)
            variables.formUnion(behaviour.variables)
            modules.formUnion(behaviour.modules)
            for fact in behaviour.facts {
                switch fact.kind {
                case .network, .dns: hosts.formUnion(fact.hosts)
                case .startsProcess: programs.formUnion(fact.programs)
                default: break
                }
            }
        }
    }
}

extension FileBehaviour {
    /// Sources that enter in this file.
    var ownSources: Taint { sources.keys.reduce(into: Taint()) { $0.formUnion(Taint(rawValue: $1)) } }

    /// Files of the release that it starts as processes or workers.
    var startedFiles: [String] {
        facts.filter { $0.kind == .startsProcess }.flatMap(\.details)
            .flatMap { $0.split(whereSeparator: { " \"'".contains($0) }).map(String.init) }
            .filter { text in [".js", ".cjs", ".mjs", ".ts"].contains { text.hasSuffix($0) } }
    }
}

extension Fact {
    /// Hosts among its texts: of addresses, and bare names given as `host`.
    package var hosts: Set<String> {
        var out: Set<String> = []
        for detail in details {
            let text = kind == .dns ? String(detail.drop { $0 == "." }) : detail
            if let found = Fact.host(of: text) { out.insert(found) }
        }
        return out
    }

    /// The host of an address, or the text itself where it has the form of a host with a public ending; lower case.
    static func host(of text: String) -> String? {
        let bytes = Array(text.utf8)
        var start = 0
        if let mark = bytes.firstRange(of: Array("://".utf8)) {
            start = mark.upperBound
        } else if text.contains("/") || !text.contains(".") || text.utf8.count > 253 {
            return nil
        }
        var end = start
        while end < bytes.count {
            let byte = bytes[end]
            guard
                (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (0x30...0x39).contains(byte) || byte == 0x2E || byte == 0x2D || byte == 0x5F
            else { break }
            end += 1
        }
        // `user:password@host` is not worth more than its host.
        guard end > start + 2, start > 0 || end == bytes.count else { return nil }
        let host = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
        guard host.contains("."), !host.hasPrefix("."), !host.hasSuffix(".") else { return nil }
        if start == 0 {
            // A bare word needs an ending of letters that no file has.
            let last = host.split(separator: ".").last ?? ""
            guard last.count >= 2, last.allSatisfy(\.isLetter) || host.allSatisfy({ $0.isNumber || $0 == "." }),
                !["js", "cjs", "mjs", "ts", "json", "exe", "sh", "txt", "html", "css", "md", "log", "node", "npmrc", "env"].contains(last)
            else { return nil }
        }
        return host
    }

    /// Names of programs that its commands start.
    package var programs: Set<String> {
        var out: Set<String> = []
        for detail in [command ?? details.first].compactMap({ $0 }) {
            guard let word = detail.split(whereSeparator: { " \t\n;|&".contains($0) }).first else { continue }
            let name = word.split(whereSeparator: { "/\\".contains($0) }).last.map(String.init) ?? ""
            if !name.isEmpty, name.utf8.count < 40 { out.insert(name) }
        }
        return out
    }
}
