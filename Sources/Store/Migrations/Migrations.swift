// SPDX-License-Identifier: Apache-2.0

import GRDB

/// The steps from an empty file to today's schema, oldest first.
///
/// A step that has been released is never edited: files in the world have gone through it as it was. A new step gets a new
/// file in this folder and a line here.
enum Migrations {
    static let all: [(name: String, sql: String)] = [
        ("001-journey", journey),
        ("002-advisories", advisories),
    ]

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for step in all {
            migrator.registerMigration(step.name) { try $0.execute(sql: step.sql) }
        }
        return migrator
    }
}
