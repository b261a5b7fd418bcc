// SPDX-License-Identifier: Apache-2.0

import Remote
import Testing

@Suite("Web addresses")
struct WebAddressTests {
    @Test(
        "An address has one spelling",
        arguments: [
            ("https://registry.npmjs.org", "https://registry.npmjs.org/"),
            ("HTTPS://Registry.NPMJS.org:443/a", "https://registry.npmjs.org/a"),
            ("http://127.0.0.1:80/", "http://127.0.0.1/"),
            ("http://h:8080/a/./b/../c?x=1#f", "http://h:8080/a/c?x=1"),
            ("http://h/a/%2e%2E/b/.%2e/c", "http://h/c"),
            ("http://h/../../x", "http://h/x"),
            ("http://h/a/..", "http://h/"),
            ("http://h?x", "http://h/?x"),
            ("http://h/größe x", "http://h/gr%C3%B6%C3%9Fe%20x"),
            ("http://h/@a%2fb/-/b-1.0.0+1.tgz", "http://h/@a%2fb/-/b-1.0.0+1.tgz"),
            ("http://[::1]:4873/x", "http://[::1]:4873/x"),
            ("http://[FE80::1:192.168.0.1]/", "http://[fe80::1:192.168.0.1]/"),
            ("http://my_registry.internal:4873/", "http://my_registry.internal:4873/"),
        ])
    func normalised(text: String, expected: String) {
        #expect(WebAddress(text)?.description == expected)
    }

    @Test(
        "What readers understand differently is no address",
        arguments: [
            "", "registry.npmjs.org", "ftp://h/", "file:///etc/passwd", "http:/h", "http://", "http:///x", "http://user@h/",
            "http://u:p@h/",
            "http://h@evil/", "http://h:0/", "http://h:65536/", "http://h:8a/", "http://h:-1/", "http://h\\@evil/", "http://h/a\\b",
            "http://h /", " http://h/", "http://h/\r\nX: y", "http://h/\0", "http://h/%", "http://h/%2", "http://h/%zz", "http://h/%%41",
            "http://127.1/", "http://2130706433/", "http://0x7f.0.0.1/", "http://0x7f000001/", "http://127.0.0.01/", "http://127.0.0.1./",
            "http://1.2.3.4.5/", "http://256.1.1.1/", "http://[::1/", "http://[::1]x/", "http://[fe80::1%25eth0]/", "http://[1::2::3]/",
            "http://[12345::]/", "http://h..x/", "http://.h/", "http://bücher.example/", "http://h%2eexample/", "http://\u{FF10}/",
        ])
    func refused(text: String) {
        #expect(WebAddress(text) == nil)
    }

    @Test(
        "References resolve as RFC 3986 has it",
        arguments: [
            ("x.tgz", "https://h/a/x.tgz"), ("/x.tgz", "https://h/x.tgz"), ("../x", "https://h/x"), ("../../../x", "https://h/x"),
            ("./", "https://h/a/"), ("?q=2", "https://h/a/b?q=2"), ("", "https://h/a/b?q=1"), ("//other/x", "https://other/x"),
            ("http://other:81/x", "http://other:81/x"), ("x/http", "https://h/a/x/http"),
        ])
    func resolved(reference: String, expected: String) {
        #expect(WebAddress("https://h/a/b?q=1")?.resolving(reference)?.description == expected)
    }

    @Test(
        "References to other schemes resolve to nothing",
        arguments: ["file:///etc/passwd", "javascript:alert(1)", "data:,x", "gopher://h/", "//"])
    func unresolved(reference: String) {
        #expect(WebAddress("https://h/a/b")?.resolving(reference) == nil)
    }

    @Test("What is appended stays in the folder", arguments: ["../x", "..", "a/../../x", "%2e%2e/x", "/../../x"])
    func appended(tail: String) {
        #expect(WebAddress("https://h/npm/")?.appending(tail) == nil)
        #expect(WebAddress("https://h/npm")?.appending("a?b")?.description == "https://h/npm/a?b")
    }

    @Test(
        "Addresses that no public server has are known as private",
        arguments: [
            "http://localhost/", "http://a.localhost/", "http://127.0.0.1/", "http://10.1.2.3/", "http://172.16.0.1/",
            "http://172.31.255.255/",
            "http://192.168.1.1/", "http://169.254.169.254/", "http://100.64.0.1/", "http://0.0.0.0/", "http://224.0.0.1/",
            "http://255.255.255.255/",
            "http://[::1]/", "http://[::]/", "http://[fc00::1]/", "http://[fd12::1]/", "http://[fe80::1]/", "http://[::ffff:10.0.0.1]/",
            "http://[::ffff:a00:1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[::127.0.0.1]/", "http://[ff02::1]/",
            "http://[2001:db8::1]/",
        ])
    func privateAddresses(text: String) {
        #expect(WebAddress(text)?.origin.isPrivate == true)
    }

    @Test(
        "Public addresses are not taken for private ones",
        arguments: [
            "https://registry.npmjs.org/", "http://8.8.8.8/", "http://172.32.0.1/", "http://100.128.0.1/", "http://[2606:4700::1]/",
            "http://[::ffff:8.8.8.8]/", "http://localhost.example/", "http://[64:ff9b::808:808]/",
        ])
    func publicAddresses(text: String) {
        #expect(WebAddress(text)?.origin.isPrivate == false)
    }

    @Test(
        "A host to allow is a name, a name with a port, or an address",
        arguments: [
            ("cdn.example.com", "https://cdn.example.com"), ("cdn.example.com:8443", "https://cdn.example.com:8443"),
            ("http://127.0.0.1:4873", "http://127.0.0.1:4873"), ("https://cdn.example.com/ignored", "https://cdn.example.com"),
        ])
    func allowed(text: String, expected: String) {
        #expect(WebOrigin(text)?.description == expected)
        #expect(WebOrigin("a/b") == nil)
    }
}
