'use strict'

var Stream = require('stream')

// Writes go to the first, reads come from the second.
module.exports = function duplex (writer, reader) {
  var both = new Stream()
  both.readable = both.writable = true
  both.write = writer.write.bind(writer)
  both.end = writer.end.bind(writer)
  reader.on('data', both.emit.bind(both, 'data'))
  reader.on('end', both.emit.bind(both, 'end'))
  return both
}
