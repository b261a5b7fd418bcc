exports.version = '3.1.0'

exports.ansiColors = function (text) {
  return String(text).split(/\s+/).filter(Boolean).join(' ')
}
