// SPDX-License-Identifier: Apache-2.0
//
// Runs Lapwing over a checkout of tc39/test262-parser-tests and prints a figure a folder.
//
//   node test262.mjs CHECKOUT [--lapwing PROGRAM] [--known known-differences-test262.txt] [--show]
//
// Files named *.module.js are modules, the others scripts. `pass` and `pass-explicit` must be accepted, `fail` and `early` rejected.
// Ends with 1 when a figure is below its floor, or a difference is not in the known list; with 3 when there were no files.

import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { flag, known, option } from './lists.mjs'

const checkout = process.argv[2]
if (!checkout || checkout.startsWith('--')) {
  console.error('usage: node test262.mjs CHECKOUT [--lapwing PROGRAM] [--known FILE] [--show]')
  process.exit(2)
}
const lapwing = option('lapwing', join(dirname(fileURLToPath(import.meta.url)), '../../lapwing'))
const list = known(option('known'))

// The share of right answers below which a folder fails, in percent.
const floors = { pass: 100, 'pass-explicit': 100, fail: 98.5, early: 95 }

/** Lines of `lapwing syntax check`. */
function check (goal, paths) {
  const run = spawnSync(lapwing, ['syntax', 'check', '--goal', goal, '--list', '-'], {
    input: paths.join('\n'), encoding: 'utf8', maxBuffer: 1 << 28,
  })
  if (run.status !== 0) {
    console.error(run.error?.message ?? run.stderr)
    process.exit(3)
  }
  return run.stdout.split('\n').filter(Boolean).map(line => line.split('\t'))
}

let failed = false
for (const [folder, floor] of Object.entries(floors)) {
  const place = join(checkout, folder)
  const names = existsSync(place) ? readdirSync(place).filter(name => name.endsWith('.js')).sort() : []
  if (!names.length) {
    console.error(`${place} has no files.`)
    process.exit(3)
  }
  const wanted = folder.startsWith('pass') ? 'accept' : 'reject'
  const wrong = []
  for (const goal of ['script', 'module']) {
    const paths = names.filter(name => name.endsWith('.module.js') === (goal === 'module')).map(name => join(place, name))
    wrong.push(...check(goal, paths).filter(([verdict]) => verdict !== wanted))
  }
  const share = 100 * (1 - wrong.length / names.length)
  const unknown = wrong.filter(([, path]) => !list.some(({ end }) => path.endsWith(end)))
  if (share < floor || (list.length && unknown.length)) failed = true
  console.log(`${folder}\t${names.length - wrong.length} of ${names.length}\t${share.toFixed(2)} %\tfloor ${floor} %\tnot listed ${unknown.length}`)
  if (flag('show')) for (const [verdict, path, why = ''] of wrong) console.log(`\t${verdict}\t${path}\t${why}`)
}
process.exit(failed ? 1 : 0)
