// Kept for its name: through can be paused.
module.exports = require('through')
