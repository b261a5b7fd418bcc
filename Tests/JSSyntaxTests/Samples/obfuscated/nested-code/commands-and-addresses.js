// hides: call fetch "http://collect.test/in"
// hides: call fetch "w"
// hides: call fetch "d"
// hides: call fetch "l"
require('child_process').exec('node -e "fetch(\'http://collect.test/in\')"');
const { Worker } = require('worker_threads');
new Worker('fetch("w")', { eval: true });
import('data:text/javascript,fetch("d")');
require('child_process').execFile(process.execPath, ['-e', 'fetch("l")']);
