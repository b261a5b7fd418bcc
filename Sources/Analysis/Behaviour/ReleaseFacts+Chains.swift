// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// What rules about behaviour ask of a fact: where it stands, when it runs, and how much that is worth.
extension ReleaseFacts {
    /// Facts of code that counts: files of tests, examples and documents that nothing loads are left out.
    package func acts(_ kinds: FactKind...) -> [(file: Int, fact: Fact)] {
        behaviour.allFacts.filter { kinds.contains($0.fact.kind) && counts($0.file) }
    }

    /// Flows into facts of such kinds, from sources of `taint`, in code that counts.
    package func flows(_ taint: Taint, into kinds: FactKind...) -> [Flow] {
        behaviour.flows.filter { kinds.contains($0.fact.kind) && !$0.taint.isDisjoint(with: taint) && counts($0.file) }
    }

    private func counts(_ position: Int) -> Bool { !files[position].isAside || behaviour.reach[position] != nil }

    /// When a fact happens, as strong as it can be: at install, when the package is loaded, or when somebody calls it.
    package func moment(of fact: Fact, in file: Int) -> ActMoment {
        let reach = behaviour.reach[file] ?? []
        guard fact.moment == .load else {
            if reach.contains(.install) { return .callAtInstall }
            return behaviour.active.contains(file) && reach.contains(.load) ? .reached : .call
        }
        if reach.contains(.install) { return .install }
        if reach.contains(.load) { return .load }
        return reach.contains(.command) ? .command : .never
    }

    package func evidence(_ fact: Fact, in file: Int) -> Evidence { files[file].evidence(fact.place) }

    /// Where the sources of a flow enter, its own file first, and then the sink.
    package func evidence(_ flow: Flow, from wanted: Taint) -> [Evidence] {
        var out: [Evidence] = []
        for position in flow.through.reversed() {
            let sources = behaviour.files[position]?.sources ?? [:]
            for (bits, place) in sources.sorted(by: { $0.value.lowerBound < $1.value.lowerBound })
            where !Taint(rawValue: bits).isDisjoint(with: wanted.intersection(flow.taint)) && out.count < 3 {
                out.append(files[position].evidence(place))
            }
        }
        out.append(evidence(flow.fact, in: flow.file))
        return out.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// Hosts that a file's code names where it sends something: its own, or those of the files that share the client with it.
    package func hosts(in file: Int) -> [String] {
        let own = behaviour.files[file]?.facts.filter { $0.kind == .network || $0.kind == .dns }.flatMap { $0.hosts } ?? []
        return Array(Set(own)).sorted().filter { !Self.isLocal($0) }
    }

    private static func isLocal(_ host: String) -> Bool {
        host == "localhost" || host.hasPrefix("127.") || host.hasPrefix("192.168.") || host.hasPrefix("10.") || host == "0.0.0.0"
    }

    /// Whether a host is the package's own: that of its homepage or repository, or named as the package is.
    package func isOwn(_ host: String) -> Bool {
        let labels = host.split(separator: ".").map(String.init)
        guard labels.count >= 2 else { return false }
        let site = labels.suffix(2).joined(separator: ".")
        let manifest = release.manifest
        for text in [manifest?.homepage, manifest?.repository].compactMap({ $0 }) {
            if let known = Fact.host(of: "\(text)"), known == host || known.hasSuffix("." + site) || known == site { return true }
        }
        let name = release.release.name.lowercased()
        let main = labels[labels.count - 2]
        return main.utf8.count >= 4 && name.split(whereSeparator: { "/-@_.".contains($0) }).contains { $0 == main }
    }

    /// The conditions of a fact as a half sentence; empty when there is none.
    package func gateWords(_ fact: Fact) -> String {
        let kinds = Gate.Kind.allCases.filter { kind in kind != .file && fact.gates.contains { $0.kind == kind } }
        return kinds.isEmpty ? "" : ", depending on \(PlainWords.list(kinds.map(\.words)))"
    }
}

/// When something happens that code does.
package enum ActMoment: Sendable, Comparable {
    /// `reached`: other files call functions of this one as soon as they are loaded, perhaps this one.
    case never, call, command, reached, callAtInstall, load, install

    package var words: String {
        switch self {
        case .install: " at install"
        case .load: " as soon as the package is loaded"
        case .command: " when its command is started"
        case .callAtInstall: " in what runs at install"
        case .reached: " when other files of the package call it"
        case .call, .never: ""
        }
    }

    /// Nobody has to call anything for it.
    package var isByItself: Bool { self == .load || self == .install || self == .callAtInstall }

    /// ``isByItself``, or perhaps: enough where what is done tells by itself.
    package var mayBeByItself: Bool { isByItself || self == .reached }
}
