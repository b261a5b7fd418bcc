module.exports = require('./src/inject')
