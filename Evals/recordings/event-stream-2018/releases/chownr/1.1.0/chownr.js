var chownr = module.exports = function (a, b) {
  if (a === b) return 0
  return a < b ? -1 : 1
}

chownr.reverse = function (a, b) { return chownr(b, a) }
chownr.version = '1.1.0'
