// SPDX-License-Identifier: Apache-2.0

/// Something that gets from a source to a sink, perhaps over several files.
package struct Flow: Sendable {
    /// Where it comes from and what was done to it on the way.
    package var taint: Taint
    /// The file of the sink, by its index in the release.
    package var file: Int
    /// The sink.
    package var fact: Fact
    /// Files that the value came through, the source's first, the sink's last: indices.
    package var through: [Int]

    package var isNear: Bool { through.count <= 2 }
}
