exports.version = '2.0.0'

exports.pMap = function (text) {
  return String(text).split(/\s+/).filter(Boolean).join(' ')
}
