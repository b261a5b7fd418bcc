// SPDX-License-Identifier: Apache-2.0
//
// The judge beside SemverBenchmark.swift: npm's own semver answers the same cases, timed inside the process.
//
//   node Benchmarks/semver-node.mjs CASES.jsonl [ROUNDS] [PATH-OF-SEMVER]
//
// CASES.jsonl has lines {"op":"satisfies","version":…,"range":…,"loose":…,"includePrerelease":…}; other operations are
// left out, as the Swift side leaves them out. Prints one JSON object: version, cases, satisfied, rounds, and the best
// round's nanoseconds per case, as text (both read for each case) and prepared (ranges and versions read before).

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const [file, rounds = '5', path = '/usr/lib/node_modules/npm/node_modules/semver'] = process.argv.slice(2)
if (!file) {
  console.error('usage: node semver-node.mjs CASES.jsonl [ROUNDS] [PATH-OF-SEMVER]')
  process.exit(2)
}
const require = createRequire(import.meta.url)
const semver = require(path)

const cases = readFileSync(file, 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line))
  .filter(question => question.op === 'satisfies' && typeof question.version === 'string' && typeof question.range === 'string')
  .map(({ version, range, loose, includePrerelease }) => ({
    version, range, options: { loose: !!loose, includePrerelease: !!includePrerelease },
  }))

function attempt (make) {
  try {
    return make()
  } catch {
    return null
  }
}

const prepared = cases.map(({ version, range, options }) => ({
  version: attempt(() => new semver.SemVer(version, options)),
  range: attempt(() => new semver.Range(range, options)),
}))

function best (run) {
  let shortest = Infinity
  let satisfied = 0
  for (let round = 0; round < Number(rounds); round++) {
    const start = process.hrtime.bigint()
    satisfied = run()
    shortest = Math.min(shortest, Number(process.hrtime.bigint() - start) / cases.length)
  }
  return { nanoseconds: Math.round(shortest * 10) / 10, satisfied }
}

const text = best(() => {
  let count = 0
  for (const { version, range, options } of cases) if (semver.satisfies(version, range, options)) count++
  return count
})
const ready = best(() => {
  let count = 0
  for (const { version, range } of prepared) if (version && range && range.test(version)) count++
  return count
})

console.log(JSON.stringify({
  reader: 'node-semver',
  version: require(path + '/package.json').version,
  cases: cases.length,
  rounds: Number(rounds),
  satisfied: text.satisfied,
  satisfiedPrepared: ready.satisfied,
  textNanoseconds: text.nanoseconds,
  preparedNanoseconds: ready.nanoseconds,
}))
