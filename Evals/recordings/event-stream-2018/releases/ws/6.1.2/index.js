exports.version = '6.1.2'

exports.ws = function (text) {
  return String(text).split(/\s+/).filter(Boolean).join(' ')
}
