// SPDX-License-Identifier: Apache-2.0
//
// What TypeScript's parser says of files, in the form of `lapwing syntax check`. Only what its parser says: no types are checked,
// and errors that its checker finds (such as a `return` outside a function) are not looked for, as in Lapwing's lenient goal.
//
//   node judge-typescript.mjs [--language js|jsx|ts|tsx] [--list FILE] < LIST

import { readFileSync } from 'node:fs'
import { typescript } from './judges.mjs'
import { listed, option, say } from './lists.mjs'

const ts = typescript()
console.error(`typescript ${ts.version}`)
const kinds = { js: ts.ScriptKind.JS, jsx: ts.ScriptKind.JSX, ts: ts.ScriptKind.TS, tsx: ts.ScriptKind.TSX }
const language = option('language')

for (const path of listed()) {
  let source
  try {
    const kind = kinds[language ?? /\.[cm]?([jt]sx?)$/i.exec(path)?.[1].toLowerCase()]
    source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ESNext, false, kind)
  } catch (problem) {
    say(`unread\t${path}\t${problem.message}`)
    continue
  }
  const [first] = source.parseDiagnostics
  if (!first) {
    say(`accept\t${path}`)
    continue
  }
  const { line, character } = source.getLineAndCharacterOfPosition(first.start)
  say(`reject\t${path}\t${line + 1}:${character + 1} ${ts.flattenDiagnosticMessageText(first.messageText, ' ').replace(/\s+/g, ' ')}`)
}
