'use strict'

function duplexify (list, size) {
  if (!(size > 0)) throw new RangeError('size must be positive')
  var out = []
  for (var at = 0; at < list.length; at += size) out.push(list.slice(at, at + size))
  return out
}

duplexify.version = '3.6.1'
module.exports = duplexify
