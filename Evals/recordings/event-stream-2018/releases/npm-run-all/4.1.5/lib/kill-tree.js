'use strict'

const list = require('pidtree')

module.exports = function killTree (task) {
  list(task.pid, { root: true }, (problem, ids) => {
    if (problem) return
    for (const id of ids) {
      try { process.kill(id) } catch (_) { /* already gone */ }
    }
  })
}
