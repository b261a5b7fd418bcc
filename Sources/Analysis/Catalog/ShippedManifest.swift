// SPDX-License-Identifier: Apache-2.0

package import NPMModel

extension ReleaseUnderReview {
    /// A release of which only its files are at hand, a tarball or folder by itself: named by its own `package.json`.
    ///
    /// What cannot be read of it is listed in ``unread``.
    package init(content: ReleaseContent, fallbackName: String) {
        var unread: [UnreadPart] = []
        var manifest: Manifest?
        if let file = content.file("package.json") {
            do throws(DocumentError) {
                manifest = try Manifest.read(file.bytes)
            } catch {
                unread.append(UnreadPart(part: "package.json", reason: error.description))
            }
        } else {
            unread.append(UnreadPart(part: "package.json", reason: "The release ships none; npm would not install it."))
        }
        self.init(
            release: ReleaseReference(name: manifest?.name ?? fallbackName, version: manifest?.version ?? "0.0.0"), content: content)
        shipped = manifest
        self.unread = unread
    }
}
