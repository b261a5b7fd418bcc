// SPDX-License-Identifier: Apache-2.0

import NPMModel

/// What SARIF 2.1.0 (OASIS standard, section 3) requires of the members that Lapwing writes.
enum SARIFCheck {
    /// What is wrong, by place; empty when nothing is.
    static func problems(_ root: JSONNode) -> [String] {
        var problems: [String] = []
        func require(_ holds: Bool, _ what: String) { if !holds { problems.append(what) } }
        require(root["version"]?.string == "2.1.0", "version")
        require(root["$schema"]?.string?.hasPrefix("https://") == true, "$schema")
        require(root["runs"]?.kind == .array && root["runs"]?.count ?? 0 > 0, "runs")
        for run in root["runs"]?.elements.map({ $0 }) ?? [] {
            let driver = run["tool"]?["driver"]
            require(driver?["name"]?.string?.isEmpty == false, "tool.driver.name")
            let rules = driver?["rules"]?.elements.map { $0["id"]?.string ?? "" } ?? []
            require(!rules.contains("") && Set(rules).count == rules.count, "rules have distinct ids")
            for rule in driver?["rules"]?.elements.map({ $0 }) ?? [] {
                require(rule["shortDescription"]?["text"]?.string?.isEmpty == false, "rule.shortDescription.text")
                require(isLevel(rule["defaultConfiguration"]?["level"]), "rule.defaultConfiguration.level")
            }
            require(run["results"]?.kind == .array, "results")
            for result in run["results"]?.elements.map({ $0 }) ?? [] { problems += self.problems(result, rules) }
            for invocation in run["invocations"]?.elements.map({ $0 }) ?? [] {
                require(invocation["executionSuccessful"]?.boolean != nil, "invocation.executionSuccessful")
                for notification in invocation["toolExecutionNotifications"]?.elements.map({ $0 }) ?? [] {
                    require(notification["message"]?["text"]?.string?.isEmpty == false, "notification.message.text")
                    require(isLevel(notification["level"]), "notification.level")
                }
            }
        }
        return problems
    }

    private static func problems(_ result: JSONNode, _ rules: [String]) -> [String] {
        var problems: [String] = []
        func require(_ holds: Bool, _ what: String) { if !holds { problems.append(what) } }
        require(result["message"]?["text"]?.string?.isEmpty == false, "result.message.text")
        require(isLevel(result["level"]), "result.level")
        let place = result["ruleIndex"]?.integer ?? -1
        require(rules.indices.contains(place) && rules[place] == result["ruleId"]?.string, "result.ruleIndex points at its rule")
        require(result["locations"]?.count ?? 0 > 0, "result.locations")
        for location in result["locations"]?.elements.map({ $0 }) ?? [] {
            let physical = location["physicalLocation"]
            let uri = physical?["artifactLocation"]?["uri"]?.string ?? ""
            require(!uri.isEmpty && uri.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "artifactLocation.uri is a URI: \(uri)")
            if let region = physical?["region"] {
                require(region["startLine"]?.integer ?? 0 >= 1, "region.startLine counts from 1")
                require(region["snippet"]?["text"]?.string != nil, "region.snippet.text")
            }
        }
        return problems
    }

    private static func isLevel(_ node: JSONNode?) -> Bool { ["none", "note", "warning", "error"].contains(node?.string) }
}
