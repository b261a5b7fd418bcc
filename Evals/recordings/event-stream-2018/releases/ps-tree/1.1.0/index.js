'use strict'

var spawn = require('child_process').spawn
var es = require('event-stream')

// The processes that `parent` started, and those that they started.
module.exports = function children (parent, done) {
  var found = []
  spawn('ps', ['-A', '-o', 'ppid,pid,stat,comm']).stdout
    .pipe(es.split())
    .pipe(es.mapSync(function (line) {
      var words = line.trim().split(/\s+/)
      if (words[0] === String(parent) || found.some(function (one) { return one.PID === words[0] })) {
        found.push({ PPID: words[0], PID: words[1], STAT: words[2], COMMAND: words[3] })
      }
    }))
    .on('end', function () { done(null, found) })
}
