// SPDX-License-Identifier: Apache-2.0

import Analysis
import Testing

@Suite struct ShellParserTests {
    /// Commands as `name word word`, those inside others too, in the order in which they are read.
    private func commands(_ text: String, _ dialect: ShellDialect) -> [String] {
        ShellText.read(text.utf8, dialect: dialect).commands.map { command in
            ([command.name] + command.arguments.map(\.text)).joined(separator: " ")
        }
    }

    @Test(
        "Words lose their quotation marks, escapes and known variables",
        arguments: [
            ("curl -s http://a.test/x", ["curl -s http://a.test/x"]), ("c'u'rl x", ["curl x"]), (#"c\url x"#, ["curl x"]),
            (#""cu"rl 'a b'"#, ["curl a b"]), ("c''u\"\"rl x", ["curl x"]), (#"$'\x63url' x"#, ["curl x"]),
            (#"$'\143\165rl' x"#, ["curl x"]),
            (#"$'\u0063url' x"#, ["curl x"]), ("a=cu; b=rl; $a$b x", ["curl x"]), ("x='curl -s'; $x y", ["curl -s y"]),
            ("x='a b'; echo \"$x\"", ["echo a b"]), ("curl$IFS-s${IFS}x", ["curl -s x"]), ("c$@url x", ["curl x"]),
            ("${A:-curl} x", ["curl x"]),
            ("A=wget; ${A:-curl} x", ["wget x"]), ("${A-cu}rl x", ["curl x"]), ("A=1; echo ${A:+b}", ["echo b"]),
            ("x=abcurlz; ${x:2:4} y", ["curl y"]),
            ("x=xcurl; ${x#x} y", ["curl y"]), ("x=curlz; ${x%z} y", ["curl y"]), ("x=c_u_r_l; ${x//_/} y", ["curl y"]),
            ("x=CURL; ${x,,} y", ["curl y"]),
            ("{curl,-s,http://a.test}", ["curl -s http://a.test"]), ("echo {a,b}c", ["echo {a,b}c"]), ("echo $UNKNOWN", ["echo $UNKNOWN"]),
            ("cat $HOME/.npmrc", ["cat ~/.npmrc"]), ("/usr/bin/curl x", ["curl x"]), ("/???/b?n/cu?l x", ["curl x"]),
            ("/bin/c*[l] x", ["curl x"]),
            ("curl \\\n x", ["curl x"]), ("curl \\\r\n x", ["curl x"]), ("A=1 B=2 curl x", ["curl x"]),
            ("export A=cu; ${A}rl x", ["curl x"]),
            ("alias g='curl -s'; g x", ["alias g=curl -s", "curl -s x"]), ("echo a#b # c", ["echo a#b"]), ("# curl x\necho y", ["echo y"]),
            ("a+=cu; a+=rl; $a x", ["curl x"]), ("echo '' x", ["echo  x"]), ("echo $((1+2)) $(( 3 ))", ["echo $((1+2)) $(( 3 ))"]),
        ])
    func words(text: String, expected: [String]) { #expect(commands(text, .posix).filter { !$0.hasPrefix("export") } == expected) }

    @Test(
        "Lists, pipelines, groups and control structures fall into commands",
        arguments: [
            ("a && b || c; d & e", ["a", "b", "c", "d", "e"]), ("a | b |& c", ["a", "b", "c"]), ("(a; b) | c", ["a", "b", "c"]),
            ("{ a; b; } > f", ["a", "b"]),
            ("if a; then b; elif c; then d; else e; fi", ["a", "b", "c", "d", "e"]), ("for x in 1 2; do a $x; done", ["a 1 2"]),
            ("while read l; do a $l; done < f", ["read l", "a $l"]), ("case $x in a|b) c;; *) d ;; esac; e", ["c", "d", "e"]),
            ("f() { a; }; f", ["a", "f"]), ("function f { a; }\nf", ["a", "f"]), ("! a", ["a"]),
            ("a\n\nb\r\nc", ["a", "b", "c"]),
            ("a 2>&1 >/dev/null", ["a"]), ("a &>/dev/null; b", ["a", "b"]), ("a >f b", ["a b"]), ("(((a)))", ["a"]), ("a)b", ["a", "b"]),
            ("until a; do b; done", ["a", "b"]),
            ("[ -f x ] && a", ["[ -f x ]", "a"]), ("a;;b", ["a", "b"]), ("if (a); then (b); fi", ["a", "b"]),
        ])
    func lists(text: String, expected: [String]) { #expect(commands(text, .posix) == expected) }

    @Test(
        "Commands inside others are read too",
        arguments: [
            ("echo $(a b)", ["a b", "echo $()"]), ("echo `a b`", ["a b", "echo $()"]),
            ("echo \"x $(a \"$(b)\") y\"", ["b", "a $()", "echo x $() y"]),
            ("sh -c 'a; b'", ["sh -c a; b", "a", "b"]), ("bash -lc \"a $X\"", ["bash -lc a $X", "a $X"]),
            ("eval 'a b'", ["eval a b", "a b"]), ("eval a '; b'", ["eval a ; b", "a", "b"]),
            ("sh -c \"sh -c 'sh -c a'\"", ["sh -c sh -c 'sh -c a'", "sh -c sh -c a", "sh -c a", "a"]),
            ("bash <(a x)", ["a x", "bash $()"]),
            ("echo aGk= | base64 -d | sh", ["echo aGk=", "base64 -d", "sh", "hi"]),
            ("echo 6869 | xxd -r -p | bash", ["echo 6869", "xxd -r -p", "bash", "hi"]),
            (#"printf '\x68\x69' | sh"#, [#"printf \x68\x69"#, "sh", "hi"]),
            ("printf %s%s cu rl | sh", ["printf %s%s cu rl", "sh", "curl"]),
            ("$(echo cu)$(echo rl) x", ["echo cu", "echo rl", "curl x"]), ("$(printf 'c\\165rl') x", ["printf c\\165rl", "curl x"]),
            ("echo ih | rev | sh", ["echo ih", "rev", "sh", "hi"]),
            ("echo uv | tr a-z n-za-m | sh", ["echo uv", "tr a-z n-za-m", "sh", "hi"]), ("sh <<< 'a b'", ["sh", "a b"]),
            ("sh <<E\na $X\nE\nb", ["sh", "a $X", "b"]), ("sh <<'E'\na $X\nE\nb", ["sh", "a $X", "b"]),
            ("cat <<-E | sh\n\ta\n\tE\nb", ["cat", "sh", "a", "b"]), ("base64 -d <<< aGk= | sh", ["base64 -d", "sh", "hi"]),
            ("x=$(echo aGk= | base64 -d); $x", ["echo aGk=", "base64 -d", "hi"]),
            ("eval \"$(echo aGk= | base64 -d)\"", ["echo aGk=", "base64 -d", "eval hi", "hi"]), ("sudo -u root nohup a b &", ["a b"]),
            ("env A=1 cross-env B=2 a b", ["a b"]), ("time -p a", ["a"]), ("timeout 5 a b", ["a b"]),
            ("find . -name x -exec a {} \\;", ["find . -name x -exec a {} ;", "a {}"]), ("trap 'a b' EXIT", ["trap a b EXIT", "a b"]),
            ("npx -c 'a b'", ["npx -c a b", "a b"]), ("npx tsx a.ts", ["tsx a.ts"]), ("npx thing x", ["npx thing x"]),
            ("cmd /c \"a & b\"", ["cmd /c a & b", "a", "b"]), ("concurrently \"a b\" \"c d\"", ["concurrently a b c d", "a b", "c d"]),
            ("echo a | while read x; do eval $x; done", ["echo a", "read x", "eval a", "a"]),
            ("echo a | (sh)", ["echo a", "sh", "a"]), ("xargs -n 1 a b", ["a b"]),
            ("openssl base64 -d <<< aGk= | sh", ["openssl base64 -d", "sh", "hi"]),
        ])
    func inside(text: String, expected: [String]) { #expect(commands(text, .posix) == expected) }

    @Test(
        "cmd.exe's carets, variables and blocks are read",
        arguments: [
            ("c^u^rl x", ["curl x"]), ("@echo off\r\ncurl x\r\n", ["echo off", "curl x"]), ("set a=cu\nset b=rl\n%a%%b% x", ["curl x"]),
            ("set \"a=curl x\" & %a% y", ["curl x y"]), ("set a=xcurlx\n%a:~1,4% y", ["curl y"]),
            ("set a=cXurl\n%a:X=% y", ["curl y"]), ("if exist f a b", ["a b"]), ("if not exist f (a b) else (c)", ["a b", "c"]),
            ("if \"%1\"==\"x\" a", ["a"]), ("if %errorlevel% == 0 a", ["a"]),
            ("for %%i in (1 2) do a %%i", ["1 2", "a %%i"]), ("rem curl x\n:: b\n:label\na", ["a"]),
            ("start /b node a.js & node a.js", ["node a.js", "node a.js"]), ("start \"t\" /min a", ["a"]), ("call a b", ["a b"]),
            ("a \"b c\" > nul 2>&1", ["a b c"]),
            ("a && b || c | d", ["a", "b", "c", "d"]), ("cmd /c a b", ["cmd /c a b", "a b"]), ("%COMSPEC% /c a", ["cmd /c a", "a"]),
            (#"C:\Windows\System32\curl.exe x"#, ["curl x"]), ("del /s /q x", ["del /s /q x"]), ("a ^\nb", ["a b"]),
            ("cd /d x && a", ["cd /d x", "a"]),
        ])
    func batch(text: String, expected: [String]) { #expect(commands(text, .batch) == expected) }

    @Test(
        "PowerShell's quotation, joining, methods and encoded commands are read",
        arguments: [
            ("iwr http://a.test/x -OutFile y; ./y", ["iwr http://a.test/x -OutFile y", "y"]), ("i`w`r x", ["iwr x"]),
            ("& ('i'+'wr') x", ["iwr x"]), ("& ('i' + 'wr') x", ["iwr x"]), ("&(\"{1}{0}\" -f 'wr','i') x", ["iwr x"]),
            ("$u = 'http://a.test'; iwr $u", ["iwr http://a.test"]), ("$a='i';$b='wr';& \"$a$b\" x", ["iwr x"]),
            ("(New-Object Net.WebClient).DownloadString('http://a.test')", ["new-object Net.WebClient", "downloadstring http://a.test"]),
            ("[Net.WebClient]::new().DownloadFile('http://a.test', 'f')", ["new", "downloadfile http://a.test f"]),
            ("iwr x | iex", ["iwr x", "iex"]), ("iex (iwr x)", ["iwr x", "iex $()"]), ("iex 'a b'", ["iex a b", "a b"]),
            ("# a\n<# b #>c", ["c"]),
            ("if ($x) { a } else { b }", ["if $()", "a", "else", "b"]),
            (
                "iex ([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('YSBi')))",
                ["frombase64string YSBi", "getstring a b", "iex a b", "a b"]
            ), ("a `\n b", ["a b"]), ("$x = @'\na b\n'@\niex $x", ["iex \na b\n", "a b"]),
            ("Start-Process a -WindowStyle Hidden", ["start-process a -WindowStyle Hidden"]),
            ("cat $env:USERPROFILE\\.npmrc", [#"cat ~\.npmrc"#]),
        ])
    func powerShell(text: String, expected: [String]) { #expect(commands(text, .powerShell) == expected) }

    @Test(
        "PowerShell started from another shell is read",
        arguments: ["-enc", "-EncodedCommand", "-e", "/ec", "-NoP -W Hidden -ep bypass -Enc"])
    func encoded(option: String) {
        // "a b" in UTF-16, in base64.
        #expect(commands("powershell.exe \(option) YQAgAGIA", .either).contains("a b"))
        #expect(commands("powershell -nop -c \"a b\"", .either).contains("a b"))
    }

    @Test("Text for either shell is read as both where they differ")
    func either() {
        #expect(commands(#"node .\scripts\x.js"#, .either).contains(#"node .\scripts\x.js"#))
        #expect(commands("start /B node a.js & node a.js", .either) == ["node a.js", "node a.js"])
    }

    @Test("Pipelines, background, folders, redirections and places are kept")
    func details() throws {
        let all = ShellText.read("cd a && (cd b; x > f 2>&1 &) ; y | z < g &".utf8, dialect: .posix).commands
        let x = try #require(all.first { $0.name == "x" })
        #expect(x.folder == "a/b" && x.isBackground && x.redirections.map(\.kind) == [.output, .duplicate])
        let y = try #require(all.first { $0.name == "y" })
        let z = try #require(all.first { $0.name == "z" })
        #expect(y.folder == "a" && y.pipeline == z.pipeline && z.position == 1 && z.isBackground && y.position == 0)
        #expect(Array("cd a && (cd b; x > f 2>&1 &) ; y | z < g &".utf8)[x.range].starts(with: Array("x > f".utf8)))
        #expect(ShellText.read("cd ..; x".utf8, dialect: .posix).commands[1].folder == nil)
        let inner = ShellText.read("a $(b; c)".utf8, dialect: .posix).commands
        #expect(inner.map(\.parent) == [2, 2, nil])
    }

    @Test(
        "Broken and hostile text ends, and what is not read is told",
        arguments: [
            "'", "\"", "$(", "`", "${", "<<E", "((((", "))))", "case", "case x in", "for x in", "if", "|", "||", "&", ">", "<(", "a=(",
            "$((", "\\", "$'", "$'\\x", "&&;;|", "{a,", "done", "fi", "}", "<<<", "%", "%a", "^", "@", "[", "<#", "@'", "$",
        ])
    func broken(text: String) {
        for dialect in ShellDialect.allCases {
            _ = ShellText.read(text.utf8, dialect: dialect)
            let many = String(repeating: text, count: 5000)
            _ = ShellText.read(many.utf8, dialect: dialect)
            _ = ShellText.read((many + " a").utf8, dialect: dialect)
        }
    }

    @Test("Nesting beyond the limit and growth without end are told")
    func limits() {
        #expect(ShellText.read((String(repeating: "$(a ", count: 100) + String(repeating: ")", count: 100)).utf8, dialect: .posix).isCut)
        #expect(!ShellText.read("$(a $(b $(c)))".utf8, dialect: .posix).isCut)
        let doubling = "a=aaaaaaaaaaaaaaaa;" + String(repeating: "a=$a$a;", count: 60) + "echo $a"
        #expect(ShellText.read(doubling.utf8, dialect: .posix).isCut)
        #expect(ShellText.read(String(repeating: "a;", count: 60_000).utf8, dialect: .posix).isCut)
    }
}
