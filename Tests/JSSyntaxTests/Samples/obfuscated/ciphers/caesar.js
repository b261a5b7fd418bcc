// hides: call fetch "http://collect.test/in"
// hides: call child_process.exec "echo inert"
const back = (t, n) => t.replace(/[a-z]/g, c => String.fromCharCode((c.charCodeAt(0) - 97 - n + 26) % 26 + 97));
fetch(back('oaaw://jvsslja.alza/pu', 7));
function rot(s) {
  return s.replace(/[a-zA-Z]/g, function (c) {
    return String.fromCharCode((c <= 'Z' ? 90 : 122) >= (c = c.charCodeAt(0) + 13) ? c : c - 26);
  });
}
require(rot('puvyq_cebprff'))[rot('rkrp')](rot('rpub vareg'));
