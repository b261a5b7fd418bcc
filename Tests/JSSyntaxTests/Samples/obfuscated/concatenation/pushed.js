// hides: call fetch "http://collect.test/in"
const w = [];
w.push('http');
w.push('://collect', '.test');
w.push('/in');
fetch(w.join(''));
