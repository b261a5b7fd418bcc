// SPDX-License-Identifier: Apache-2.0
//
// Compares Lapwing's syntax trees with acorn's, node by node: kind, start and end, for files that acorn reads.
//
//   node compare-trees.mjs [--lapwing PROGRAM] [--goal script|module] [--list FILE] [--show N] < LIST
//
// Only files in ASCII are compared, because acorn counts UTF-16 units and Lapwing bytes. Prints differences grouped by the first kind
// that differs, then the figures. Ends with 1 when there are differences, with 3 when nothing was compared.

import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { acorn } from './judges.mjs'
import { listed, option } from './lists.mjs'

const parser = acorn()
const goal = option('goal', 'script')
const show = Number(option('show', '3'))
const lapwing = option('lapwing', join(dirname(fileURLToPath(import.meta.url)), '../../lapwing'))

/** Acorn's nodes as lines `kind start end`, in Lapwing's terms. */
function theirs (text) {
  const nodes = []
  const add = (kind, { start, end }) => nodes.push(`${kind} ${start} ${end}`)
  const lower = name => name[0].toLowerCase() + name.slice(1)
  const stack = [{ node: parser.parse(text, { ecmaVersion: 'latest', sourceType: goal }) }]
  while (stack.length) {
    const { node, role } = stack.pop()
    const push = (child, role) => { if (child) stack.push({ node: child, role }) }
    switch (node.type) {
      // Optional chains and parameters are nodes on one side only; names are told apart by their place.
      case 'ChainExpression': push(node.expression, role); continue
      case 'Identifier': case 'PrivateIdentifier': continue
      case 'Literal':
        if (node.regex) add('regExpLiteral', node)
        else if (node.bigint) add('bigIntLiteral', node)
        else if (node.value === null) add('nullLiteral', node)
        else add(typeof node.value + 'Literal', node)
        continue
      case 'TemplateElement': add('templateElement', node); continue
      case 'MemberExpression': add(node.computed ? 'computedMemberExpression' : 'memberExpression', node); break
      // Positions that the two define differently, or nodes that only acorn makes.
      case 'Program': case 'ImportSpecifier': case 'ExportSpecifier': case 'BlockStatement': break
      case 'FunctionExpression': if (role !== 'method') add('functionExpression', node); break
      case 'Super': add('superExpression', node); break
      default: add(lower(node.type), node)
    }
    for (const [name, value] of Object.entries(node)) {
      const method = name === 'value' && (node.type === 'MethodDefinition' || (node.type === 'Property' && (node.method || node.kind !== 'init')))
      for (const child of Array.isArray(value) ? value : [value]) {
        if (child && typeof child.type === 'string' && !(node.shorthand && name === 'key')) push(child, method ? 'method' : undefined)
      }
    }
  }
  return nodes
}

const skipped = new Set(['program', 'none', 'elision', 'identifier', 'bindingIdentifier', 'propertyName', 'privateName', 'parameters',
  'functionBody', 'blockStatement', 'importSpecifier', 'exportSpecifier'])
const literals = { numericLiteral: 'numberLiteral' }

/** Lapwing's nodes in the same form. */
function ours (path) {
  const run = spawnSync(lapwing, ['syntax', 'tree', '--goal', goal, '--format', 'json', path], { encoding: 'utf8', maxBuffer: 1 << 30 })
  if (run.status !== 0) throw new Error(run.error?.message ?? run.stderr)
  const nodes = run.stdout.split('\n').filter(Boolean).map(line => JSON.parse(line))
  const byID = new Map(nodes.map(node => [node.id, node]))
  const isMethod = ({ kind, parent }) => kind === 'functionExpression' &&
    ['methodDefinition', 'property'].includes(byID.get(parent)?.kind) &&
    byID.get(parent).flags.some(flag => ['method', 'getter', 'setter'].includes(flag)) && byID.get(parent).end === byID.get(parent).end
  return nodes.filter(node => !skipped.has(node.kind) && !isMethod(node))
    .map(({ kind, start, end }) => `${literals[kind] ?? kind} ${start} ${end}`)
}

function count (lines) {
  const counts = new Map()
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1)
  return counts
}

const groups = new Map()
let compared = 0
let nodes = 0
for (const path of listed()) {
  const text = readFileSync(path, 'latin1')
  // eslint-disable-next-line no-control-regex
  if (/[^\x00-\x7f]/.test(text)) continue
  let their
  try {
    their = count(theirs(text))
  } catch (error) {
    if (error instanceof SyntaxError) continue
    throw error
  }
  const our = count(ours(path))
  compared++
  for (const line of their.keys()) nodes += their.get(line)
  const wrong = [
    ...[...our].filter(([line, number]) => (their.get(line) ?? 0) < number).map(([line]) => 'only here: ' + line),
    ...[...their].filter(([line, number]) => (our.get(line) ?? 0) < number).map(([line]) => 'only acorn: ' + line),
  ].sort((a, b) => Number(a.split(' ').at(-2)) - Number(b.split(' ').at(-2)))
  if (!wrong.length) continue
  const key = wrong[0].split(' ').slice(0, -2).join(' ')
  const [start, end] = wrong[0].split(' ').slice(-2).map(Number)
  groups.set(key, [...groups.get(key) ?? [], `${path} ${start}-${end}: ${text.slice(start, Math.min(end, start + 60)).replace(/\s+/g, ' ')}`])
}
for (const [key, places] of [...groups].sort((a, b) => b[1].length - a[1].length)) {
  console.log(`${places.length}\t${key}`)
  for (const place of places.slice(0, show)) console.log(`\t${place}`)
}
const differing = [...groups.values()].reduce((sum, places) => sum + places.length, 0)
console.log(`files ${compared}, nodes ${nodes}, files that differ ${differing}`)
process.exit(compared === 0 ? 3 : differing ? 1 : 0)
