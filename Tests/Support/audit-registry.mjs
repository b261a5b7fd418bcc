// SPDX-License-Identifier: Apache-2.0
//
// A registry that answers one question: npm's bulk advisory request. Used to let the real npm client judge our answers.
//
//   node audit-registry.mjs ANSWER.json
//
// ANSWER.json holds the whole answer, by package name; each request gets the members it asks for. Prints the port it listens on,
// and ends when its standard input does. Packuments are not there (404), as npm's own audit tests have it for some packages.

import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

const answer = JSON.parse(readFileSync(process.argv[2], 'utf8'))

const server = createServer((request, response) => {
  const parts = []
  request.on('data', part => parts.push(part))
  request.on('end', () => {
    response.setHeader('content-type', 'application/json')
    if (request.method !== 'POST' || request.url !== '/-/npm/v1/security/advisories/bulk') {
      response.statusCode = 404
      response.end('{"error":"not found"}')
      return
    }
    const body = Buffer.concat(parts)
    const question = JSON.parse(request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body)
    const asked = Object.keys(question).filter(name => Object.hasOwn(answer, name))
    response.end(JSON.stringify(Object.fromEntries(asked.map(name => [name, answer[name]]))))
  })
})

server.listen(0, '127.0.0.1', () => console.log(server.address().port))
process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
