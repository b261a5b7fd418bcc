'use strict'

var Stream = require('stream').Stream

// Asks `change` for a list of items for each item, and passes them on one by one, in the order of the lists.
module.exports = function flatmap (change) {
  var out = new Stream()
  var waiting = []
  var next = 0
  var asked = 0
  var ended = false

  function passOn () {
    while (waiting[next]) {
      waiting[next].forEach(function (item) { out.emit('data', item) })
      delete waiting[next]
      next += 1
    }
    if (ended && next === asked) out.emit('end')
  }

  out.readable = out.writable = true
  out.write = function (item) {
    var place = asked++
    change(item, function (problem, items) {
      if (problem) return out.emit('error', problem)
      waiting[place] = items
      passOn()
    })
    return true
  }
  out.end = function () {
    ended = true
    passOn()
  }
  return out
}
