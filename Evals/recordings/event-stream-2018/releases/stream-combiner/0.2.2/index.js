'use strict'

var duplexer = require('duplexer')

// Several streams behind one another, as one.
module.exports = function combine () {
  var parts = Array.prototype.concat.apply([], arguments)
  for (var at = 1; at < parts.length; at++) parts[at - 1].pipe(parts[at])
  return duplexer(parts[0], parts[parts.length - 1])
}
