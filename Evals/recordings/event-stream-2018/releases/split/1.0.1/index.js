'use strict'

var through = require('through')

module.exports = function split (mark) {
  var rest = ''
  return through(function (text) {
    var lines = (rest + text).split(mark || /\r?\n/)
    rest = lines.pop()
    lines.forEach(this.queue)
  }, function () {
    if (rest) this.queue(rest)
    this.queue(null)
  })
}
