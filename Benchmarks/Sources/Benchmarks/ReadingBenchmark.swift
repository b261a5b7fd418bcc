// SPDX-License-Identifier: Apache-2.0

import Foundation
import NPMModel

/// A measured speed.
struct ReadingSpeed {
    var what: String
    /// Documents or archives read, in each round.
    var items: Int
    /// Bytes of input as held in memory: JSON text, or the unpacked archive.
    var bytes: Int
    /// The quickest of the rounds.
    var best: Duration

    var megabytesPerSecond: Double { Double(bytes) / 1e6 / (Double(best.components.attoseconds) / 1e18 + Double(best.components.seconds)) }

    var line: String {
        "\(what): \(Int(megabytesPerSecond.rounded())) MB/s (\(items) items, \(Int((Double(bytes) / 1e6).rounded())) MB)"
    }
}

/// Reads packuments, once only their outer parts and once every version of them.
/// - Parameter file: `packuments.ndjson.gz` of the shared data: one `{source, packument}` a line.
/// - Throws: when the file is not there, or a line is no JSON.
func packumentBenchmark(file: URL, rounds: Int = 5) throws -> [ReadingSpeed] {
    let gzip = Gzip(Array(try Data(contentsOf: file))[...], bound: 1 << 30)
    let lines = gzip.output.split(separator: 0x0A).map { Array($0) }
    let bytes = lines.reduce(0) { $0 + $1.count }
    var checksum = 0
    let outer = try quickest(rounds) {
        for line in lines { checksum &+= try document(line).versions.count }
    }
    let whole = try quickest(rounds) {
        for line in lines {
            let packument = try document(line)
            for version in packument.versions { checksum &+= version.published(in: packument).manifest.dependencies.count }
        }
    }
    precondition(checksum > 0, "nothing was read")
    return [
        ReadingSpeed(what: "packuments", items: lines.count, bytes: bytes, best: outer),
        ReadingSpeed(what: "packuments with every version decoded", items: lines.count, bytes: bytes, best: whole),
    ]
}

/// Reads a tarball made of every file under a folder, such as npm's own tree, and one of a single small package.
/// - Throws: when the folder holds no readable file.
func tarballBenchmark(folder: URL, rounds: Int = 5) throws -> [ReadingSpeed] {
    let files = try readFiles(under: folder)
    let large = TarballWriter.tarball(of: files)
    let small = TarballWriter.tarball(of: Array(files.filter { $0.bytes.count < 20_000 }.prefix(12)))
    return try [("tarball of \(files.count) files", large, 1), ("tarball of 12 files", small, 500)].map { title, tarball, times in
        var unpacked = 0
        let best = try quickest(rounds) {
            unpacked = 0
            for _ in 0..<times { unpacked += try ReleaseContent.read(tarball: tarball).unpackedBytes }
        }
        return ReadingSpeed(what: title, items: times, bytes: unpacked, best: best)
    }
}

private func document(_ line: [UInt8]) throws -> Packument {
    try JSONDocument(line).root["packument"].map(Packument.read) ?? Packument(name: "")
}

private func quickest(_ rounds: Int, _ work: () throws -> Void) rethrows -> Duration {
    var best = Duration.seconds(1_000_000)
    for _ in 0..<rounds { best = min(best, try ContinuousClock().measure(work)) }
    return best
}

private func readFiles(under folder: URL) throws -> [(path: String, bytes: ArraySlice<UInt8>, mode: UInt16)] {
    var files: [(path: String, bytes: ArraySlice<UInt8>, mode: UInt16)] = []
    for case let path as String in FileManager.default.enumerator(atPath: folder.path) ?? FileManager.DirectoryEnumerator() {
        let url = folder.appending(path: path)
        guard (try url.resourceValues(forKeys: [.isRegularFileKey])).isRegularFile == true else { continue }
        files.append((path, Array(try Data(contentsOf: url))[...], 0o644))
    }
    precondition(!files.isEmpty, "no files under \(folder.path)")
    return files
}
