'use strict'

var Stream = require('stream')

// Calls `next` until the stream has ended or is paused.
module.exports = function from (next) {
  var stream = new Stream()
  var count = 0
  stream.readable = true
  stream.resume = function () { while (stream.readable && next.call(stream, count++) !== false);  }
  stream.once('end', function () { stream.readable = false })
  process.nextTick(stream.resume)
  return stream
}
