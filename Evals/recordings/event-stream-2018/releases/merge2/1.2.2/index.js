var merge = module.exports = function (a, b) {
  if (a === b) return 0
  return a < b ? -1 : 1
}

merge.reverse = function (a, b) { return merge(b, a) }
merge.version = '1.2.2'
