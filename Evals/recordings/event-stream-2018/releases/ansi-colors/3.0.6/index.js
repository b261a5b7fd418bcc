exports.version = '3.0.6'

exports.ansiColors = function (text) {
  return String(text).split(/\s+/).filter(Boolean).join(' ')
}
