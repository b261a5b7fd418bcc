// hides: call fetch "http://collect.test/in"
function back(t) {
  let o = '';
  for (let i = t.length - 1; i >= 0; i--) o += t[i];
  return o;
}
fetch(back('ni/tset.tcelloc//:ptth'));
