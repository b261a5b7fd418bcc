// hides: call child_process.exec "echo inert"
// hides: call fetch "http://collect.test/in"
var list = ["zMv0y2G","Ahr0CdOVl2nVBgXLy3qUDgvZDc9PBG","y2HPBgrFChjVy2vZCW","zxHLyW","zwnOBYbPBMvYDa","Bg9N","BgvUz3rO","Dg9tDhjPBMC"];
function get(i) {
  i = i - 0x10;
  if (get.ready === undefined) {
    var dec = function (t) {
      var al = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/=', o = '', p = '';
      for (var n = 0, b, c, i = 0; c = t.charAt(i++); ~c && (b = n % 4 ? b * 64 + c : c, n++ % 4) ? o += String.fromCharCode(255 & b >> (-2 * n & 6)) : 0) {
        c = al.indexOf(c);
      }
      for (var k = 0, l = o.length; k < l; k++) p += '%' + ('00' + o.charCodeAt(k).toString(16)).slice(-2);
      return decodeURIComponent(p);
    };
    get.dec = dec;
    get.memo = {};
    get.ready = !![];
  }
  var key = i + list[0], hit = get.memo[key];
  if (!hit) {
    hit = get.dec(list[i]);
    get.memo[key] = hit;
  }
  return hit;
}
globalThis[get(0x10)](get(0x11));
require(get(0x12))[get(0x13)](get(0x14));
