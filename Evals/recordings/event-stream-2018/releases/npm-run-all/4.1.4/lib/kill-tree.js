'use strict'

module.exports = function killTree (task) { task.kill() }
