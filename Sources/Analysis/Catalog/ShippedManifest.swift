// SPDX-License-Identifier: Apache-2.0

package import NPMModel

extension ReleaseContent {
    /// `package.json` as shipped; `nil` when there is none or it is not JSON.
    package var manifest: Manifest? {
        guard let file = file("package.json"), let document = try? JSONDocument(Array(file.bytes)) else { return nil }
        return Manifest.read(document.root)
    }
}
