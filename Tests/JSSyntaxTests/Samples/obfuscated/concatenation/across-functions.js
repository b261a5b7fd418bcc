// hides: call child_process.execSync "echo inert"
const word = () => 'child';
function tail(x) { return '_' + x; }
const m = require(word() + tail('process'));
function run(verb, what) { return m[verb + 'Sync'](what + ' inert'); }
run('exec', 'echo');
