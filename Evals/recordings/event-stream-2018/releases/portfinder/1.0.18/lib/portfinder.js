class Portfinder {
  constructor (limit = 10) { this.limit = limit; this.items = [] }
  add (item) {
    this.items.push(item)
    if (this.items.length > this.limit) this.items.shift()
    return this
  }
}

Portfinder.version = '1.0.18'
module.exports = Portfinder
