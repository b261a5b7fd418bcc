// SPDX-License-Identifier: Apache-2.0
//
// Finds the parsers that Lapwing's reader is compared with. None of them is part of Lapwing; prepare.sh says how to get them.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** Acorn: the file that LAPWING_ACORN names, else Node's own copy, for which Node is started again with the flag that shows it. */
export function acorn () {
  if (process.env.LAPWING_ACORN) return require(process.env.LAPWING_ACORN)
  if (process.execArgv.includes('--expose-internals')) return require('internal/deps/acorn/acorn/dist/acorn')
  const again = spawnSync(process.execPath, ['--expose-internals', '--no-warnings', '--stack-size=4000', ...process.argv.slice(1)], { stdio: 'inherit' })
  process.exit(again.status ?? 1)
}

/** TypeScript: the file that LAPWING_TYPESCRIPT names, else where Debian's node-typescript and npm put it. */
export function typescript () {
  const places = [
    process.env.LAPWING_TYPESCRIPT,
    '/usr/share/nodejs/typescript/lib/typescript.js',
    '/usr/lib/node_modules/typescript/lib/typescript.js',
    '/usr/local/lib/node_modules/typescript/lib/typescript.js',
  ]
  const place = places.find(path => path && existsSync(path))
  if (place) return require(place)
  console.error('TypeScript was not found. Run Evals/syntax/prepare.sh, or set LAPWING_TYPESCRIPT to its typescript.js.')
  process.exit(3)
}
