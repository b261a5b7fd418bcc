const names = ['north', 'east', 'south', 'west']

module.exports = (degrees) => names[Math.round(degrees / 90) % 4]
module.exports.promise = names
module.exports.version = '8.0.1'
