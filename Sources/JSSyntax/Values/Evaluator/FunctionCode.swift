// SPDX-License-Identifier: Apache-2.0
final class ScopeOrigin {}
final class FunctionCode {
    let name: JSString? = nil
    let text = ""
    let hasPrototype = true
    let parameterCount = 0
}
