// SPDX-License-Identifier: Apache-2.0
//
// Compares two files of verdicts on the same paths: Lapwing's, and a judge's.
//
//   node compare.mjs OURS JUDGES [--known known-differences-….txt] [--one-way] [--show N]
//
// Prints the differences grouped by what was said, the most frequent first, then one line of figures. With --one-way only what the
// judge accepts and we reject counts: in the lenient goal early errors are not looked for. Ends with 1 when a difference is not in the
// known list, or a path of the known list was judged alike; with 3 when nothing was compared.

import { flag, known, option, verdicts } from './lists.mjs'

const [ourFile, judgeFile] = process.argv.slice(2)
if (!ourFile || !judgeFile) {
  console.error('usage: node compare.mjs OURS JUDGES [--known FILE] [--one-way] [--show N]')
  process.exit(2)
}
const ours = verdicts(ourFile)
const judges = verdicts(judgeFile)
const list = known(option('known'))
const show = Number(option('show', '5'))

// The fewest characters that tell one cause from another: the message, without names and places.
const cause = (side, why) => side + ': ' + why.replace(/^\d+:\d+ /, '').replace(/'[^']*'|"[^"]*"|“[^”]*”/g, '…')

const groups = new Map()
const counts = { compared: 0, alike: 0, known: 0, differing: 0, unread: 0, stricterJudge: 0 }
for (const [path, judge] of judges) {
  const our = ours.get(path)
  if (!our || our.verdict === 'unread' || judge.verdict === 'unread') {
    counts.unread++
    continue
  }
  counts.compared++
  const entry = list.find(({ end }) => ('/' + path).endsWith(end))
  if (our.verdict === judge.verdict) {
    counts.alike++
    if (entry) groups.set(`no difference any more, though listed as: ${entry.reason}`, [...groups.get(entry.reason) ?? [], path])
    continue
  }
  if (flag('one-way') && our.verdict === 'accept') {
    counts.stricterJudge++
    continue
  }
  if (entry) {
    counts.known++
    continue
  }
  counts.differing++
  const key = our.verdict === 'reject' ? cause('we reject', our.why) : cause('we accept, the judge', judge.why)
  groups.set(key, [...groups.get(key) ?? [], `${path}\t${our.why || judge.why}`])
}

for (const [key, paths] of [...groups].sort((a, b) => b[1].length - a[1].length)) {
  console.log(`${paths.length}\t${key}`)
  for (const path of paths.slice(0, show)) console.log(`\t${path}`)
}
console.log(Object.entries(counts).map(([name, count]) => `${name} ${count}`).join(', '))
process.exit(counts.compared === 0 ? 3 : groups.size ? 1 : 0)
