var es = require('..')

es.readArray([[1, 2], [3]]).pipe(es.flatmapSync(function (list) { return list })).pipe(es.stringify()).pipe(process.stdout)
