// SPDX-License-Identifier: Apache-2.0

/// Files that exist to hold credentials: `.netrc`, `.env`, `.pgpass`.
enum SettingsSecrets {
    static let rules: [SecretRule] = [
        SecretRule(
            "netrc-password", of: "a server", opens: "log in where the line names",
            remedy: "Change the password there, and keep .netrc out of what is published.", .critical,
            [
                SecretAnchor(["password ", "password\t"].map(SecretAnchor.literal)) { text, end in
                    let start = text.runEnd(end, .blank, limit: 8)
                    let stop = text.runEnd(start, .printable, limit: 200)
                    guard text.isNear(["login "], start..<stop, before: 80, after: 0) else { return nil }
                    guard text.isNear(["machine "], start..<stop, before: 200), DatabaseSecrets.isReal(text.slice(start..<stop)) else {
                        return nil
                    }
                    return SecretReading(start..<stop, [.context], text.fileName.hasSuffix("netrc") ? .high : .medium)
                }
            ]),
        SecretRule(
            "pgpass-password", of: "PostgreSQL", opens: "log in to the database",
            remedy: "Change the password there, and keep .pgpass out of what is published.", .critical,
            [
                SecretAnchor([":5432:", ":*:", ":6432:", ":5433:"].map(SecretAnchor.literal)) { text, end in
                    guard text.fileName == ".pgpass" || text.fileName == "pgpass.conf" else { return nil }
                    // Database, user, password.
                    let user = text.runEnd(end, .name, limit: 64) + 1
                    let start = text.runEnd(user, .name, limit: 64) + 1
                    guard text[user - 1] == 0x3A, text[start - 1] == 0x3A else { return nil }
                    let stop = text.runEnd(start, .printable, limit: 200)
                    guard DatabaseSecrets.isReal(text.slice(start..<stop)) else { return nil }
                    return SecretReading(start..<stop, [.context], .high)
                }
            ]),
        SecretRule(
            "env-secret", of: "a setting", opens: "use what the setting's name says",
            remedy: "Change the value at the service that it belongs to, and keep .env files out of what is published.", .high,
            [
                SecretAnchor(SecretName.assignments("="), caseless: true) { text, end in
                    guard text.isSettings else { return nil }
                    var start = text.runEnd(end, .blank, limit: 4)
                    if text[start] == 0x22 || text[start] == 0x27 { start += 1 }
                    let stop = text.runEnd(start, .printable, limit: 512)
                    let value = text.slice(start..<stop)
                    guard DatabaseSecrets.isReal(value), value.count >= 8, !isWord(value), startsLine(text, start) else { return nil }
                    let name = String(decoding: text.slice(text.runStart(end, .wholeName, limit: 80)..<end), as: UTF8.self).lowercased()
                    guard GenericSecrets.isTelling(name) || name.contains("pass"), !GenericSecrets.isMisleading(name) else { return nil }
                    return SecretReading(start..<stop, [.context], .medium)
                }
            ]),
    ]

    /// Whether only a name and `=` stand before the value in its line, which is no comment.
    private static func startsLine(_ text: SecretText, _ start: Int) -> Bool {
        let line = text.runStart(start, .settingName, limit: 120)
        let before = text[line - 1]
        return before == 0 || before == 0x0A || before == 0x0D
    }

    /// Values such as `true`, `production` or `/var/run/token`: letters only, a path, an address or a number.
    private static func isWord(_ value: ArraySlice<UInt8>) -> Bool {
        value.allSatisfy(ByteSet.letters.contains) || value.allSatisfy(ByteSet.digits.contains)
            || [0x2F, 0x2E, 0x7E].contains(value.first ?? 0)
            || value.contains(0x2F) && !value.contains(where: ByteSet.digits.contains)
    }
}

extension ByteSet {
    fileprivate static let printable = ByteSet("a"..."z", "A"..."Z", "0"..."9", and: "!#%&()*+,-./:;<=>?@[]^_{|}~")
    fileprivate static let blank = ByteSet(and: " \t")
    fileprivate static let name = ByteSet("a"..."z", "A"..."Z", "0"..."9", and: "_*-")
    fileprivate static let wholeName = ByteSet("a"..."z", "A"..."Z", "0"..."9", and: "_.- =")
    fileprivate static let settingName = ByteSet("a"..."z", "A"..."Z", "0"..."9", and: "_.- \t='\"")
}
