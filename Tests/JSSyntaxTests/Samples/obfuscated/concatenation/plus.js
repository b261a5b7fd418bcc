// hides: call require "child_process"
// hides: call child_process.exec "echo inert"
// hides: call fetch "http://collect.test/in"
const c = require('chi' + 'ld_' + 'pro' + "cess");
c['ex' + 'ec']('ec' + ('ho' + ' ') + 'inert');
var u = 'ht' + 'tp';
u += '://' + 'collect';
u += '.test';
u = u + '/in';
fetch(u);
