// SPDX-License-Identifier: Apache-2.0

package import NPMModel

/// What a new release has and does that an old one had and did not, and the other way round. Facts, without judgement.
package struct ReleaseDiff: Sendable {
    package var old: ReleaseReference
    package var new: ReleaseReference
    package var files: FileChanges
    /// By kind (as ``Dependency/Kind`` lists them), then by name.
    package var dependencies: [Change]
    /// Lifecycle and other scripts by name; `binding.gyp` that npm builds by itself counts as `install`.
    package var scripts: [Change]
    /// Commands that an install puts into the path, by name.
    package var bins: [Change]
    /// Other members of `package.json` that decide what runs or who answers for it.
    package var fields: [Change]
    /// `nil` where code was not compared, because there are no files of the old release.
    package var behaviour: BehaviourDiff?
    /// What either side could not be read of, so that what the difference does not show may be there all the same.
    package var unread: [UnreadPart]

    /// A named text that came, went or changed.
    package struct Change: Sendable, Hashable {
        package var name: String
        /// For a dependency its kind, for a script `install` when it runs at install; else empty.
        package var kind: String
        /// `nil` where it is new.
        package var before: String?
        /// `nil` where it is gone.
        package var after: String?

        package init(name: String, kind: String = "", before: String?, after: String?) {
            self.name = name
            self.kind = kind
            self.before = before
            self.after = after
        }
    }

    /// Compares two releases by what decides of each: the registry's manifest where there is one, their files, and what their code does.
    /// - Parameter unreadOfOld: what could not be read of the old one beside ``ReleaseContent/unread``.
    package init(old: ReleaseUnderReview.Previous, new: ReleaseFacts, unreadOfOld: [UnreadPart] = []) {
        let before = old.content == nil ? nil : ReleaseFacts(old.asReview)
        self.init(old: old, new: new.release, unreadOfOld: unreadOfOld + (before?.unread ?? []))
        behaviour = before.map { BehaviourDiff(old: $0, new: new) }
    }

    /// The same without what the code does.
    package init(old: ReleaseUnderReview.Previous, new: ReleaseUnderReview, unreadOfOld: [UnreadPart] = []) {
        self.old = old.release
        self.new = new.release
        let before = old.manifest
        files = FileChanges(old: old.content, new: new.content)
        dependencies = Self.dependencyChanges(before, new.manifest)
        scripts = Self.scriptChanges(before, old.content, new.manifest, new.content)
        bins = Self.changes(
            (before?.bin ?? []).map { ($0.name, $0.path) }, (new.manifest?.bin ?? []).map { ($0.name, $0.path) })
        fields = Self.changes(Self.fields(of: before), Self.fields(of: new.manifest))
        let earlier = (old.content?.unread ?? [UnreadPart(part: "tarball", reason: "It could not be had.")]) + unreadOfOld
        unread =
            earlier.map { UnreadPart(part: "\($0.part) of \(old.release.version)", reason: $0.reason) } + new.content.unread + new.unread
    }

    /// Whether nothing differs.
    package var isEmpty: Bool {
        files.isEmpty && dependencies.isEmpty && scripts.isEmpty && bins.isEmpty && fields.isEmpty && behaviour?.isEmpty != false
    }
}

extension ReleaseDiff {
    private static func fields(of manifest: Manifest?) -> [(String, String)] {
        guard let manifest else { return [] }
        let all: [(String, String?)] = [
            ("main", manifest.main), ("repository", manifest.repository), ("homepage", manifest.homepage), ("license", manifest.license),
        ]
        return all.compactMap { name, value in value.map { (name, $0) } }
    }

    private static func dependencyChanges(_ old: Manifest?, _ new: Manifest?) -> [Change] {
        Dependency.Kind.allCases.flatMap { kind in
            func pairs(_ manifest: Manifest?) -> [(String, String)] {
                (manifest?.dependencies ?? []).filter { $0.kind == kind }.map { ($0.name, $0.requirement) }
            }
            return changes(pairs(old), pairs(new)).map { change in
                var change = change
                change.kind = kind.rawValue
                return change
            }
        }
    }

    private static func scriptChanges(
        _ old: Manifest?, _ oldContent: ReleaseContent?, _ new: Manifest?, _ newContent: ReleaseContent
    ) -> [Change] {
        func pairs(_ manifest: Manifest?, _ content: ReleaseContent?) -> [(String, String)] {
            guard let manifest else { return [] }
            let own = manifest.scripts.map { ($0.name, $0.command) }
            let names = Set(own.map(\.0))
            return own + manifest.installCommands(content: content).filter { !names.contains($0.name) }.map { ($0.name, $0.command) }
        }
        return changes(pairs(old, oldContent), pairs(new, newContent)).map { change in
            var change = change
            if InstallCommand.scripts.contains(change.name) { change.kind = "install" }
            return change
        }
    }

    /// What differs between two lists of names and texts, by name; of a name that stands twice the last counts, as in JSON.
    static func changes(_ old: [(String, String)], _ new: [(String, String)]) -> [Change] {
        let before = Dictionary(old) { $1 }
        let after = Dictionary(new) { $1 }
        return Set(before.keys).union(after.keys).sorted().compactMap { name in
            before[name] == after[name] ? nil : Change(name: name, before: before[name], after: after[name])
        }
    }
}
