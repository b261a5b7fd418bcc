const names = ['north', 'east', 'south', 'west']

module.exports = (degrees) => names[Math.round(degrees / 90) % 4]
module.exports.cacache = names
module.exports.version = '11.3.1'
