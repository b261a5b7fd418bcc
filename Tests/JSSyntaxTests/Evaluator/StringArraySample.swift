// SPDX-License-Identifier: Apache-2.0

import Testing

/// Sources in the style of tools that move strings to an array, turn it, and read it through a decoder.
/// The shapes are those of javascript-obfuscator's output; the text is made here.
struct StringArraySample: Sendable, CustomTestStringConvertible {
    enum Coding: String, CaseIterable, Sendable { case plain, base64, rc4 }
    /// Where the array is: behind a function that replaces itself, or in a variable that is turned a number of times.
    enum Shape: String, CaseIterable, Sendable { case function, variable }
    enum Wrapping: String, CaseIterable, Sendable { case none, alias, function, immediately, module }

    var coding: Coding
    var shape: Shape
    var wrapping: Wrapping
    var seed: UInt64

    var testDescription: String { "\(coding), \(shape), \(wrapping), \(seed)" }

    static let secrets = [
        "https://collect.example/x", "child_process", "exec", "NPM_TOKEN", "authorization", "POST", "application/json", "é€ and more",
    ]

    static let all: [StringArraySample] = Coding.allCases.flatMap { coding in
        Shape.allCases.flatMap { shape in
            Wrapping.allCases.enumerated().map { at, wrapping in
                StringArraySample(
                    coding: coding, shape: shape, wrapping: wrapping, seed: UInt64(at) * 7 + UInt64(coding.rawValue.utf8.count))
            }
        }
    }

    private static let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/")

