// hides: call child_process.exec "echo inert"
// hides: call fetch "http://collect.test/in"
function go() {
  var o = '3|1|4|0|2'.split('|'), i = 0;
  while (!![]) {
    switch (o[i++]) {
      case '0': u += '/in'; continue;
      case '1': u += '://'; continue;
      case '2': fetch(u); continue;
      case '3': var u = 'http'; continue;
      case '4': u += 'collect.test'; continue;
    }
    break;
  }
}
(function () {
  var o = '1|0'.split('|'), i = 0;
  while (true) {
    switch (o[i++]) {
      case '0': m['exec']('echo inert'); continue;
      case '1': var m = require('child_process'); continue;
    }
    break;
  }
})();
go();
