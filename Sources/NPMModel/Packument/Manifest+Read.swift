// SPDX-License-Identifier: Apache-2.0

/// Why a document could not be read at all.
package struct DocumentError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Code: String, Sendable, CaseIterable {
        case empty, notJSON, notAnObject
        /// Over a limit: bytes, values, nesting, versions.
        case tooLarge
    }

    package var code: Code
    /// What happened; no bytes of the document.
    package var message: String
    /// What the reader can do next.
    package var remedy: String

    package var description: String { "\(code.rawValue): \(message) \(remedy)" }

    /// Reads the outermost object of a document.
    static func root(_ bytes: [UInt8], what: String, limit: Int, values: Int, remedy: String) throws(DocumentError) -> JSONNode {
        guard !bytes.isEmpty else { throw Self(code: .empty, message: "The \(what) is empty.", remedy: remedy) }
        guard bytes.count <= limit else {
            throw Self(code: .tooLarge, message: "The \(what) has \(bytes.count) bytes; the limit is \(limit).", remedy: remedy)
        }
        let root: JSONNode
        do {
            root = try JSONDocument(bytes, options: JSONDocument.Options(maximumValues: values)).root
        } catch {
            let code: Code = error.code == .tooManyValues || error.code == .tooDeep ? .tooLarge : .notJSON
            throw Self(code: code, message: "The \(what) cannot be read as JSON: \(error).", remedy: remedy)
        }
        guard root.kind == .object else {
            throw Self(code: .notAnObject, message: "The \(what) is \(root.kind.rawValue), not an object.", remedy: remedy)
        }
        return root
    }
}

extension Manifest {
    /// The largest `package.json` that is read, in bytes; ones above 1 MB are unheard of.
    package static let maximumBytes = 16 << 20

    /// Reads the bytes of a `package.json`.
    /// - Throws: ``DocumentError`` when they are no JSON object. npm does not install such a package either.
    package static func read(_ bytes: [UInt8]) throws(DocumentError) -> Manifest {
        read(
            try DocumentError.root(
                bytes, what: "package.json", limit: maximumBytes, values: maximumBytes,
                remedy: "Look at the file by hand: npm fails on it, other readers may not."))
    }

    package static func read(_ bytes: ArraySlice<UInt8>) throws(DocumentError) -> Manifest { try read(Array(bytes)) }

    /// Reads a manifest as npm understands it, from a `package.json` or an entry of a packument. Never fails: what has a wrong
    /// type is absent and noted.
    package static func read(_ node: JSONNode) -> Manifest {
        var reader = ManifestReader()
        reader.read(node)
        return reader.manifest
    }
}
