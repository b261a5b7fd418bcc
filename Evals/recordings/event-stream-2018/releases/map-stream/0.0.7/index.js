'use strict'

var through = require('stream').PassThrough

// Each item becomes what `change` answers.
module.exports = function map (change) {
  var out = new through({ objectMode: true })
  out._transform = function (item, _, done) { change(item, done) }
  return out
}
