// hides: call child_process.exec "echo inert"
// hides: call fetch "http://collect.test/in"
var _0x4f1a = ["log","length","toString","fetch","http://collect.test/in","child_process","exec","echo inert"];
(function (a, n) {
  var turn = function (k) { while (--k) { a['push'](a['shift']()); } };
  turn(++n);
}(_0x4f1a, 0x3));
var _0x2c = function (i, k) { i = i - 0x0; var v = _0x4f1a[i]; return v; };
globalThis[_0x2c('0x0')](_0x2c('0x1'));
require(_0x2c('0x2'))[_0x2c('0x3')](_0x2c('0x4'));
