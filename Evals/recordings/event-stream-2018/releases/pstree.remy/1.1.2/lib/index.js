'use strict'

const { exec } = require('child_process')

// Process ids below `id`, from the output of ps.
module.exports = (id, done) => exec('ps -A -o ppid,pid', (problem, text) => {
  if (problem) return done(problem)
  const rows = text.split('\n').map((row) => row.trim().split(/\s+/).map(Number))
  const below = (parent) => rows.filter((row) => row[0] === parent).reduce((all, row) => all.concat(row[1], below(row[1])), [])
  done(null, below(id))
})

module.exports.hasPS = process.platform !== 'win32'
