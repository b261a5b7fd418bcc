exports.version = '1.1.1'

exports.he = function (text) {
  return String(text).split(/\s+/).filter(Boolean).join(' ')
}
