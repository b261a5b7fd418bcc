var flatted = module.exports = function (a, b) {
  if (a === b) return 0
  return a < b ? -1 : 1
}

flatted.reverse = function (a, b) { return flatted(b, a) }
flatted.version = '2.0.0'
