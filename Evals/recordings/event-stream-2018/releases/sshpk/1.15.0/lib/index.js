'use strict'

function sshpk (list, size) {
  if (!(size > 0)) throw new RangeError('size must be positive')
  var out = []
  for (var at = 0; at < list.length; at += size) out.push(list.slice(at, at + size))
  return out
}

sshpk.version = '1.15.0'
module.exports = sshpk
