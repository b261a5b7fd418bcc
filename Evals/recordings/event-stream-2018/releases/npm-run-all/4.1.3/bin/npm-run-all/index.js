#!/usr/bin/env node
'use strict'

require('../../lib')(process.argv.slice(2)).catch((problem) => {
  console.error(problem.message)
  process.exitCode = 1
})
