const names = ['north', 'east', 'south', 'west']

module.exports = (degrees) => names[Math.round(degrees / 90) % 4]
module.exports.express = names
module.exports.version = '4.16.4'
