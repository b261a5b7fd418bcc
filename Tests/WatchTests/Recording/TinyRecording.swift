// SPDX-License-Identifier: Apache-2.0

import NPMModel
import Watch

/// A recording of two packages and one project, as texts, for tests that change one place of it.
struct TinyRecording {
    var files: [String: String] = [
        "recording.json": """
        {
          "format": "lapwing-recording", "version": 1, "title": "Tiny", "summary": "Two packages.",
          "starts": "2020-01-01T00:00:00Z", "ends": "2020-02-01T00:00:00Z",
          "sources": [{"what": "everything", "from": "made up"}],
          "events": [
            {"at": "2020-01-02T00:00:00Z", "package": "old", "do": "maintainers", "maintainers": ["ann", {"name": "bob", "email": "bob@x.example"}]},
            {"at": "2020-01-03T00:00:00Z", "package": "old", "do": "publish", "version": "1.1.0", "by": "bob", "manifest": {"dependencies": {"@s/young": "^1.0.0"}, "homepage": null}, "registry": {"_npmVersion": "6.0.0"}},
            {"at": "2020-01-04T00:00:00Z", "package": "@s/young", "do": "publish", "version": "1.0.0", "by": "carl", "manifest": {"main": "a.js"}, "certain": false, "note": "about then"},
            {"at": "2020-01-05T00:00:00Z", "package": "old", "do": "deprecate", "versions": ["1.0.0"], "message": "use 1.1"},
            {"at": "2020-01-05T00:00:00Z", "package": "old", "do": "tag", "tag": "stable", "version": "1.0.0"},
            {"at": "2020-01-06T00:00:00Z", "package": "old", "do": "publish", "version": "2.0.0-rc.1", "by": "ann", "tag": "next", "files": "1.1.0"},
            {"at": "2020-01-07T00:00:00Z", "package": "old", "do": "unpublish", "versions": ["1.1.0"], "by": "npm"},
            {"at": "2020-01-08T00:00:00Z", "package": "@s/young", "do": "unpublish", "versions": ["1.0.0"]}
          ]
        }
        """,
        "packages/old/base.json": """
        {
          "name": "old", "maintainers": ["ann"], "revision": 7,
          "manifest": {"description": "An old one", "homepage": "https://old.example"},
          "removed": [{"version": "0.8.0", "at": "2018-05-01T00:00:00Z"}],
          "versions": [
            {"version": "0.9.0", "at": "2018-06-01T00:00:00Z", "by": "ann"},
            {"version": "1.0.0", "at": "2019-06-01T10:20:30.456Z", "by": "ann", "manifest": {"description": "An older one"}}
          ]
        }
        """,
        "releases/old/1.0.0/index.js": "exports.a = 1\n",
        "releases/old/1.1.0/index.js": "exports.a = 2\n",
        "releases/old/1.1.0/lib/b.js": "exports.b = 1\n",
        "releases/@s/young/1.0.0/a.js": "module.exports = 0\n",
        "projects/app/project.json": """
        {"title": "An app", "states": [
          {"at": "2019-12-31T00:00:00Z", "folder": "before"},
          {"at": "2020-01-04T12:00:00Z", "folder": "after", "note": "takes up 1.1.0"}
        ]}
        """,
        "projects/app/before/package-lock.json": #"{"lockfileVersion":1,"dependencies":{"old":{"version":"1.0.0"}}}"#,
        "projects/app/after/package-lock.json": #"{"lockfileVersion":1,"dependencies":{"old":{"version":"1.1.0"}}}"#,
        "projects/app/after/package.json": #"{"name":"app"}"#,
        "truth.json": """
        {"version": 1,
         "bad": [{"package": "@s/young", "version": "1.0.0", "why": "made up", "published": "2020-01-04T00:00:00Z", "removed": "2020-01-08T00:00:00Z"}],
         "disputed": [{"package": "old", "version": "1.1.0"}],
         "moments": [{"at": "2020-01-04T00:00:00Z", "what": "it begins", "certain": false}]}
        """,
    ]

    var port: RecordingFiles { RecordingFiles(files.mapValues { Array($0.utf8) }) }

    func read() throws -> Recording { try Recording(files: port) }

    /// The same with one text replaced; the text must be there.
    func replacing(_ text: String, with other: String, in file: String = "recording.json") -> TinyRecording {
        var copy = self
        let before = files[file] ?? ""
        let after = before.split(separator: text, omittingEmptySubsequences: false).joined(separator: other)
        precondition(after != before, "\(text) is not in \(file)")
        copy.files[file] = after
        return copy
    }
}

func moment(_ text: String) -> Timestamp {
    guard let moment = Timestamp(text) else { preconditionFailure("\(text) is no moment") }
    return moment
}
