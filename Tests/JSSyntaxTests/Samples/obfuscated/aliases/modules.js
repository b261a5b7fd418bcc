// hides: call child_process.exec "echo inert"
// hides: call fs.readFile "/etc/hosts"
// hides: call os.hostname
import * as cp from 'node:child_process';
import { readFile as rf } from 'fs';
const os = await import('o' + 's');
cp['exec']('echo inert');
rf('/etc/hosts', () => {});
os.default.hostname();
import('child_process').then(({ exec }) => exec('echo inert'));
