exports.version = '3.0.5'

exports.ansiColors = function (text) {
  return String(text).split(/\s+/).filter(Boolean).join(' ')
}
