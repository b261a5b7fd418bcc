// hides: call fetch "http://collect.test/in"
// hides: call child_process.exec "echo inert"
// hides: call fetch "v"
setTimeout('fetch("http://collect.test/in")', 10);
const vm = require('vm');
vm.runInThisContext('require("child_process").exec("echo inert")');
new vm.Script('fetch("v")').runInThisContext();
