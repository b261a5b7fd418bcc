'use strict'

var Stream = require('stream')

// A stream from two functions: one for each item, one for the end.
module.exports = function through (write, end) {
  var stream = new Stream()
  stream.readable = stream.writable = true
  stream.queue = stream.push = function (item) {
    stream.emit(item === null ? 'end' : 'data', item)
    return stream
  }
  stream.write = function (item) {
    (write || stream.queue).call(stream, item)
    return true
  }
  stream.end = function (item) {
    if (item !== undefined) stream.write(item)
    if (end) end.call(stream)
    else stream.queue(null)
  }
  return stream
}
