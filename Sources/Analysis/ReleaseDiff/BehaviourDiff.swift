// SPDX-License-Identifier: Apache-2.0

/// What the code of a new release does that the code of the old one did not. Lists ascending, what both have left out.
package struct BehaviourDiff: Sendable, Hashable {
    package var gained: [Capability] = []
    package var lost: [Capability] = []
    /// Hosts that code contacts.
    package var hosts: [String] = []
    /// Programs that code starts.
    package var commands: [String] = []
    /// Environment variables that are read by name.
    package var environmentNames: [String] = []
    /// Modules of others that are loaded, those of Node too.
    package var modules: [String] = []
    package var flows: [NewFlow] = []

    /// A way from a source to a sink that the old release had nowhere.
    package struct NewFlow: Sendable, Hashable {
        /// Where it comes from and what is done to it, in words.
        package var source: [String]
        /// What it gets to, such as `https.request`.
        package var sink: String
        /// The file of the sink.
        package var file: String
        package var line: Int?
    }

    /// Flows that are listed; a large new bundle has thousands that say the same.
    package static let flowLimit = 50

    package init(old: ReleaseFacts, new: ReleaseFacts) {
        let (before, after) = (old.behaviour, new.behaviour)
        gained = after.capabilities.subtracting(before.capabilities).sorted()
        lost = before.capabilities.subtracting(after.capabilities).sorted()
        hosts = after.hosts.subtracting(before.hosts).sorted()
        commands = after.programs.subtracting(before.programs).sorted()
        environmentNames = after.variables.subtracting(before.variables).sorted()
        modules = after.modules.subtracting(before.modules).sorted()
        var known = Set(before.flows.map(Way.init))
        for flow in after.flows {
            let source = flow.taint.words
            guard !source.isEmpty, known.insert(Way(flow)).inserted, flow.file < new.files.count else { continue }
            let evidence = new.files[flow.file].evidence(flow.fact.place)
            flows.append(NewFlow(source: source, sink: flow.fact.api, file: evidence.file, line: evidence.line))
            if flows.count == Self.flowLimit { break }
        }
    }

    package var isEmpty: Bool {
        gained.isEmpty && lost.isEmpty && hosts.isEmpty && commands.isEmpty && environmentNames.isEmpty && modules.isEmpty && flows.isEmpty
    }

    /// What tells one flow from another, wherever it stands: a file that is renamed makes no new flow.
    private struct Way: Hashable {
        var source: [String]
        var kind: FactKind

        init(_ flow: Flow) {
            source = flow.taint.words
            kind = flow.fact.kind
        }
    }

    /// The one sentence that matters most; `nil` when no ability is new.
    package var headline: String? {
        if gained.contains(.network) { return "A package that never touched the network now does." }
        guard let first = gained.min(by: { Self.order($0) < Self.order($1) }) else { return nil }
        return "It now \(first.words), which the release before did not."
    }

    /// What strikes a reader most comes first.
    private static func order(_ capability: Capability) -> Int {
        let order: [Capability] = [
            .network, .processes, .publishing, .wallets, .inputAndScreen, .native, .dynamicCode, .decryption, .environment, .pageHooks,
        ]
        return order.firstIndex(of: capability) ?? order.count
    }
}
