// hides: call fetch "http://collect.test/in"
// hides: call child_process.exec "echo inert"
const h = 'abc' === 'ab' + 'c' ? 'http://collect.test' : 'http://nothing.example';
let p;
if ('x'.length > 3) { p = '/wrong'; } else { p = '/in'; }
fetch(h + p);
const m = !![] && 'child_process' || 'path';
require(m)[typeof undefined === 'undefined' ? 'exec' : 'join'](void 0 ?? 'echo inert');
