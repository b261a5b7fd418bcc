// SPDX-License-Identifier: Apache-2.0

extension Migrations {
    static let advisories = """
        CREATE TABLE advisories (
            id INTEGER PRIMARY KEY,
            advisory TEXT NOT NULL UNIQUE, -- such as GHSA-mh6f-8j2x-4483
            json BLOB NOT NULL
        ) STRICT;

        -- The package names of each advisory, in the order given.
        CREATE TABLE advisory_packages (
            advisory INTEGER NOT NULL REFERENCES advisories (id) ON DELETE CASCADE,
            position INTEGER NOT NULL CHECK (position >= 0),
            package TEXT NOT NULL,
            PRIMARY KEY (advisory, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX advisories_by_package ON advisory_packages (package);

        -- No row before the first import.
        CREATE TABLE advisory_status (
            only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
            records INTEGER NOT NULL CHECK (records >= 0),
            imported_at INTEGER NOT NULL
        ) STRICT;
        """
}
