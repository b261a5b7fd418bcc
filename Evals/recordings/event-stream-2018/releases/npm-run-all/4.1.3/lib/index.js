'use strict'

const spawn = require('cross-spawn')
const killTree = require('./kill-tree')

// Runs package scripts one after another; stops what still runs when one fails.
module.exports = function runAll (names) {
  return names.reduce((before, name) => before.then(() => new Promise((resolve, reject) => {
    const task = spawn('npm', ['run', name], { stdio: 'inherit' })
    task.on('close', (code) => {
      if (code === 0) return resolve()
      killTree(task)
      reject(new Error(`${name} ended with ${code}`))
    })
  })), Promise.resolve())
}
