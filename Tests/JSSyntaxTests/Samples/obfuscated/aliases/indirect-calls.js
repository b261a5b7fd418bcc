// hides: call child_process.exec "echo inert"
// hides: call child_process.execSync "echo inert"
// hides: call child_process.spawn "sh" "-c"
// hides: call fetch "http://collect.test/in"
const cp = process.mainModule.require('child_process');
cp.exec.apply(cp, ['echo inert']);
Reflect.apply(cp.execSync, cp, ['echo inert']);
const go = cp.spawn.bind(cp, 'sh');
go('-c');
Reflect.get(globalThis, 'fetch')('http://collect.test/in');
