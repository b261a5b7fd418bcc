// SPDX-License-Identifier: Apache-2.0

/// Hosts that many packages share.
enum PlainHosts {
    /// From which projects serve their own releases: a program that comes from one of them is mostly the package's own.
    static let releases: Set<String> = [
        "github.com", "objects.githubusercontent.com", "raw.githubusercontent.com", "api.github.com", "gitlab.com", "nodejs.org",
        "registry.npmjs.org", "storage.googleapis.com", "registry.npmmirror.com",
    ]
}
