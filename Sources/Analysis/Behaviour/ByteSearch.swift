// SPDX-License-Identifier: Apache-2.0

extension ArraySlice<UInt8> {
    /// Whether some bytes stand in these one after the other. Much faster than the library's general search; an empty text is everywhere.
    func holds(_ text: some RandomAccessCollection<UInt8>) -> Bool {
        let wanted = Array(text)
        guard let first = wanted.first, let last = wanted.last else { return true }
        guard wanted.count <= count else { return false }
        let step = wanted.count - 1
        return withUnsafeBufferPointer { here in
            wanted.withUnsafeBufferPointer { wanted in
                for at in 0...(here.count - wanted.count) where here[at] == first && here[at + step] == last {
                    var same = 1
                    while same < step, here[at + same] == wanted[same] { same += 1 }
                    if same >= step { return true }
                }
                return false
            }
        }
    }
}
