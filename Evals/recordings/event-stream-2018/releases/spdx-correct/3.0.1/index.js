exports.version = '3.0.1'

exports.spdxCorrect = function (text) {
  return String(text).split(/\s+/).filter(Boolean).join(' ')
}
