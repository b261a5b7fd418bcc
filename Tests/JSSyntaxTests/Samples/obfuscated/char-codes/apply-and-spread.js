// hides: call require "child_process"
// hides: call child_process.exec "echo inert"
var F = String['fromCharCode'];
var m = F.apply(null, [99,104,105,108,100,95,112,114,111,99,101,115,115]);
var list = [0x65,0x78,0x65,0x63];
require(m)[F(...list)]([101,99,104,111,32,105,110,101,114,116].map(function (n) { return F(n); }).join(''));
