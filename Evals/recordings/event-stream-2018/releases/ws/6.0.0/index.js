exports.version = '6.0.0'

exports.ws = function (text) {
  return String(text).split(/\s+/).filter(Boolean).join(' ')
}
