// SPDX-License-Identifier: Apache-2.0

import CFuzzer

// `LAPWING_FUZZ_TARGET=parser Fuzz [libFuzzer's arguments]`. The target stands in the environment because libFuzzer starts
// copies of this program with arguments of its own.
if Target.chosen == nil {
    fatalError("Set LAPWING_FUZZ_TARGET to one of: " + Target.allCases.map(\.rawValue).joined(separator: ", "))
}
var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
_ = LLVMFuzzerRunDriver(&count, &arguments) { data, size in
    Target.chosen?.run(UnsafeBufferPointer(start: data, count: size))
    return 0
}
