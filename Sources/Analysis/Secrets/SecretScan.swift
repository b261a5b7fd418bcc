// SPDX-License-Identifier: Apache-2.0

package import NPMModel

/// The secrets in the files of a release, a folder or anything else made of files. Pure.
package struct SecretScan: Sendable {
    /// In the order of the files and of the places in them.
    package private(set) var findings: [SecretFinding] = []
    /// What was not looked at, each with its reason; binary files are not listed, since nobody reads texts there.
    package private(set) var unread: [UnreadPart] = []
    package private(set) var bytesRead = 0

    /// Reads each file that is text, by its name or its first bytes, once.
    package init(_ files: some Sequence<ReleaseFile>) {
        let session: SecretScanner.Session
        do {
            session = try SecretScanner.shared.get().session()
        } catch {
            unread.append(UnreadPart(part: "secrets", reason: "The search for secrets cannot run on this machine: \(error)"))
            return
        }
        for file in files where FileKind(file).isText {
            bytesRead += file.bytes.count
            let (found, rest) = session.scan(file.bytes, path: file.path)
            findings += found
            if let rest { unread.append(rest) }
        }
    }

    package init(_ content: ReleaseContent) { self.init(content.files) }

    /// Those that are likely real and lie where users get them: what should stop a publication.
    package var serious: [SecretFinding] { findings.filter { !$0.isAside && $0.confidence != .low && $0.severity >= .moderate } }
}
