exports.version = '1.2.0'

exports.he = function (text) {
  return String(text).split(/\s+/).filter(Boolean).join(' ')
}