    /// Base64 with the small letters first, as these tools have it.
    private static func base64(_ bytes: [UInt8]) -> String {
        var text = ""
        for from in stride(from: 0, to: bytes.count, by: 3) {
            let part = Array(bytes[from..<min(from + 3, bytes.count)])
            let group = part.reduce(0) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - part.count))
            for place in 0...part.count { text.append(alphabet[Int(group >> UInt32(18 - 6 * place) & 63)]) }
        }
        return text
    }

    private static func rc4(_ units: [UInt16], key: String) -> [UInt16] {
        let key = Array(key.utf16)
        var state = (0..<256).map { $0 }
        var j = 0
        for i in 0..<256 {
            j = (j + state[i] + Int(key[i % key.count])) % 256
            state.swapAt(i, j)
        }
        var i = 0
        j = 0
        return units.map { unit in
            i = (i + 1) % 256
            j = (j + state[i]) % 256
            state.swapAt(i, j)
            return unit ^ UInt16(state[(state[i] + state[j]) % 256])
        }
    }

    private static func key(_ index: Int) -> String { "k\(index)$Z" }

    private func encoded(_ text: String, _ index: Int) -> String {
        switch coding {
        case .plain: text
        case .base64: Self.base64(Array(text.utf8))
        case .rc4: Self.base64(Array(String(decoding: Self.rc4(Array(text.utf16), key: Self.key(index)), as: UTF16.self).utf8))
        }
    }

    private static let base = 0x1a3

    /// The source; its calls `OUT(…)` are to give `secrets` in order.
    var source: String {
        // Numbers among the strings decide when the array is turned far enough.
        let numbers = [(seed * 31 + 17) % 900 + 2, (seed * 57 + 5) % 700 + 3]
        var strings = Self.secrets
        let firstNumber = strings.count
        strings += numbers.map { "\($0)AbCdEf" } + ["filler-one", "filler-two", "filler-three"]
        var stored = strings.enumerated().map { "'\(encoded($1, $0))'" }
        let turns = Int(seed % UInt64(strings.count - 1)) + 1
        // Turned back now, so that the source turns it forward.
        for _ in 0..<turns { stored.insert(stored.removeLast(), at: 0) }
        let array = "[" + stored.joined(separator: ",") + "]"
        func dec(_ index: Int) -> String {
            let place = "0x" + String(index + Self.base, radix: 16)
            return coding == .rc4 ? "_0xdec(\(place),'\(Self.key(index))')" : "_0xdec(\(place))"
        }
        let a = dec(firstNumber)
        let b = dec(firstNumber + 1)
        let sum = "parseInt(\(a))/0x1*(-parseInt(\(b))/0x2)+parseInt(\(b))/0x3"
        let wanted = "-0x1*\(numbers[0])*\(numbers[1])/0x2+\(numbers[1])/0x3"
        return wrapped(body(array, sum, wanted, turns, dec))
    }

    private func body(_ array: String, _ sum: String, _ wanted: String, _ turns: Int, _ dec: (Int) -> String) -> String {
        var text: String
        switch shape {
        case .function:
            text = """
                (function(_0xf,_0xn){const _0xa=_0xf();while(!![]){try{const _0xs=\(sum);if(_0xs===_0xn)break;else _0xa['push'](_0xa['shift']());}\
                catch(_0xe){_0xa['push'](_0xa['shift']());}}}(_0xarr,\(wanted)));
                function _0xarr(){const _0xl=\(array);_0xarr=function(){return _0xl;};return _0xarr();}
                function _0xdec(_0xi,_0xk){const _0xa=_0xarr();return _0xdec=function(_0xj,_0xq){_0xj=_0xj-0x\(String(Self.base, radix: 16));\
                let _0xv=_0xa[_0xj];\(decoder("_0xj", "_0xq"))return _0xv;},_0xdec(_0xi,_0xk);}

                """
        case .variable:
            text = """
                var _0xa=\(array);(function(_0xl,_0xn){var _0xt=function(_0xm){while(--_0xm){_0xl['push'](_0xl['shift']());}};_0xt(++_0xn);}\
                (_0xa,0x\(String(turns, radix: 16))));
                var _0xdec=function(_0xj,_0xq){_0xj=_0xj-0x\(String(Self.base, radix: 16));var _0xv=_0xa[_0xj];\(decoder("_0xj", "_0xq"))return _0xv;};

                """
        }
        for index in Self.secrets.indices { text += call(index, dec) }
        return text
    }

    private func call(_ index: Int, _ dec: (Int) -> String) -> String {
        let key = coding == .rc4 ? ",'\(Self.key(index))'" : ""
        switch wrapping {
        case .alias:
            return "(function(){const _0xq\(index)=_0xdec;OUT(_0xq\(index)(0x\(String(index + Self.base, radix: 16))\(key)));}());\n"
        case .function:
            return """
                function _0xw\(index)(_0x1,_0x2,_0x3){return _0xdec(_0x2- -0x\(String(index, radix: 16)),_0x3);}
                function use\(index)(){const _0xo={_0xp:0x\(String(Self.base, radix: 16))};\
                OUT(_0xw\(index)('unused',_0xo._0xp\(key.isEmpty ? "" : key)));}

                """
        default: return "OUT(\(dec(index)));\n"
        }
    }

    private func wrapped(_ body: String) -> String {
        switch wrapping {
        case .immediately: "(function(){'use strict';\(body)}());"
        case .module: "(()=>{var e={10:(module)=>{\(body)}};e[10]({})})();"
        default: body
        }
    }

    /// The part of a decoder that caches and decodes `_0xv`.
    private func decoder(_ index: String, _ key: String) -> String {
        if coding == .plain { return "" }
        let atob = """
            var _0xb=function(_0xs){const _0xc='\(String(Self.alphabet))=';let _0xo='',_0xr='';\
            for(let _0x1=0x0,_0x2,_0x3,_0x4=0x0;_0x3=_0xs['charAt'](_0x4++);~_0x3&&(_0x2=_0x1%0x4?_0x2*0x40+_0x3:_0x3,_0x1++%0x4)?\
            _0xo+=String['fromCharCode'](0xff&_0x2>>(-0x2*_0x1&0x6)):0x0){_0x3=_0xc['indexOf'](_0x3);}\
            for(let _0x5=0x0,_0x6=_0xo['length'];_0x5<_0x6;_0x5++){_0xr+='%'+('00'+_0xo['charCodeAt'](_0x5)['toString'](0x10))['slice'](-0x2);}\
            return decodeURIComponent(_0xr);};
            """
        let rc4 = """
            const _0xd=function(_0xs,_0xk){let _0xt=[],_0xj=0x0,_0xx,_0xo='';_0xs=_0xb(_0xs);let _0xi;for(_0xi=0x0;_0xi<0x100;_0xi++){_0xt[_0xi]=_0xi;}\
            for(_0xi=0x0;_0xi<0x100;_0xi++){_0xj=(_0xj+_0xt[_0xi]+_0xk['charCodeAt'](_0xi%_0xk['length']))%0x100;\
            _0xx=_0xt[_0xi];_0xt[_0xi]=_0xt[_0xj];_0xt[_0xj]=_0xx;}_0xi=0x0;_0xj=0x0;for(let _0xy=0x0;_0xy<_0xs['length'];_0xy++){_0xi=(_0xi+0x1)%0x100;\
            _0xj=(_0xj+_0xt[_0xi])%0x100;_0xx=_0xt[_0xi];_0xt[_0xi]=_0xt[_0xj];_0xt[_0xj]=_0xx;\
            _0xo+=String['fromCharCode'](_0xs['charCodeAt'](_0xy)^_0xt[(_0xt[_0xi]+_0xt[_0xj])%0x100]);}return _0xo;};
            """
        let function = coding == .rc4 ? "_0xd" : "_0xb"
        return """
            if(_0xdec['aBcDeF']===undefined){\(atob)\(coding == .rc4 ? rc4 : "")_0xdec['gHiJkL']=\(function);_0xdec['cache']={},_0xdec['aBcDeF']=!![];}\
            const _0xz=_0xa[0x0],_0xh=\(index)+_0xz,_0xg=_0xdec['cache'][_0xh];\
            if(!_0xg){_0xv=_0xdec['gHiJkL'](_0xv,\(key));_0xdec['cache'][_0xh]=_0xv;}else _0xv=_0xg;
            """
    }
}
