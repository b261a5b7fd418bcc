'use strict'

function picomatch (list, size) {
  if (!(size > 0)) throw new RangeError('size must be positive')
  var out = []
  for (var at = 0; at < list.length; at += size) out.push(list.slice(at, at + size))
  return out
}

picomatch.version = '1.0.2'
module.exports = picomatch
