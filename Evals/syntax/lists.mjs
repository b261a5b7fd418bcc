// SPDX-License-Identifier: Apache-2.0
//
// What the scripts of this folder share: options, lists of paths, verdicts, lists of known differences.

import { readFileSync, writeSync } from 'node:fs'

const words = process.argv.slice(2)

/** The value of `--name VALUE`. */
export function option (name, standard) {
  const place = words.indexOf('--' + name)
  return place >= 0 && place + 1 < words.length ? words[place + 1] : standard
}

/** Whether `--name` was given. */
export const flag = name => words.includes('--' + name)

const lines = text => text.split('\n').filter(Boolean)

/** The paths of `--list FILE`, else those on standard input. */
export const listed = () => lines(readFileSync(option('list', 0), 'utf8'))

/** Writes a line whole; a pipe that is full is waited for. */
export function say (line) {
  let bytes = Buffer.from(line + '\n')
  while (bytes.length) {
    try {
      bytes = bytes.subarray(writeSync(1, bytes))
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error
    }
  }
}

/** Verdicts as `lapwing syntax check` and the judges print them: path to {verdict, why}. */
export function verdicts (file) {
  const all = new Map()
  for (const line of lines(readFileSync(file, 'utf8'))) {
    const [verdict, path, why = ''] = line.split('\t')
    if (path === undefined) throw new Error(`${file}: not a verdict: ${line}`)
    all.set(path, { verdict, why })
  }
  return all
}

/**
 * A checked-in list: a line that begins with `#` gives the reason of those that follow, the others are ends of paths.
 * @returns {{end: string, reason: string, seen: boolean}[]}
 */
export function known (file) {
  const all = []
  let reason = ''
  for (const line of file ? lines(readFileSync(file, 'utf8')) : []) {
    if (line.startsWith('#')) reason = line.slice(1).trim()
    else all.push({ end: '/' + line.trim(), reason, seen: false })
  }
  return all
}
