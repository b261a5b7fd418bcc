// SPDX-License-Identifier: Apache-2.0

/// Words and what stands around them.
extension TextScan {
    mutating func look(up slot: Int32, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var slot = slot
        while slot >= 0 {
            let entry = SignTable.shared.entries[Int(slot)]
            slot = entry.next
            let word = entry.word
            guard word.bytes.count == range.count,
                (0..<range.count).allSatisfy({ text[range.lowerBound + $0] == word.bytes[$0] }),
                fits(word.context, text, range)
            else { continue }
            if word.sign == .environment, !refineEnvironment(text, range) { continue }
            if word.sign == .shellDownload, pipesOn(text, range) { note(.pipesIntoShell, range) }
            note(word.sign, range)
        }
        noteAddress(text, range)
    }

    mutating func note(_ sign: Sign, _ range: Range<Int>) {
        signs.insert(SignSet(sign))
        keep(range, of: sign)
    }

    func fits(_ context: SignContext, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        let before: UInt8 = range.lowerBound > 0 ? text[range.lowerBound - 1] : 0
        switch context.before {
        case .anything: break
        case .quote:
            guard TextScan.isQuote(before) || (before == 0x3A && ends(with: "node:", text, range.lowerBound)) else { return false }
        case .dot: guard before == 0x2E else { return false }
        case .noDot: guard before != 0x2E else { return false }
        case .text(let wanted): guard ends(with: wanted, text, range.lowerBound) else { return false }
        }
        var at = range.upperBound
        switch context.after {
        case .anything: return true
        case .quote: return at < text.count && TextScan.isQuote(text[at])
        case .call, .callOrClose, .callWithText:
            while at < text.count, text[at] == 0x20 { at += 1 }
            guard at < text.count else { return false }
            if case .callOrClose = context.after, text[at] == 0x29, before == 0x2C { return true }
            guard text[at] == 0x28 else { return false }
            if case .callWithText = context.after { return !stands("return this", text, at + 2) && !stands(")", text, at + 1) }
            return true
        case .text(let wanted):
            return at + wanted.count <= text.count && (0..<wanted.count).allSatisfy { text[at + $0] == wanted[$0] }
        }
    }

    private static func isQuote(_ byte: UInt8) -> Bool { byte == 0x22 || byte == 0x27 || byte == 0x60 }

    func stands(_ wanted: String, _ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        let wanted = Array(wanted.utf8)
        return at + wanted.count <= text.count && (0..<wanted.count).allSatisfy { text[at + $0] == wanted[$0] }
    }

    func ends(with wanted: String, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
        ends(with: Array(wanted.utf8), text, end)
    }

    func ends(with wanted: [UInt8], _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
        end >= wanted.count && (0..<wanted.count).allSatisfy { text[end - wanted.count + $0] == wanted[$0] }
    }

    /// Tells `stringify(process.env)`, all of it as one text, apart; false for `env.NODE_ENV`, which says nothing.
    mutating func refineEnvironment(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        let after = range.upperBound
        if stands(".NODE_ENV", text, after) { return false }
        if after < text.count, text[after] == 0x29 {
            for call in ["stringify(process.", "entries(process.", "keys(process."] where ends(with: call, text, range.lowerBound) {
                note(.wholeEnvironment, range)
            }
        }
        return true
    }

    /// Whether what a download command prints goes on into a shell or another interpreter: `curl … | sh`, `sh -c "$(curl …)"`,
    /// `bash <(curl …)`, `iwr … | iex`.
    func pipesOn(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        if range.lowerBound >= 2, text[range.lowerBound - 1] == 0x28,
            text[range.lowerBound - 2] == 0x24 || text[range.lowerBound - 2] == 0x3C
        {
            return true
        }
        let interpreters = ["sh", "bash", "zsh", "dash", "node", "python", "python3", "perl", "sudo", "iex", "IEX", "bun", "cmd"]
        var at = range.upperBound
        let end = min(text.count, at + 400)
        while at < end, text[at] != 0x0A {
            if text[at] == 0x7C, at + 1 < end, text[at + 1] != 0x7C {
                at += 1
                while at < end, text[at] == 0x20 { at += 1 }
                let start = at
                while at < end, TextScan.classes[Int(text[at])] & TextScan.name != 0 { at += 1 }
                return interpreters.contains(String(decoding: text[start..<at], as: UTF8.self))
            }
            if text[at] == 0x7C { return false }
            at += 1
        }
        return false
    }

    /// Notes the host of `http://host/…`, and whether it is a bare public address.
    mutating func noteAddress(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        guard range.count == 4 || range.count == 5, text[range.lowerBound] == 0x68 else { return }
        let start = range.upperBound + 3
        guard start < text.count, text[start - 3] == 0x3A, text[start - 2] == 0x2F, text[start - 1] == 0x2F else { return }
        var end = start
        while end < text.count, end - start < 254 {
            let byte = text[end]
            let isHost = (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x2E || byte == 0x2D
            guard isHost else { break }
            end += 1
        }
        guard end > start else { return }
        let host = String(decoding: text[start..<end], as: UTF8.self).lowercased()
        if TextScan.isPublicAddress(host) { note(.rawAddress, range.lowerBound..<end) }
        if hosts.count < TextScan.hostLimit { hosts.insert(host) } else if !hosts.contains(host) { hasMoreHosts = true }
    }

    /// A dotted quad outside the private, loopback and link-local ranges (RFC 1918, RFC 3927).
    private static func isPublicAddress(_ host: String) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { UInt8($0) }
        guard parts.count == 4, numbers.count == 4 else { return false }
        switch (numbers[0], numbers[1]) {
        case (0, _), (10, _), (127, _), (169, 254), (192, 168), (172, 16...31), (224..., _): return false
        default: return true
        }
    }
}
