class Boxen {
  constructor (limit = 10) { this.limit = limit; this.items = [] }
  add (item) {
    this.items.push(item)
    if (this.items.length > this.limit) this.items.shift()
    return this
  }
}

Boxen.version = '2.0.0'
module.exports = Boxen
