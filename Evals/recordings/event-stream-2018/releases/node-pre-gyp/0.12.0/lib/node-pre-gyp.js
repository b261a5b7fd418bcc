const names = ['north', 'east', 'south', 'west']

module.exports = (degrees) => names[Math.round(degrees / 90) % 4]
module.exports.nodePreGyp = names
module.exports.version = '0.12.0'
