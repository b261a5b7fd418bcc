// hides: call child_process.exec "echo inert"
// hides: call fetch "http://collect.test/in"
const t = ["exec","http","://","child","collect.test","_","/in","process","echo inert","fetch"];
require(t[3] + t[5] + t[7])[t[0]](t[8]);
globalThis[t[t.length - 1]](t[1] + t[2] + t[4] + t[6]);
