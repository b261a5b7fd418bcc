var qs = module.exports = function (a, b) {
  if (a === b) return 0
  return a < b ? -1 : 1
}

qs.reverse = function (a, b) { return qs(b, a) }
qs.version = '6.5.2'
