// SPDX-License-Identifier: Apache-2.0

import Foundation

extension EvalCase {
    /// What the registry would say of the package, where the case tells it: `cases.py` makes the same document.
    func packument() throws -> [UInt8]? {
        guard let registry = notes.values["registry"] as? [String: Any], let publisher = registry["publisher"] as? String,
            let time = registry["time"] as? String, let package = notes["package"], let last = notes["to"]
        else { return nil }
        let people = (registry["maintainers"] as? [String] ?? [publisher]).map(Self.person)
        let rows = (registry["earlier"] as? [[String]] ?? []) + [[last, time, publisher]]
        var versions: [String: Any] = [:]
        var times: [String: Any] = ["created": rows[0][1], "modified": time]
        for row in rows where row.count == 3 {
            let files = row[0] == last ? new : row[0] == notes["from"] ? old : nil
            var manifest = try files?["package.json"].map { try JSONSerialization.jsonObject(with: Data($0)) } as? [String: Any] ?? [:]
            manifest["name"] = package
            manifest["version"] = row[0]
            manifest["maintainers"] = row[0] == last ? people : [Self.person(row[2])]
            manifest["_npmUser"] = Self.person(row[2])
            manifest["dist"] = ["tarball": "https://registry.example/\(package)/-/\(row[0]).tgz"]
            versions[row[0]] = manifest
            times[row[0]] = row[1]
        }
        let document: [String: Any] = [
            "_id": package, "name": package, "dist-tags": ["latest": last], "versions": versions, "time": times, "maintainers": people,
        ]
        return [UInt8](try JSONSerialization.data(withJSONObject: document, options: .sortedKeys))
    }

    private static func person(_ name: String) -> [String: String] { ["name": name, "email": "\(name)@mail.example"] }
}
