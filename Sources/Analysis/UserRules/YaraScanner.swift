// SPDX-License-Identifier: Apache-2.0

import CYara

/// Scans texts with one set of YARA rules, one after another.
final class YaraScanner {
    /// A rule that matched a file.
    struct Match: Sendable, Hashable {
        var rule: String
        /// The rule's `meta`, texts and numbers as text, in the order of the file; the first of each name counts.
        var meta: [String: String]
        /// Where the first string matched, in bytes; `nil` when the condition needed none.
        var range: Range<Int>?
    }

    enum Failure: Error { case timedOut, other(Int32) }

    private let scanner: UnsafeMutablePointer<YR_SCANNER>
    private let log = MatchLog()

    init(_ rules: UnsafeMutablePointer<YR_RULES>, timeLimit: Duration) throws(YaraError) {
        var made: UnsafeMutablePointer<YR_SCANNER>?
        guard yr_scanner_create(rules, &made) == ERROR_SUCCESS, let made else {
            throw YaraError.library("There is no memory for scanning", 1)
        }
        scanner = made
        let (seconds, fraction) = timeLimit.components
        lapwing_yara_set_timeout(scanner, UInt64(max(0, min(seconds, 3600))) * 1_000_000_000 + UInt64(max(0, fraction) / 1_000_000_000))
        yr_scanner_set_flags(scanner, SCAN_FLAGS_REPORT_RULES_MATCHING)
        yr_scanner_set_callback(
            scanner,
            { context, message, data, user in
                guard message == CALLBACK_MSG_RULE_MATCHING, let context, let data, let user else { return CALLBACK_CONTINUE }
                let log = Unmanaged<MatchLog>.fromOpaque(user).takeUnretainedValue()
                log.matches.append(YaraScanner.match(context, data.assumingMemoryBound(to: YR_RULE.self)))
                return CALLBACK_CONTINUE
            }, Unmanaged.passUnretained(log).toOpaque())
    }

    deinit { yr_scanner_destroy(scanner) }

    func matches(in bytes: ArraySlice<UInt8>) -> Result<[Match], Failure> {
        log.matches.removeAll(keepingCapacity: true)
        let status = bytes.withUnsafeBufferPointer { buffer in
            // An empty text has no address, and the library asks for one.
            withUnsafePointer(to: UInt8(0)) { yr_scanner_scan_mem(scanner, buffer.baseAddress ?? $0, buffer.count) }
        }
        switch status {
        case ERROR_SUCCESS: return .success(log.matches)
        case ERROR_SCAN_TIMEOUT: return .failure(.timedOut)
        default: return .failure(.other(status))
        }
    }

    private final class MatchLog {
        var matches: [Match] = []
    }

    private static func match(_ context: UnsafeMutablePointer<YR_SCAN_CONTEXT>, _ rule: UnsafeMutablePointer<YR_RULE>) -> Match {
        var meta: [String: String] = [:]
        var next = lapwing_yara_first_meta(rule)
        while let this = next {
            if let name = lapwing_yara_meta_name(this), meta[String(cString: name)] == nil {
                meta[String(cString: name)] = lapwing_yara_meta_text(this).map { String(cString: $0) } ?? String(this.pointee.integer)
            }
            next = lapwing_yara_next_meta(this)
        }
        var offset: Int64 = 0
        var length: Int64 = 0
        let isFound = lapwing_yara_first_match(context, rule, &offset, &length) != 0
        return Match(
            rule: lapwing_yara_rule_name(rule).map { String(cString: $0) } ?? "", meta: meta,
            range: isFound ? Int(offset)..<Int(offset + max(0, length)) : nil)
    }
}
