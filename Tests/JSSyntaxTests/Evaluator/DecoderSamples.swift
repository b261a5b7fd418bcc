// SPDX-License-Identifier: Apache-2.0

@testable import JSSyntax

/// Code made of symbols, and the code that it runs.
enum SymbolSamples {
    static let rows: [(source: String, code: String)] = [jj("alert(\"x\")"), jj("fetch(\"collect\")"), faces]

    /// The style of jjencode: an object of letters under names of `$` and `_`; the rest as octal escapes.
    private static func jj(_ code: String) -> (String, String) {
        let digits = ["___", "__$", "_$_", "_$$", "$__", "$_$", "$$_", "$$$"]
        func octal(_ byte: UInt8) -> String { String(byte, radix: 8).map { "$." + digits[Int(String($0)) ?? 0] }.joined(separator: "+") }
        let text = code.utf8.map { "\"\\\\\"+" + octal($0) }.joined(separator: "+")
        let start = """
            $=~[];$={___:++$,$$$$:(![]+"")[$],__$:++$,$_$_:(![]+"")[$],_$_:++$,$_$$:({}+"")[$],$$_$:($[$]+"")[$],_$$:++$,$$$_:(!""+"")[$],\
            $__:++$,$_$:++$,$$__:({}+"")[$],$$_:++$,$$$:++$,$___:++$,$__$:++$};
            $.$_=($.$_=$+"")[$.$_$]+($._$=$.$_[$.__$])+($.$$=($.$+"")[$.__$])+((!$)+"")[$._$$]+($.__=$.$_[$.$$_])+($.$=(!""+"")[$.__$])\
            +($._=(!""+"")[$._$_])+$.$_[$.$_$]+$.__+$._$+$.$;
            $.$$=$.$+(!""+"")[$._$$]+$.__+$._+$.$+$.$$;
            $.$=($.___)[$.$_][$.$_];

            """
        return (start + "$.$($.$($.$$+\"\\\"\"+\(text)+\"\\\"\")())();", code)
    }

    /// The style of aaencode: names and strings made of faces.
    private static let faces = (
        source: """
        ﾟωﾟﾉ= /｀ｍ´）ﾉ ~┻━┻   //*´∇｀*/ ['_']; o=(ﾟｰﾟ)  =_=3; c=(ﾟΘﾟ) =(ﾟｰﾟ)-(ﾟｰﾟ); (ﾟДﾟ) =(ﾟΘﾟ)= (o^_^o)/ (o^_^o);
        (ﾟДﾟ)={ﾟΘﾟ: '_' ,ﾟωﾟﾉ : ((ﾟωﾟﾉ==3) +'_') [ﾟΘﾟ] ,ﾟｰﾟﾉ :(ﾟωﾟﾉ+ '_')[o^_^o -(ﾟΘﾟ)] ,ﾟДﾟﾉ:((ﾟｰﾟ==3) +'_')[ﾟｰﾟ] };
        (ﾟДﾟ) [ﾟΘﾟ] =((ﾟωﾟﾉ==3) +'_') [c^_^o];(ﾟДﾟ) ['c'] = ((ﾟДﾟ)+'_') [ (ﾟｰﾟ)+(ﾟｰﾟ)-(ﾟΘﾟ) ];(ﾟДﾟ) ['o'] = ((ﾟДﾟ)+'_') [ﾟΘﾟ];
        (ﾟoﾟ)=(ﾟДﾟ) ['c']+(ﾟДﾟ) ['o']+(ﾟωﾟﾉ +'_')[ﾟΘﾟ]+ ((ﾟωﾟﾉ==3) +'_') [ﾟｰﾟ] + ((ﾟДﾟ) +'_') [(ﾟｰﾟ)+(ﾟｰﾟ)]+ ((ﾟｰﾟ==3) +'_') [ﾟΘﾟ]\
        +((ﾟｰﾟ==3) +'_') [(ﾟｰﾟ) - (ﾟΘﾟ)]+(ﾟДﾟ) ['c']+((ﾟДﾟ)+'_') [(ﾟｰﾟ)+(ﾟｰﾟ)]+ (ﾟДﾟ) ['o']+((ﾟｰﾟ==3) +'_') [ﾟΘﾟ];
        (ﾟДﾟ) ['_'] =(o^_^o) [ﾟoﾟ] [ﾟoﾟ];
        (ﾟεﾟ)=((ﾟｰﾟ==3) +'_') [ﾟΘﾟ]+ (ﾟДﾟ) .ﾟДﾟﾉ+((ﾟДﾟ)+'_') [(ﾟｰﾟ) + (ﾟｰﾟ)]+((ﾟｰﾟ==3) +'_') [o^_^o -ﾟΘﾟ]+((ﾟｰﾟ==3) +'_') [ﾟΘﾟ]\
        + (ﾟωﾟﾉ +'_') [ﾟΘﾟ]; (ﾟｰﾟ)+=(ﾟΘﾟ); (ﾟДﾟ)[ﾟεﾟ]='\\\\'; (ﾟДﾟ).ﾟΘﾟﾉ=(ﾟДﾟ+ ﾟｰﾟ)[o^_^o -(ﾟΘﾟ)];
        (oﾟｰﾟo)=(ﾟωﾟﾉ +'_')[c^_^o];(ﾟДﾟ) [ﾟoﾟ]='\\"';
        (ﾟДﾟ) ['_'] ( (ﾟДﾟ) ['_'] (ﾟεﾟ+(ﾟДﾟ)[ﾟoﾟ]+ (ﾟДﾟ)[ﾟεﾟ]+(ﾟΘﾟ)+ (ﾟｰﾟ)+ (ﾟΘﾟ)+ (ﾟДﾟ)[ﾟεﾟ]+(ﾟΘﾟ)+ ((ﾟｰﾟ) + (ﾟΘﾟ))+ (ﾟｰﾟ)\
        + (ﾟДﾟ)[ﾟoﾟ]) (ﾟΘﾟ)) ('_');
        """,
        code: "al"
    )
}

