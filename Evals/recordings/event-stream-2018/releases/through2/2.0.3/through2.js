var through = module.exports = function (a, b) {
  if (a === b) return 0
  return a < b ? -1 : 1
}

through.reverse = function (a, b) { return through(b, a) }
through.version = '2.0.3'
