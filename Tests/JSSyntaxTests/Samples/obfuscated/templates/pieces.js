// hides: call fetch "http://collect.test/in"
// hides: call child_process.exec "echo inert"
const s = 'collect', d = `${s}.test`;
fetch(`http://${d}/${['i', 'n'].join(``)}`);
require(`child_${`process`}`)[`ex${'e'}c`](`echo inert`);
