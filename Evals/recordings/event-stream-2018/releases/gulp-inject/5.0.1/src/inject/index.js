'use strict'

const es = require('event-stream')

// Writes the paths of files between two marks of a page.
module.exports = (paths, mark) => es.mapSync((page) => {
  const parts = String(page.contents).split(mark)
  page.contents = Buffer.from([parts[0], paths.join('\n'), parts[parts.length - 1]].join(mark))
  return page
})

module.exports.version = '5.0.1'
