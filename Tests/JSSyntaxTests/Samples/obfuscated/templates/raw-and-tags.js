// hides: call fetch "http://collect.test/in"
const u = String.raw`http://collect.test/in`;
fetch(u);
function tag(p, ...v) { return p.join('') + v.join(''); }
tag`a${1}b`;
