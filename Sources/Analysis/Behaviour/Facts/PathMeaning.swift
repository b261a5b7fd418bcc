// SPDX-License-Identifier: Apache-2.0

import JSSyntax

/// What a path of a unit means; decided once a path.
struct PathMeaning: Sendable {
    var api: API?
    /// The path is the function or property itself; otherwise it leads on from what that gives: `fetch().text()`.
    var isExact = false
    /// What a value reached by this path carries.
    var source: Taint = []
    /// What becomes of the arguments when it is called.
    var sink: API.Sink?
    /// The number of the relative module it begins with, or -1.
    var importNumber = -1
    /// The variable of the environment it names: `""` for one whose name is not known.
    var variable: String?
    /// Asks something that decides where code acts.
    var gate: Gate.Kind?
    /// It is what it is only when written to: `fetch = …`.
    var isHook = false
    /// The last name, for telling whether it stands in the source.
    var lastName = ""

    /// Anything that the reader must look at.
    var matters: Bool { api != nil || importNumber >= 0 || variable != nil || sink != nil || !source.isEmpty || isHook }
}

extension PathMeaning {
    /// Methods of a client that send what they are given.
    private static let sending: Set<String> = [
        "write", "end", "send", "post", "put", "patch", "sendMail", "sendMessage", "sendDocument", "emit", "publish", "get", "request",
        "open",
        "sendFile", "query", "field", "attach", "upload", "putObject", "body", "json", "auth", "set", "connect",
    ]

    /// Properties of another's prototype or of the page whose replacement lets code see what passes.
    private static let hooks: Set<String> = [
        "fetch", "XMLHttpRequest", "XMLHttpRequest.prototype.open", "XMLHttpRequest.prototype.send", "WebSocket",
        "WebSocket.prototype.send",
        "ethereum", "ethereum.request", "ethereum.send", "ethereum.sendAsync", "solana", "solana.signTransaction",
        "solana.signAndSendTransaction", "navigator.sendBeacon",
        "HTMLFormElement.prototype.submit",
    ]

    init(_ path: KnownPath, imports: inout [String: Int]) {
        var properties: [String] = []
        var after = 0
        for (place, step) in path.steps.enumerated() {
            guard case .property(let name) = step else {
                after = place
                break
            }
            properties.append(name)
            after = place + 1
        }
        lastName = properties.last ?? path.rootName
        let table: [String: API]?
        switch path.root {
        case .global(let name):
            table = APITable.shared[global: name]
            if path.steps.isEmpty || after == path.steps.count {
                isHook = Self.hooks.contains(([name] + properties).joined(separator: "."))
            }
            noteGlobal(name, properties, isAnyProperty: path.steps == [.anyProperty])
            if name == "process" || name == "Deno" || name == "Bun", properties.first == "env" { noteVariable(path, properties) }
        case .module(let name):
            table = APITable.shared[module: name]
            if name.hasPrefix(".") || name.hasPrefix("/") {
                importNumber = imports[name] ?? imports.count
                imports[name] = importNumber
                source = .imported(importNumber)
            }
            noteModule(name, properties)
        }
        if properties.last == "_compile" || (path.steps.last.map { if case .property("_compile") = $0 { true } else { false } } ?? false) {
            api = API(kind: .runsText, sink: .code)
            sink = .code
            isExact = true
            return
        }
        noteForm(path)
        guard let table else { return }
        find(in: table, path, properties)
    }

