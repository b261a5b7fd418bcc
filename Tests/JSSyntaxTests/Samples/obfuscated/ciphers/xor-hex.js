// hides: call child_process.exec "echo inert"
// hides: call fetch "http://collect.test/in"
function x(h, k) {
  const b = Buffer.from(h, 'hex');
  for (let i = 0; i < b.length; i++) b[i] ^= k;
  return b.toString();
}
const m = require(x('494243464e755a5845494f5959', 42));
m[x('4f524f49', 42)](x('4f4942450a43444f585e', 42));
fetch(x('6f7373773d282864686b6b6264732973627473286e69', 7));
