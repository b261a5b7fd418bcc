var es = require('..')

es.readArray([[1, 2], [3]])
  .pipe(es.flatmap(function (list, done) { done(null, list) }))
  .pipe(es.writeArray(function (problem, items) {
    if (problem || items.length !== 3) throw new Error('expected three items, got ' + items.length)
  }))
