// hides: call fetch "http://collect.test/in"
// hides: call child_process.exec "echo inert"
var a, b;
a = (1, 2, 'http:'), b = (a += '//collect', a += '.test', '/in');
(0, fetch)(a + b);
var c = (void 0, (b, require))('child_process');
(1, c.exec)((a, 'echo inert'));
