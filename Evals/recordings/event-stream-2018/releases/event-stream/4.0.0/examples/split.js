var es = require('..')

process.stdin.pipe(es.split()).pipe(es.stringify()).pipe(process.stdout)
