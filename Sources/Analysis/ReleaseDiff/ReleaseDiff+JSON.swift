// SPDX-License-Identifier: Apache-2.0

package import NPMModel

extension ReleaseDiff {
    /// The member `difference` of a judged release. Nothing is cut: sizes are in bytes, `before` and `after` are `null` where there
    /// was or is nothing.
    package var json: JSONValue {
        [
            "old": .string(old.description),
            "new": .string(new.description),
            "files": files.json,
            "dependencies": .array(dependencies.map { $0.json(kind: "kind") }),
            "scripts": .array(
                scripts.map { $0.json(kind: nil).adding([.init("atInstall", .boolean($0.kind == "install"))]) }),
            "bins": .array(bins.map { $0.json(kind: nil) }),
            "fields": .array(fields.map { $0.json(kind: nil) }),
            "behaviour": behaviour?.json ?? .null,
            "unread": .array(unread.map { ["part": .string($0.part), "reason": .string($0.reason)] }),
        ]
    }
}

extension ReleaseDiff.Change {
    fileprivate func json(kind member: String?) -> JSONValue {
        let own: JSONValue = ["name": .string(name), "before": .optional(before), "after": .optional(after)]
        return member.map { own.adding([.init($0, .string(kind))]) } ?? own
    }
}

extension BehaviourDiff {
    fileprivate var json: JSONValue {
        [
            "gained": .strings(gained.map(\.rawValue)),
            "lost": .strings(lost.map(\.rawValue)),
            "hosts": .strings(hosts),
            "commands": .strings(commands),
            "environmentNames": .strings(environmentNames),
            "modules": .strings(modules),
            "flows": .array(
                flows.map {
                    [
                        "source": .strings($0.source), "sink": .string($0.sink), "file": .string($0.file),
                        "line": $0.line.map(JSONValue.integer) ?? .null,
                    ]
                }),
        ]
    }
}

extension FileChanges {
    fileprivate var json: JSONValue {
        [
            "added": .array(added.map { ["path": .string($0.path), "bytes": .integer($0.bytes)] }),
            "removed": .array(removed.map { ["path": .string($0.path), "bytes": .integer($0.bytes)] }),
            "changed": .array(
                changed.map { ["path": .string($0.path), "before": .integer($0.before), "after": .integer($0.after)] }),
            "moved": .array(
                moved.map { ["from": .string($0.from), "path": .string($0.path), "bytes": .integer($0.bytes)] }),
            "countBefore": .integer(countBefore),
            "countAfter": .integer(countAfter),
            "bytesBefore": .integer(bytesBefore),
            "bytesAfter": .integer(bytesAfter),
        ]
    }
}