    private mutating func find(in table: [String: API], _ path: KnownPath, _ properties: [String]) {
        // The longest known beginning.
        var count = properties.count
        while true {
            if let found = table[properties[..<count].joined(separator: ".")] {
                api = found
                isExact = count == path.steps.count
                break
            }
            guard count > 0 else { return }
            count -= 1
        }
        guard let api, variable == nil else { return }
        // A module by itself is no use of it, and a property of a callable module that we don't know is none either.
        let rest = path.steps[count...]
        if isExact {
            sink = api.sink
            source.formUnion(api.isRead ? api.source : [])
            return
        }
        let isUsed = rest.contains { if case .property = $0 { false } else { true } }
        guard isUsed || api.isRead else {
            self.api = nil
            return
        }
        source.formUnion(api.source)
        if case .property(let name)? = rest.last, api.sink == .send, Self.sending.contains(name) { sink = .send }
        if case .property("stdin")? = rest.dropLast().last, api.sink == .command { sink = .command }
        if case .property("spawn")? = rest.last, api.sink == .command { sink = .command }
    }

    /// What somebody typed into a page: `document.querySelector("input").value`, `$("form").serialize()`.
    private mutating func noteForm(_ path: KnownPath) {
        guard case .global(let name) = path.root, path.steps.count > 1 else { return }
        let names = path.steps.compactMap { if case .property(let name) = $0 { name } else { nil } }
        switch name {
        case "document" where names.last == "value" && path.steps.contains(.call): source.insert(.pageData)
        case "$", "jQuery":
            if names.contains("serialize") || names.contains("serializeArray") || names.last == "val" { source.insert(.pageData) }
        default: break
        }
    }

    private mutating func noteVariable(_ path: KnownPath, _ properties: [String]) {
        guard path.steps.count > 1 else { return }
        switch path.steps[1] {
        case .property(let name) where !(properties.first == "env" && path.rootName != "process" && (name == "get" || name == "toObject")):
            variable = name
            source = name.hasPrefix("npm_package_") ? .packageVariable : SecretPlaces.isSecretVariable(name) ? .secretVariable : .variable
            let upper = name.uppercased()
            if ["CI", "GITHUB_ACTIONS", "TRAVIS", "CIRCLECI", "GITLAB_CI", "JENKINS_URL", "CONTINUOUS_INTEGRATION", "BUILD_NUMBER"]
                .contains(upper)
            {
                gate = .ci
            } else if ["LANG", "LC_ALL", "LANGUAGE", "TZ"].contains(upper) {
                gate = .place
            } else if ["USER", "USERNAME", "LOGNAME", "COMPUTERNAME", "HOSTNAME", "USERDOMAIN"].contains(upper) {
                gate = .user
                source.insert(.hostIdentity)
            } else if upper.hasPrefix("NPM_PACKAGE_") {
                gate = .package
            } else {
                gate = .variable
            }
        case .property("toObject"): source = .wholeEnvironment
        default:
            variable = ""
            source = .variable
            gate = .variable
        }
    }

    private mutating func noteGlobal(_ name: String, _ properties: [String], isAnyProperty: Bool) {
        switch (name, properties.first) {
        case ("Date", _): gate = .time
        case ("process", nil) where isAnyProperty: source.insert(.wholeEnvironment)
        case ("Intl", _): gate = .place
        case ("navigator", "language"?), ("navigator", "languages"?): gate = .place
        case ("process", "platform"?), ("process", "arch"?): gate = .platform
        case ("process", "execArgv"?), ("process", "debugPort"?): gate = .debugger
        case ("location", _): gate = .user
        default: break
        }
    }

    private mutating func noteModule(_ name: String, _ properties: [String]) {
        switch (name, properties.first) {
        case ("os", "platform"?), ("os", "arch"?), ("os", "type"?), ("os", "release"?): gate = .platform
        case ("os", "hostname"?), ("os", "userInfo"?), ("os", "networkInterfaces"?): gate = .user
        case ("os-locale", _), ("geoip-lite", _), ("node-os-locale", _): gate = .place
        case ("inspector", _): gate = .debugger
        case ("is-ci", _), ("ci-info", _): gate = .ci
        case ("fs", "existsSync"?), ("fs", "accessSync"?), ("fs", "statSync"?), ("fs", "access"?): gate = .file
        default: break
        }
    }
}
