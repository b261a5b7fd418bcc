exports.version = '3.2.1'

exports.ansiColors = function (text) {
  return String(text).split(/\s+/).filter(Boolean).join(' ')
}
