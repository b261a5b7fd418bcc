// SPDX-License-Identifier: Apache-2.0

import NPMModel

extension Publication {
    private var version: String { release.release.version }

    /// The newest known release: what the registry calls latest, else the release compared with.
    private var lastVersion: String? { registryState?.latest ?? release.previous?.release.version }

    // MARK: version

    func versionOrder() -> [PublicationQuestion] {
        guard release.shipped?.name != nil, release.shipped?.version != nil, let now = SemanticVersion(version) else {
            return [
                PublicationQuestion(
                    "version", .high, needsYes: true, "package.json has no name, or no version that npm takes.",
                    why: "npm refuses to publish it.", remedy: "Write both; a version is three numbers, such as 1.2.3.")
            ]
        }
        let isTaken = registryState?.versions.contains(version) ?? (release.previous?.release.version == version)
        if isTaken {
            return [
                PublicationQuestion(
                    "already-published", .high, needsYes: true, "\(version) is published already.",
                    why: "A registry takes no version twice, not even one that was removed.",
                    remedy: "Raise the version: `npm version patch`.")
            ]
        }
        guard let text = lastVersion, let last = SemanticVersion(text, loose: true) else { return [] }
        if now < last, destination.tag == "latest" {
            return [
                PublicationQuestion(
                    "below-latest", .high, needsYes: true, "\(version) is lower than \(text), which is `latest` now.",
                    why: "`latest` would move back, and everybody who installs without a version gets the older line.",
                    remedy: "Publish with another tag: `npm publish --tag v\(now.major)-latest`.")
            ]
        }
        return leap(from: last, to: now)
    }

    /// A version that does not follow any known one.
    private func leap(from last: SemanticVersion, to now: SemanticVersion) -> [PublicationQuestion] {
        guard now > last else { return [] }
        let known = (registryState?.versions ?? []).compactMap { SemanticVersion($0, loose: true) } + [last]
        let below = known.filter { $0 < now }.max() ?? last
        let follows =
            (now.major == below.major && now.minor == below.minor && now.patch <= below.patch + 1)
            || (now.major == below.major && now.minor == below.minor + 1 && now.patch == 0)
            || (now.major == below.major + 1 && now.minor == 0 && now.patch == 0)
        if follows { return [] }
        let isFar = now.major > below.major + 1 || (now.major == below.major && now.minor > below.minor + 10)
        return [
            PublicationQuestion(
                "version-order", isFar ? .moderate : .low, needsYes: isFar, "\(version) does not follow \(below).",
                why: "A number left out is a slip of the hand more often than a plan, and cannot be taken back.",
                remedy: "Make sure that you meant it.")
        ]
    }

    // MARK: where it goes

    func tagAndRegistry() -> [PublicationQuestion] {
        var questions: [PublicationQuestion] = []
        let now = SemanticVersion(version)
        let lastIsPrerelease = lastVersion.flatMap { SemanticVersion($0, loose: true) }?.isPrerelease ?? false
        if now?.isPrerelease == true, destination.tag == "latest" {
            questions.append(
                PublicationQuestion(
                    "prerelease-to-latest", lastIsPrerelease ? .low : .high, needsYes: !lastIsPrerelease,
                    "\(version) is a pre-release and would become `latest` (\(destination.tagSource)).",
                    why: "Everybody who installs without a version gets it.", remedy: "Publish with `npm publish --tag next`."))
        }
        if SemanticVersion(destination.tag, loose: true) != nil {
            questions.append(
                PublicationQuestion(
                    "tag", .moderate, needsYes: true, "The tag \(destination.tag) reads as a version.", why: "npm refuses such tags.",
                    remedy: "Name it otherwise, such as `next`."))
        }
        return questions + registryQuestions()
    }

    private func registryQuestions() -> [PublicationQuestion] {
        var questions: [PublicationQuestion] = []
        let address = destination.registry
        let isHere = ["http://localhost", "http://127.", "http://[::1]"].contains { address.hasPrefix($0) }
        if address.hasPrefix("http://"), !isHere {
            questions.append(
                PublicationQuestion(
                    "registry-http", .high, needsYes: true,
                    "The registry \(address) is asked without encryption (\(destination.registrySource)).",
                    why: "Your token and the package cross the network for anybody to read and change.", remedy: "Use its https address."))
        }
        if let before = previousRegistry, Self.place(before) != Self.place(address) {
            questions.append(
                PublicationQuestion(
                    "registry-changed", .high, needsYes: true,
                    "It would go to \(address) (\(destination.registrySource)); the last release named \(before).",
                    why: "A private package on a public registry, or the other way round, is the most expensive slip there is.",
                    remedy: "Look at `publishConfig` and .npmrc."))
        }
        return questions
    }

    /// What the last release's `publishConfig` named.
    private var previousRegistry: String? {
        guard let file = release.previous?.content?.file("package.json"), let root = try? JSONDocument(Array(file.bytes)).root else {
            return nil
        }
        return root["publishConfig"]?["registry"]?.string
    }

    /// Without what does not tell two registries apart.
    private static func place(_ address: String) -> String {
        var text = address.lowercased()[...]
        for scheme in ["https://", "http://"] where text.hasPrefix(scheme) { text = text.dropFirst(scheme.count) }
        while text.hasSuffix("/") { text = text.dropLast() }
        return String(text)
    }

    // MARK: git

    func gitState() -> [PublicationQuestion] {
        guard let git else { return [] }
        var questions: [PublicationQuestion] = []
        let packed = Set(release.content.files.map(\.path))
        let changed = git.changed.filter(packed.contains)
        if !changed.isEmpty {
            questions.append(
                PublicationQuestion(
                    "git-uncommitted", .moderate, needsYes: true,
                    "\(PlainWords.counted(changed.count, "packed file")) \(changed.count == 1 ? "differs" : "differ") from the last commit.",
                    why: "What you publish would be in no commit: nobody can look it up later.",
                    remedy: "Commit first, or put the changes aside.",
                    places: changed))
        }
        let tag = "v\(version)"
        let usesTags = release.previous.map { git.tags.contains("v\($0.release.version)") } ?? false
        if git.tags.contains(tag), !git.tagsHere.contains(tag) {
            questions.append(
                PublicationQuestion(
                    "git-tag", .moderate, needsYes: true, "The tag \(tag) is on another commit.",
                    why: "Whoever looks the release up finds other sources.", remedy: "Publish from the tag, or raise the version."))
        } else if usesTags, !git.tags.contains(tag) {
            questions.append(
                PublicationQuestion(
                    "git-tag", .low, needsYes: false, "There is no tag \(tag), though the last release had its own.",
                    why: "Whoever looks the release up finds no sources.", remedy: "Tag it: `git tag \(tag)`."))
        }
        return questions
    }
}
