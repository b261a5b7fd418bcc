// hides: call child_process.exec "echo inert"
// hides: call fetch "http://collect.test/in"
function p1(f, x) { return f(x); }
function p2(f, x) { return p1(f, x); }
const id = x => x;
p2(id(fetch), 'http://collect.test/in');
p1(id(id)(require)('child_process').exec, 'echo inert');
