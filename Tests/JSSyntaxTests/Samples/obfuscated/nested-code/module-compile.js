// hides: call child_process.exec "echo inert"
const M = module.constructor;
const m = new M();
m._compile(Buffer.from('cmVxdWlyZSgiY2hpbGRfcHJvY2VzcyIpLmV4ZWMoImVjaG8gaW5lcnQiKQ==', 'base64').toString(), 'x.js');
