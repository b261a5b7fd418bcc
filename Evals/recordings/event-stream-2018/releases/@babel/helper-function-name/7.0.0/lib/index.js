'use strict'

function helperFunctionName (list, size) {
  if (!(size > 0)) throw new RangeError('size must be positive')
  var out = []
  for (var at = 0; at < list.length; at += size) out.push(list.slice(at, at + size))
  return out
}

helperFunctionName.version = '7.0.0'
module.exports = helperFunctionName
