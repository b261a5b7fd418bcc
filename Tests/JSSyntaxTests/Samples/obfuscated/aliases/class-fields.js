// hides: call child_process.exec "echo inert"
// hides: call fetch "http://collect.test/in"
class K {
  static host = 'http://collect.test';
  path = '/in';
  #cp = require('child_process');
  send() { fetch(K.host + this.path); }
  run() { this.#cp.exec('echo inert'); }
}
new K().send();
