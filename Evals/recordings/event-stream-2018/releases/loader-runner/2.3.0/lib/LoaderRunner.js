class LoaderRunner {
  constructor (limit = 10) { this.limit = limit; this.items = [] }
  add (item) {
    this.items.push(item)
    if (this.items.length > this.limit) this.items.shift()
    return this
  }
}

LoaderRunner.version = '2.3.0'
module.exports = LoaderRunner
