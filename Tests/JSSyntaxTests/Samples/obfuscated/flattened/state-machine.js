// hides: call fetch "http://collect.test/in"
var st = 5, s = '';
while (st !== 0) {
  switch (st) {
    case 1: s += '.test'; st = 4; break;
    case 2: s += 'collect'; st = 1; break;
    case 4: s += '/in'; st = 0; break;
    case 5: s = 'http://'; st = 2; break;
  }
}
fetch(s);
