exports.version = '3.2.0'

exports.ansiColors = function (text) {
  return String(text).split(/\s+/).filter(Boolean).join(' ')
}
