// SPDX-License-Identifier: Apache-2.0

package import NPMModel

extension Recording {
    /// The most rows that one page may have, as the public feed has it.
    package static let maximumPageSize = 10_000

    /// A page of the feed, in the public feed's form: `{results:[{seq, id, changes:[{rev}]}], last_seq}`.
    package struct ChangesPage: Sendable {
        package var changes: [Change]
        /// Where the next page starts: the last row's number, or what was asked for when there is none.
        package var lastSequence: Int

        package struct Change: Sendable, Hashable {
            package var sequence: Int
            package var package: String
            package var revision: String
        }

        package var json: JSONValue {
            [
                "results": .array(
                    changes.map {
                        ["seq": .integer($0.sequence), "id": .string($0.package), "changes": [["rev": .string($0.revision)]]]
                    }),
                "last_seq": .integer(lastSequence),
            ]
        }
    }

    /// The number of the newest row at `moment` (`update_seq`); packages that existed before the start have rows too.
    package func sequence(at moment: Timestamp) -> Int {
        // Rows are in the order of time.
        var low = 0
        var high = rows.count
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].at <= moment { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The number a follower has that has seen everything from before the recording starts.
    package var firstSequence: Int { sequence(at: Timestamp(milliseconds: starts.milliseconds &- 1)) }

    /// The rows after `since` that exist at `moment`, at most `limit` of them. As in CouchDB, a package stands on the
    /// feed once, at its newest change: who looks seldom sees one row for several changes.
    package func changes(since: Int, limit: Int, at moment: Timestamp) -> ChangesPage {
        let newest = sequence(at: moment)
        let limit = min(max(limit, 0), Recording.maximumPageSize)
        var page = ChangesPage(changes: [], lastSequence: max(since, 0))
        var at = max(since, 0)
        while at < newest, page.changes.count < limit {
            at += 1
            let package = rows[at - 1].package
            guard let step = histories[package]?.last(where: { $0.sequence <= newest }), step.sequence == at else { continue }
            page.changes.append(.init(sequence: at, package: package, revision: Recording.revision(of: step.state)))
            page.lastSequence = at
        }
        return page
    }
}
