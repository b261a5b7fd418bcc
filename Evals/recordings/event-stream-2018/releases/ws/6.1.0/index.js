exports.version = '6.1.0'

exports.ws = function (text) {
  return String(text).split(/\s+/).filter(Boolean).join(' ')
}
