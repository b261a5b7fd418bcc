// SPDX-License-Identifier: Apache-2.0
//
// What acorn says of files, in the form of `lapwing syntax check`: accept or reject, a tab, the path, in the order given.
//
//   node judge-acorn.mjs --goal script|module|lenient [--list FILE] < LIST
//
// Acorn is the file that LAPWING_ACORN names, else the copy inside Node itself. In the lenient goal a file is accepted when it is a
// script or a module, with `return` and `await` allowed at the top, as in the body of a CommonJS module.

import { readFileSync } from 'node:fs'
import { acorn } from './judges.mjs'
import { listed, option, say } from './lists.mjs'

const goal = option('goal', 'script')
const parser = acorn()
console.error(`acorn ${parser.version}, goal ${goal}`)

function attempt (text, sourceType, more) {
  try {
    parser.parse(text, { ecmaVersion: 'latest', sourceType, ...more })
    return null
  } catch (error) {
    // Anything else is a limit of this judge (such as its stack), not a verdict on the file.
    if (!(error instanceof SyntaxError)) throw error
    return error
  }
}

function judge (text) {
  if (goal !== 'lenient') return attempt(text, goal)
  const more = { allowReturnOutsideFunction: true, allowAwaitOutsideFunction: true }
  return attempt(text, 'script', more) && attempt(text, 'module', more)
}

for (const path of listed()) {
  let error
  try {
    error = judge(readFileSync(path, 'utf8'))
  } catch (problem) {
    say(`unread\t${path}\t${problem.message}`)
    continue
  }
  if (!error) say(`accept\t${path}`)
  else say(`reject\t${path}\t${error.loc.line}:${error.loc.column + 1} ${error.message.replace(/ \(\d+:\d+\)$/, '').replace(/\s+/g, ' ')}`)
}
