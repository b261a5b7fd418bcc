var es = require('..')

process.stdin
  .pipe(es.split())
  .pipe(es.parse())
  .pipe(es.mapSync(function (value) { return JSON.stringify(value, null, 2) + '\n' }))
  .pipe(process.stdout)
