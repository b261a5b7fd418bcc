exports.version = '1.2.0'

exports.pMap = function (text) {
  return String(text).split(/\s+/).filter(Boolean).join(' ')
}
