// hides: call child_process.exec "echo inert"
// hides: call eval "1"
// hides: call fetch "http://collect.test/in"
// hides: call fs.readFileSync "/etc/hosts"
const r = require, q = r;
const { exec: e } = q('node:child_process');
let z;
z = e;
z('echo inert');
const g = globalThis;
g['eval']('1');
const { fetch: f = null } = g;
f.call(null, 'http://collect.test/in');
const m = module;
m.require('fs').readFileSync('/etc/hosts');
