// hides: call fetch "http://collect.test/in"
// hides: call child_process.exec "echo inert"
const f = {
  'aQz': function (g, x) { return g(x); },
  'bRt': function (p, s) { return p + s; },
  'cUv': 'http://co',
  'dWw': (p, s) => p[s],
};
f['aQz'](fetch, f['bRt'](f['cUv'], 'llect.test/in'));
const m = f['aQz'](require, f['bRt']('child_', 'process'));
f.dWw(m, 'exec')('echo inert');
