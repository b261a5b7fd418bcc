// SPDX-License-Identifier: Apache-2.0

/// Addresses with a password in them (RFC 3986 section 3.2.1), and connection texts of databases.
enum DatabaseSecrets {
    static let rules: [SecretRule] = [
        SecretRule(
            "url-password", of: "a server", opens: "log in where the address points",
            remedy: "Change the password there, and take addresses from the environment instead.", .critical,
            [SecretAnchor(SecretAnchor.literal("://"), read: address)]),
        SecretRule(
            "connection-text-password", of: "a database", opens: "log in to the database",
            remedy: "Change the password there, and take the text from the environment instead.", .critical,
            [
                SecretAnchor(["password=", "pwd="].map(SecretAnchor.literal), caseless: true) { text, start in
                    let stop = text.runEnd(start, .password, limit: 128)
                    let value = text.slice(start..<stop)
                    guard text.isNear(["server=", "data source=", "host="], start..<stop, before: 200, after: 100),
                        text[stop] == 0x3B || text.isNear([";user", ";uid"], start..<stop),
                        isReal(value)
                    else { return nil }
                    return SecretReading(start..<stop, [.context], .medium)
                }
            ]),
    ]

    private static let databases: Set<String> = [
        "postgres", "postgresql", "mysql", "mysql2", "mariadb", "mongodb", "srv", "redis", "rediss", "amqp", "amqps", "mssql", "sqlserver",
        "cockroachdb",
        "clickhouse", "ftp", "sftp", "smtp", "smtps", "ldap", "ldaps", "cloudinary", "nats", "neo4j", "cassandra", "ssh", "oracle",
    ]

    private static func address(_ text: SecretText, _ end: Int) -> SecretReading? {
        let userStart = end
        let userEnd = text.runEnd(userStart, .user, limit: 41)
        guard text[userEnd] == 0x3A else { return nil }
        let passwordStart = userEnd + 1
        let at = text.runEnd(passwordStart, .password, limit: 101)
        let password = text.slice(passwordStart..<at)
        guard text[at] == 0x40, isReal(password) else { return nil }
        let schemeStart = text.runStart(userStart - 3, .lowerDigits, limit: 16)
        let scheme = String(decoding: text.slice(schemeStart..<userStart - 3), as: UTF8.self)
        let user = text.slice(userStart..<passwordStart - 1)
        let hostEnd = text.runEnd(at + 1, .host, limit: 200)
        let host = String(decoding: text.slice(at + 1..<hostEnd), as: UTF8.self).lowercased()
        guard !isExampleHost(host) else { return nil }
        let isUserRepeated = !user.isEmpty && password.elementsEqual(user)
        guard !isUserRepeated, !isCommon(password) else { return nil }
        let isDatabase = databases.contains(scheme)
        let isLocal =
            ["localhost", "127.0.0.1", "0.0.0.0", "db", "postgres", "redis", "mongo", "mysql", "[", "host.docker.internal"].contains(host)
            || host.hasPrefix("192.168.") || host.hasPrefix("10.")
        let isRandom = password.count >= 12 && MadeUpValue.entropy(password) > 3
        guard isDatabase || isRandom else { return nil }
        // In other addresses a host with a dot is asked for, as in `https://user:password@host.name`.
        guard isDatabase || host.contains(".") else { return nil }
        return SecretReading(
            passwordStart..<at, isRandom ? [.context, .entropy] : [.context], isLocal ? .low : isRandom ? .high : .medium,
            severity: isLocal ? .low : nil)
    }

    static func isReal(_ value: ArraySlice<UInt8>) -> Bool {
        value.count >= 5 && !MadeUpValue.isMadeUp(value) && !MadeUpValue.hasExampleWord(value) && !MadeUpValue.isReference(value)
            && Set(value).count >= 4
    }

    /// Hosts that documentation uses (RFC 2606), and words in their place.
    private static func isExampleHost(_ host: String) -> Bool {
        [
            "example.com", "example.org", "example.net", "example", "test", "invalid", "host", "hostname", "server", "domain", "domain.com",
            "foo.com", "bar.com", "mydomain.com",
        ].contains {
            host == $0 || host.hasSuffix("." + $0)
        } || host.hasPrefix("example.") || host.hasPrefix("your") || host.hasPrefix("my-") || host.hasPrefix("host.")
    }

    /// What people write where they mean "a password".
    private static func isCommon(_ password: ArraySlice<UInt8>) -> Bool {
        let text = String(decoding: password, as: UTF8.self).lowercased()
        return [
            "pass", "passwd", "password", "secret", "admin", "root", "user", "username", "postgres", "mysql", "redis", "mongo", "guest",
            "token", "x-oauth-basic", "db_pass", "pwd",
        ]
        .contains { text == $0 } || text.hasPrefix("pass") || text.hasPrefix("mypass")
    }
}

extension ByteSet {
    fileprivate static let user = ByteSet("a"..."z", "A"..."Z", "0"..."9", and: "_.%+~-")
    fileprivate static let host = ByteSet("a"..."z", "A"..."Z", "0"..."9", and: ".-[")
    /// Printable, without what ends an address, a quotation or a setting.
    fileprivate static let password = ByteSet("a"..."z", "A"..."Z", "0"..."9", and: "!#%&*+,-.=?^_|~")
}
