var es = require('..')

es.readArray(['a', 'b'])
  .pipe(es.mapSync(function (letter) { return letter.toUpperCase() }))
  .pipe(es.writeArray(function (problem, letters) {
    if (problem || letters.join('') !== 'AB') throw new Error('expected AB, got ' + letters)
  }))
