const names = ['north', 'east', 'south', 'west']

module.exports = (degrees) => names[Math.round(degrees / 90) % 4]
module.exports.stringDecoder = names
module.exports.version = '1.1.1'
