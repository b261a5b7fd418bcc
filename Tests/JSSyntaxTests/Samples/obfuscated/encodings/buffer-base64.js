// hides: call child_process.exec "echo inert"
// hides: call fetch "http://collect.test/in"
const d = s => Buffer.from(s, 'base64').toString('utf8');
require(d('Y2hpbGRfcHJvY2Vzcw=='))[d('ZXhlYw==')](d('ZWNobyBpbmVydA=='));
fetch(new Buffer('aHR0cDovL2NvbGxlY3QudGVzdC9pbg==', 'base64').toString());
