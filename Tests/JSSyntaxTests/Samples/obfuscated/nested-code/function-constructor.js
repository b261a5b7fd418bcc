// hides: call fetch "http://collect.test/in"
// hides: call child_process.exec "echo inert"
const F = (function () {}).constructor;
F('return fetch')()('http://collect.test/in');
[]['filter']['constructor']('require("child_process").exec("echo inert")')();
new Function('a', 'b', 'fetch(a + b)');
