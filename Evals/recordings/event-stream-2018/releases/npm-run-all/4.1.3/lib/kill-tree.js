'use strict'

const list = require('ps-tree')

module.exports = function killTree (task) {
  list(task.pid, (problem, children) => {
    if (problem) return
    for (const id of [task.pid].concat(children.map((child) => child.PID))) {
      try { process.kill(id) } catch (_) { /* already gone */ }
    }
  })
}