/// Decoders as people write them, each around `EvaluatorFamilyTests.secret`.
enum HandWrittenDecoders {
    private static let secret = EvaluatorFamilyTests.secret
    private static let units = Array(secret.utf8)
    private static func list(_ numbers: [Int]) -> String { "[" + numbers.map(String.init).joined(separator: ",") + "]" }
    private static let codes = list(units.map(Int.init))
    private static let hex = units.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    private static let base64 = TextCodec.base64(units).text
    private static func xored(_ key: [UInt8]) -> [Int] { units.enumerated().map { Int($1 ^ key[$0 % key.count]) } }
    private static let caesar = String(
        decoding: units.map { byte -> UInt8 in (97...122).contains(byte) ? (byte - 97 + 13) % 26 + 97 : byte }, as: UTF8.self)
    private static let reversed = String(secret.reversed())

    static let rows: [(name: String, source: String)] = [
        ("character codes", "OUT(String.fromCharCode.apply(null, \(codes)))"),
        ("character codes, spread", "OUT(String.fromCharCode(...\(codes)))"),
        ("character codes, loop", "var c = \(codes), s = ''; for (var i = 0; i < c.length; i++) { s += String.fromCharCode(c[i]) } OUT(s)"),
        ("character codes, map", "OUT(\(codes).map(c => String.fromCharCode(c)).join(''))"),
        ("character codes, reduce", "OUT(\(codes).reduce(function (a, c) { return a + String.fromCharCode(c) }, ''))"),
        ("xor with a number", "OUT(\(list(units.map { Int($0) ^ 42 })).map(c => String.fromCharCode(c ^ 42)).join(''))"),
        (
            "xor with a key",
            "function x(a, k) { var r = ''; for (var i = 0; i < a.length; i++) r += String.fromCharCode(a[i] ^ k.charCodeAt(i % k.length)); return r } OUT(x(\(list(xored(Array("secret".utf8)))), 'sec' + 'ret'))"
        ),
        (
            "xor with a key that is set up",
            "let key; function setUp() { key = ['r','e','t'].join('') } setUp(); const d = a => a.map((c, i) => String.fromCharCode(c ^ key.charCodeAt(i % key.length))).join``; OUT(d(\(list(xored(Array("ret".utf8))))))"
        ),
        (
            "class with a key",
            "class D { constructor(k) { this.k = k } run(a) { return a.map(c => String.fromCharCode(c ^ this.k)).join('') } static of(k) { return new D(k) } } OUT(D.of(7).run(\(list(units.map { Int($0) ^ 7 }))))"
        ),
        ("buffer, hex", "OUT(Buffer.from('\(hex)', 'hex').toString())"),
        ("buffer, base64", "OUT(Buffer.from('\(base64)', 'base64').toString('utf8'))"),
        ("buffer, required", "const { Buffer: B } = require('buffer'); OUT(B.from('\(base64)', 'base64').toString())"),
        ("buffer, imported", "import { Buffer as B } from 'node:buffer'; OUT(B.from('\(base64)', 'base64').toString())"),
        (
            "buffer, xor",
            "OUT(Buffer.from(Buffer.from('\(list(xored([9])).dropFirst().dropLast())'.split(',').map(Number)).map(b => b ^ 9)).toString())"
        ),
        ("atob", "OUT(atob('\(base64)'))"),
        ("atob by a name in two parts", "OUT(globalThis['at' + 'ob']('\(base64)'))"),
        ("atob twice, reversed", "const r = s => s.split('').reverse().join(''); OUT(atob(r(r(atob(btoa('\(base64)'))))))"),
        ("reversed", "OUT('\(reversed)'.split('').reverse().join(''))"),
        ("hex pairs", "OUT('\(hex)'.match(/../g).map(h => String.fromCharCode(parseInt(h, 16))).join(''))"),
        ("percent", "OUT(decodeURIComponent('\(hex)'.replace(/(..)/g, '%$1')))"),
        ("unescape", "OUT(unescape('\(hex)'.replace(/[0-9a-f]{2}/g, '%$&')))"),
        ("unicode escapes", "OUT(JSON.parse('\"' + '\(hex)'.replace(/(..)/g, '\\\\u00$1') + '\"'))"),
        (
            "rotated letters",
            "OUT('\(caesar)'.replace(/[a-z]/g, function (c) { return String.fromCharCode((c.charCodeAt(0) - 97 + 13) % 26 + 97) }))"
        ),
        (
            "table of letters",
            "var t = {}; (function () { var a = 'abcdefghijklmnopqrstuvwxyz'; for (var i = 0; i < 26; i++) t[a[i]] = a[(i + 13) % 26] })(); OUT('\(caesar)'.split('').map(c => t[c] || c).join(''))"
        ),
        (
            "array of pieces",
            "const p = ['example', 'https', '://', 'collect.', '/x?a=1&b=(2)'], o = [1, 2, 3, 0, 4]; OUT(o.map(i => p[i]).join(''))"
        ),
        (
            "pieces by shifting",
            "var q = ['https', '://collect', '.example', '/x?a=1&b=(2)']; OUT((function () { var r = '', c = q.slice(); while (c.length) r += c.shift(); return r })())"
        ),
        ("junk removed", "OUT('\(secret.map { "\($0)~#" }.joined())'.split('~#').join(''))"),
        ("every second letter", "OUT('\(secret.map { "\($0)z" }.joined())'.split('').filter((c, i) => i % 2 === 0).join(''))"),
        ("typed array", "OUT(new TextDecoder().decode(new Uint8Array(\(codes))))"),
        (
            "typed array, xor in place",
            "const u = Uint8Array.from(\(list(xored([5])))); OUT((() => { const v = u.slice(); for (let i = 0; i < v.length; i++) v[i] ^= 5; return new TextDecoder('utf-8').decode(v) })())"
        ),
        ("function text", "OUT(new Function('s', 'return atob(s)')('\(base64)'))"),
        ("eval", "OUT(eval('ato' + 'b')('\(base64)'))"),
        (
            "method of an object",
            "var o = { k: 3, d: function (a) { var k = this.k; return a.map(function (c) { return String.fromCharCode(c - k) }).join('') } }; OUT(o.d(\(list(units.map { Int($0) + 3 }))))"
        ),
        (
            "switch in a loop",
            "function f(a) { var s = '0|2|1'.split('|'), i = 0, r, t; while (true) { switch (s[i++]) { case '0': r = a.split('').reverse(); continue; case '1': return t; case '2': t = r.join(''); continue } break } } OUT(f('\(reversed)'))"
        ),
        (
            "prototype",
            "String.prototype.constructor; function R(s) { this.s = s } R.prototype.run = function () { return [...this.s].reverse().join('') }; OUT(new R('\(reversed)').run())"
        ),
        (
            "default and rest parameters",
            "const d = (k = 4, ...a) => a.map(c => String.fromCharCode(c ^ k)).join(''); OUT(d(undefined, ...\(list(units.map { Int($0) ^ 4 }))))"
        ),
        (
            "destructuring",
            "const { a: [k], b = 6 } = { a: [2] }; OUT(\(list(units.map { Int($0) ^ 8 })).map(c => String.fromCharCode(c ^ (k + b))).join(''))"
        ),
        ("first call sets up", "var t; function get(i) { if (!t) { t = '\(base64)'.split('|').map(atob) } return t[i] } OUT(get(0))"),
        (
            "big integers",
            "let n = 0x6n; OUT([\(units.map { "\(Int($0) ^ 6)n" }.joined(separator: ","))].map(c => String.fromCharCode(Number(c ^ n))).join(''))"
        ),
        (
            "base 36",
            "OUT([\(units.map { "'" + String(Int($0) + 100, radix: 36) + "'" }.joined(separator: ","))].map(s => String.fromCharCode(parseInt(s, 36) - 100)).join(''))"
        ),
        ("map", "const m = new Map([['a', '\(base64)']]); OUT(atob([...m.values()][0]))"),
        ("try and finally", "OUT((function () { try { null.x } catch (e) { return atob('\(base64)') } finally { 1 } })())"),
    ]
}
