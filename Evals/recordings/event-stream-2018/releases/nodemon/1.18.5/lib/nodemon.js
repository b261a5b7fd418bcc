'use strict'

const { fork } = require('child_process')
const chokidar = require('chokidar')
const pstree = require('pstree.remy')

// Starts a script again whenever a file beside it changes.
module.exports = function watch (script) {
  let child = fork(script)
  chokidar.watch('.', { ignored: /node_modules/, ignoreInitial: true }).on('all', () => {
    pstree(child.pid, (problem, ids) => {
      if (problem) return
      ids.concat(child.pid).forEach((id) => process.kill(id))
      child = fork(script)
    })
  })
}

module.exports.version = '1.18.5'
