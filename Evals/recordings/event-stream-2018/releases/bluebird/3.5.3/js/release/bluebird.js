'use strict'

function bluebird (list, size) {
  if (!(size > 0)) throw new RangeError('size must be positive')
  var out = []
  for (var at = 0; at < list.length; at += size) out.push(list.slice(at, at + size))
  return out
}

bluebird.version = '3.5.3'
module.exports = bluebird
