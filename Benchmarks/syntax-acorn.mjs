// SPDX-License-Identifier: Apache-2.0
//
// The judge beside SyntaxBenchmark.swift: acorn parses the same files, timed inside the process.
//
//   node --expose-internals Benchmarks/syntax-acorn.mjs LIST [ROUNDS] [PATH-OF-ACORN]
//
// LIST has a path a line. Without PATH-OF-ACORN it is Node's own copy. Each file is read as a script, or else as a module; files that
// are neither are left out of the figures. Prints one JSON object: version, goals (a letter a file: s, m, or - for neither), bytes, and
// the best round's seconds of parsing all files. The first round warms the compiler up and does not count.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const [list, rounds = '5', path = 'internal/deps/acorn/acorn/dist/acorn'] = process.argv.slice(2)
if (!list) {
  console.error('usage: node --expose-internals syntax-acorn.mjs LIST [ROUNDS] [PATH-OF-ACORN]')
  process.exit(2)
}
const acorn = createRequire(import.meta.url)(path)

const files = readFileSync(list, 'utf8').split('\n').filter(Boolean)
  .map(path => { const bytes = readFileSync(path); return { text: bytes.toString('utf8'), bytes: bytes.length } })

const parse = (text, sourceType) => acorn.parse(text, { ecmaVersion: 'latest', sourceType })

function goal ({ text }) {
  for (const sourceType of ['script', 'module']) {
    try {
      parse(text, sourceType)
      return sourceType
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error
    }
  }
  return null
}

for (const file of files) file.goal = goal(file)
const read = files.filter(file => file.goal)
let shortest = Infinity
for (let round = 0; round < Number(rounds); round++) {
  const start = process.hrtime.bigint()
  for (const file of read) parse(file.text, file.goal)
  shortest = Math.min(shortest, Number(process.hrtime.bigint() - start) / 1e9)
}
console.log(JSON.stringify({
  version: acorn.version,
  goals: files.map(file => file.goal?.[0] ?? '-').join(''),
  bytes: read.reduce((sum, file) => sum + file.bytes, 0),
  seconds: shortest,
}))
