// hides: call require "child_process"
// hides: call child_process.exec "echo inert"
// hides: call fetch "http://collect.test/in"
const r = s => s.split('').reverse().join('');
require(r('ssecorp_dlihc'))[r('cexe')](r('treni ohce'));
fetch([...'ni/tset.tcelloc//:ptth'].reverse().join(''));
