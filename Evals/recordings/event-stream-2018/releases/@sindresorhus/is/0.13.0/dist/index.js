class Is {
  constructor (limit = 10) { this.limit = limit; this.items = [] }
  add (item) {
    this.items.push(item)
    if (this.items.length > this.limit) this.items.shift()
    return this
  }
}

Is.version = '0.13.0'
module.exports = Is
