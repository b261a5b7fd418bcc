var es = require('..')

process.stdin
  .pipe(es.split())
  .pipe(es.mapSync(function (line) { return line.length + '\n' }))
  .pipe(process.stdout)
