// SPDX-License-Identifier: Apache-2.0

extension Migrations {
    // Times are milliseconds since 1970-01-01T00:00:00Z. A due time of NULL means: at once.
    static let journey = """
        CREATE TABLE feeds (
            feed TEXT NOT NULL PRIMARY KEY,
            position TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE queue (
            id INTEGER PRIMARY KEY, -- order of arrival, decides between equal seen_at
            name TEXT NOT NULL UNIQUE,
            sequence TEXT NOT NULL,
            revision TEXT,
            is_deleted INTEGER NOT NULL CHECK (is_deleted IN (0, 1)),
            seen_at INTEGER NOT NULL,
            due_at INTEGER,
            attempts INTEGER NOT NULL CHECK (attempts >= 0),
            claimed_by TEXT,
            problem TEXT -- why it was postponed last
        ) STRICT;
        CREATE INDEX queue_waiting ON queue (seen_at, id, due_at) WHERE claimed_by IS NULL;
        CREATE INDEX queue_claimed ON queue (claimed_by) WHERE claimed_by IS NOT NULL;

        CREATE TABLE packages (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            etag TEXT,
            read_at INTEGER NOT NULL,
            history TEXT NOT NULL -- JSON of a PackageHistory
        ) STRICT;

        -- Counting some millions of rows takes a tenth of a second, and each new dependency asks for the number.
        CREATE TABLE totals (
            only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
            packages INTEGER NOT NULL CHECK (packages >= 0)
        ) STRICT;
        INSERT INTO totals VALUES (1, 0);
        CREATE TRIGGER packages_added AFTER INSERT ON packages BEGIN
            UPDATE totals SET packages = packages + 1;
        END;
        CREATE TRIGGER packages_removed AFTER DELETE ON packages BEGIN
            UPDATE totals SET packages = packages - 1;
        END;

        -- What the newest release of each known package depends on.
        CREATE TABLE dependencies (
            package INTEGER NOT NULL REFERENCES packages (id) ON DELETE CASCADE,
            dependency TEXT NOT NULL,
            PRIMARY KEY (package, dependency)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX dependencies_by_name ON dependencies (dependency);

        CREATE TABLE judgements (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            version TEXT NOT NULL,
            verdict TEXT NOT NULL CHECK (verdict IN ('clear', 'notice', 'suspicious', 'dangerous', 'confirmed', 'unread')),
            bits REAL, -- NULL where the sum is no number
            published_at INTEGER,
            judged TEXT NOT NULL, -- JSON of a JudgedRelease
            UNIQUE (name, version)
        ) STRICT;
        -- By word, not by rank: what ranks where may change with the code, what was said of a release may not.
        CREATE INDEX judgements_by_verdict ON judgements (name, verdict);

        CREATE TABLE messages (
            number INTEGER PRIMARY KEY, -- order of queueing, decides between equal created_at
            id TEXT NOT NULL,
            channel TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('verdict', 'alert', 'withdrawal')),
            body TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            attempts INTEGER NOT NULL CHECK (attempts >= 0),
            state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'given up')),
            due_at INTEGER,
            delivered_at INTEGER,
            problem TEXT, -- why the last delivery failed
            UNIQUE (id, channel),
            CHECK ((state = 'delivered') = (delivered_at IS NOT NULL))
        ) STRICT;
        CREATE INDEX messages_waiting ON messages (channel, created_at, number, due_at) WHERE state = 'waiting';

        CREATE TABLE watchers (
            name TEXT NOT NULL PRIMARY KEY,
            lockfile TEXT NOT NULL,
            added_at INTEGER NOT NULL,
            lockfile_digest TEXT
        ) STRICT, WITHOUT ROWID;
        """
}
