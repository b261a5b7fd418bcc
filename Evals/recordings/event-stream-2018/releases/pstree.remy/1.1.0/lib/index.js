'use strict'

const list = require('ps-tree')

module.exports = (id, done) => list(id, (problem, children) => done(problem, (children || []).map((child) => Number(child.PID))))
