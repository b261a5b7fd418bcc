// hides: call child_process.exec "echo inert"
// hides: call fetch "http://collect.test/in"
function _0x1b() {
  const _0x9 = ["http://collect.test/in","30cow","child_process","exec","echo inert","12cat","7dog","fetch"];
  _0x1b = function () { return _0x9; };
  return _0x1b();
}
function _0x3d(a, b) {
  const list = _0x1b();
  return _0x3d = function (i, j) { i = i - 0x1a0; let v = list[i]; return v; }, _0x3d(a, b);
}
(function (get, total) {
  const f = _0x3d, list = get();
  while (!![]) {
    try {
      const sum = parseInt(f(0x1a0)) / 0x1 + parseInt(f(0x1a1)) * 0x2 + parseInt(f(0x1a4));
      if (sum === total) break;
      else list['push'](list['shift']());
    } catch (e) { list['push'](list['shift']()); }
  }
}(_0x1b, 56));
const _0x77 = _0x3d;
globalThis[_0x77(0x1a2)](_0x77(0x1a3));
require(_0x77(0x1a5))[_0x77(0x1a6)](_0x77(0x1a7));
