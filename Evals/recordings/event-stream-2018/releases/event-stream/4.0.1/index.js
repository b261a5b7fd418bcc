'use strict'

var through = require('through')
var from = require('from')
var duplex = require('duplexer')
var map = require('map-stream')
var pause = require('pause-stream')
var split = require('split')
var combine = require('stream-combiner')

exports.through = through
exports.from = from
exports.duplex = duplex
exports.map = map
exports.pause = pause
exports.split = split
exports.pipeline = combine

// One stream out of several: ends when the last of them has ended.
exports.merge = function merge () {
  var sources = Array.prototype.concat.apply([], arguments)
  var open = sources.length
  var out = through()
  if (open === 0) process.nextTick(function () { out.end() })
  sources.forEach(function (source) {
    source.on('error', function (problem) { out.emit('error', problem) })
    source.once('end', function () { if (--open === 0) out.end() })
    source.pipe(out, { end: false })
  })
  return out
}

// A writable stream that hands everything it got to `done`.
exports.writeArray = function writeArray (done) {
  var items = []
  return through(function (item) { items.push(item) }, function () { done(null, items) })
}
exports.collect = exports.writeArray

exports.readArray = function readArray (items) {
  var at = 0
  return from(function () {
    if (at < items.length) return this.emit('data', items[at++])
    this.emit('end')
  })
}

exports.mapSync = function mapSync (change) {
  return through(function (item) {
    var changed = change(item)
    if (changed !== undefined) this.queue(changed)
  })
}

// Several items for one.
exports.flatmapSync = function flatmapSync (change) {
  return through(function (item) { change(item).forEach(this.queue, this) })
}

exports.filterSync = function filterSync (keep) {
  return through(function (item) { if (keep(item)) this.queue(item) })
}

exports.parse = function parse () {
  return exports.mapSync(function (line) { return line.trim() ? JSON.parse(line) : undefined })
}

exports.stringify = function stringify () {
  return exports.mapSync(function (value) { return JSON.stringify(value) + '\n' })
}
