#!/usr/bin/env node
'use strict'

require('..')(process.argv[2], function (problem, list) {
  if (problem) throw problem
  list.forEach(function (one) { console.log(one.PID, one.COMMAND) })
})
