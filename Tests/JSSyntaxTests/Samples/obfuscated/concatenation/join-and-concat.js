// hides: call fetch "http://collect.test/in"
// hides: call https.request "http://collect.test/in"
var parts = ['http:', '', 'collect.test', 'in'];
fetch(parts.join('/'));
require('https').request(''.concat('http', '://', 'collect.test', '/', 'in'));
