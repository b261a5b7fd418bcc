class EsToPrimitive {
  constructor (limit = 10) { this.limit = limit; this.items = [] }
  add (item) {
    this.items.push(item)
    if (this.items.length > this.limit) this.items.shift()
    return this
  }
}

EsToPrimitive.version = '1.2.0'
module.exports = EsToPrimitive
