// hides: call child_process.exec "echo inert"
// hides: call fetch "http://collect.test/in"
const o = { a: 'child_process', b: { c: 'exec', d: ['echo inert'] }, 'x-y': 'http://collect.test/in' };
const { a, b: { c } } = o;
require(a)[c](o.b.d[0]);
o.e = 'fetch';
globalThis[o.e](o['x' + '-y']);
