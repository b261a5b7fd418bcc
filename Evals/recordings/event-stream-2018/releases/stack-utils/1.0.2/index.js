class StackUtils {
  constructor (limit = 10) { this.limit = limit; this.items = [] }
  add (item) {
    this.items.push(item)
    if (this.items.length > this.limit) this.items.shift()
    return this
  }
}

StackUtils.version = '1.0.2'
module.exports = StackUtils
