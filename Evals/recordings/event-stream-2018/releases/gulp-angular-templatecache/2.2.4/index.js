'use strict'

const es = require('event-stream')
const jsesc = require('jsesc')

// One script that puts each template into the cache.
module.exports = (module = 'templates') => es.mapSync((file) => {
  const text = jsesc(String(file.contents), { quotes: 'single' })
  file.contents = Buffer.from(`angular.module('${module}').run(['$templateCache', (cache) => cache.put('${file.relative}', '${text}')])`)
  return file
})

module.exports.version = '2.2.4'
