#!/usr/bin/env node
require('../lib/nodemon')(process.argv[2] || 'index.js')
