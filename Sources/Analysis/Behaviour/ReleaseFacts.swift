// SPDX-License-Identifier: Apache-2.0

import JSSyntax
package import NPMModel

/// A release with the facts that several rules need, each computed once: what the rules read.
package struct ReleaseFacts: Sendable {
    package let release: ReleaseUnderReview
    /// One a file, in the order of ``ReleaseContent/files``.
    package let files: [FileFacts]
    /// What npm runs when this release is installed as a dependency.
    package let installCommands: [InstallCommand]
    /// Files that run at install, by their index in ``files``, each with the step that leads there.
    package let installTime: [Int: InstallStep]
    /// Texts of commands that run at install, and what they would do: those of `package.json` first, then in the order of steps.
    package let installShells: [InstallShell]
    /// What the code does, read from its syntax tree.
    package let behaviour: Behaviour
    /// The same of the release before, where its files are at hand.
    package let before: Behaviour?
    /// Earlier releases, oldest first, the judged one left out. Empty when there is no history.
    package let earlier: [PastRelease]
    /// Those of ``earlier`` that were not taken back since. What was taken back was often malicious: it is no precedent.
    package let standing: [PastRelease]
    package let comparison: Comparison

    package init(_ release: ReleaseUnderReview) {
        self.release = release
        let previous = release.previous?.content
        installCommands = InstallCommand.all(in: release)
        let trace = InstallTrace(
            installCommands, own: release.shipped ?? release.manifest, release.content.files.map { FileFacts($0, previous: previous) })
        files = trace.files
        installTime = trace.found
        let behaviour = Behaviour(trace.files, release: release, installTime: trace.found)
        self.behaviour = behaviour
        before = previous.map { Behaviour.ofEarlier($0, known: behaviour, trace.files) }
        installShells = trace.shells + InstallShell.processes(behaviour, trace.found, trace.files)
        unread = trace.unread + trace.missing + behaviour.unread
        let scans = installCommands.map { TextScan(ArraySlice($0.command.utf8)) }
        commandScans = scans
        var signs = scans.reduce(into: SignSet()) { $0.formUnion($1.allSigns) }
        for (position, step) in installTime where step.depth <= Self.nearSteps {
            signs.formUnion(files[position].scan?.allSigns ?? [])
        }
        installSigns = signs
        let version = release.release.version
        let known = release.history?.releases ?? []
        if let moment = release.published?.publishedAt {
            earlier = known.filter { past in past.version != version && (past.publishedAt.map { $0 < moment } ?? true) }
        } else {
            // Without a time the order of the history tells what came before.
            earlier = Array(known.prefix { $0.version != version })
        }
        standing = earlier.filter { !$0.isRemoved }
        comparison = Comparison(release, standing: standing, earlier: earlier)
    }

    /// Signs of the install commands themselves and of the ``nearInstallFiles``, joined: an attacker splits files at no cost.
    package let installSigns: SignSet
    /// What could not be looked at while facts were drawn.
    package let unread: [UnreadPart]
    /// What one pass over each install command finds, in the order of ``installCommands``.
    package let commandScans: [TextScan]

    /// Evidence for each of the signs at install: the first install-time file, nearest step first, or command that shows it.
    package func installEvidence(_ signs: [Sign]) -> [Evidence] {
        let ordered = installTime.sorted { ($0.value.depth, $0.key) < ($1.value.depth, $1.key) }.map { files[$0.key] }
        var out: [Evidence] = []
        for sign in signs where installSigns.contains(sign) {
            if let position = commandScans.firstIndex(where: { $0.allSigns.contains(sign) }) {
                out.append(installCommands[position].evidence)
            } else if let found = ordered.lazy.compactMap({ $0.evidence(of: sign) }).first {
                out.append(found)
            }
        }
        return out.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// How many steps from an install command files are taken to do one job together. Further on lie whole libraries, in
    /// which every sign meets every other; there only what one file does counts.
    package static let nearSteps = 2

    /// Files that an install command starts, and those that these name, in the order of their paths.
    package var nearInstallFiles: [FileFacts] {
        installTime.filter { $0.value.depth <= Self.nearSteps }.keys.sorted().map { files[$0] }
    }

    /// Install-time files in the order of their paths.
    package var installFiles: [FileFacts] { installTime.keys.sorted().map { files[$0] } }
}

/// One file and what a single pass over it found.
package struct FileFacts: Sendable {
    package let file: ReleaseFile
    package private(set) var kind: FileKind
    /// `nil` for what is neither text nor reached at install.
    package private(set) var scan: TextScan?
    /// What a script's first bytes claim, where they are not those of text.
    package private(set) var disguise: FileKind?
    /// How it stands to the file of the same path in the previous release.
    package let change: Change

    package enum Change: String, Sendable {
        /// There is no previous content to compare with.
        case unknown
        case new, changed, same
    }

    init(_ file: ReleaseFile, previous: ReleaseContent?) {
        self.file = file
        let kind = FileKind(file)
        self.kind = kind
        // Machine code under a script's name is read as both.
        scan = kind.isText || FileKind.isNamedSource(file) ? TextScan(file.bytes) : nil
        disguise = kind == .source ? FileKind.binary(file.bytes) : nil
        guard let previous else {
            change = .unknown
            return
        }
        guard let before = previous.file(file.path) else {
            change = .new
            return
        }
        change = before.bytes.count == file.bytes.count && before.bytes.elementsEqual(file.bytes) ? .same : .changed
    }

    /// Takes in that install reaches this file. What an interpreter is told to run is a script whatever its name and first
    /// bytes say; what other files name is one where its first bytes allow it. Machine code stays machine code, read as text too.
    mutating func isReached(byCommand: Bool, program: String = "") {
        // Node takes `.json` for data; a shell does not ask.
        guard kind != .source, kind != .json || ShellPrograms.shells.contains(program) else { return }
        guard byCommand || FileKind.mayBeScript(file.bytes) else { return }
        if scan == nil { scan = TextScan(file.bytes) }
        if !kind.isNative, kind != .webAssembly, byCommand || kind != .document {
            disguise = kind.isText ? nil : kind
            kind = .source
        }
    }

    package var path: String { file.path }

    /// Evidence at a range of the file, given as offsets from its start.
    package func evidence(_ range: Range<Int>) -> Evidence {
        let base = file.bytes.startIndex
        let low = min(base + range.lowerBound, file.bytes.endIndex)
        let high = min(base + range.upperBound, file.bytes.endIndex)
        // Through the byte itself, so that the two bytes of one line end are not torn apart.
        let line = LineIndex(file.bytes[base..<min(low + 1, file.bytes.endIndex)]).line(at: max(0, low - base))
        return Evidence(file: path, line: line, excerpt: Excerpt.around(file.bytes, low..<max(low, high)))
    }

    /// Evidence where a sign first stands, if it does.
    package func evidence(of sign: Sign) -> Evidence? { scan?.firstPlace(of: sign).map { evidence($0) } }

    /// Whether the file lies where tests, examples or documentation do, so that nothing loads it in ordinary use.
    package var isAside: Bool {
        path.split(separator: "/").dropLast().contains {
            ["test", "tests", "__tests__", "spec", "example", "examples", "fixtures", "docs", "doc", "benchmark", "bench"].contains(
                $0.lowercased())
        }
    }
}
