// SPDX-License-Identifier: Apache-2.0

extension NPMTreeTests.Tree {
    /// One row a lockfile of npm in the shared data; those that differ for a reason are in a test of their own.
    static let all: [NPMTreeTests.Tree] = [
        .init(
            "lockfiles/npm-shrinkwrap-v1/dependabot+dependabot-core__npm_and_yarn__spec__fixtures__projects__generic__only_dev_dependencies__npm-shrinkwrap.json",
            entries: 1, development: 1, optional: 0, either: 0, peer: 0, "1f844b8320296b4c"),
        .init(
            "lockfiles/npm-shrinkwrap-v1/dependabot+dependabot-core__npm_and_yarn__spec__fixtures__projects__npm4__shrinkwrap__npm-shrinkwrap.json",
            entries: 10, development: 1, optional: 0, either: 0, peer: 0, "b96c305955f7f7db"),
        .init(
            "lockfiles/npm-shrinkwrap-v1/dependabot+dependabot-core__npm_and_yarn__spec__fixtures__projects__npm6__peer_dependency_shrinkwrap__npm-shrinkwrap.json",
            entries: 18, development: 0, optional: 0, either: 0, peer: 0, "09f9b3d9d39f6e76"),
        .init(
            "lockfiles/npm-shrinkwrap-v1/dependabot+dependabot-core__npm_and_yarn__spec__fixtures__projects__npm6__shrinkwrap_blank_requirement__npm-shrinkwrap.json",
            entries: 25, development: 0, optional: 0, either: 0, peer: 0, "948b806d7b0dd1a2"),
        .init(
            "lockfiles/npm-shrinkwrap-v1/dependabot+dependabot-core__npm_and_yarn__spec__fixtures__projects__npm6__shrinkwrap_empty_version__npm-shrinkwrap.json",
            entries: 10, development: 1, optional: 0, either: 0, peer: 0, "b96c305955f7f7db"),
        .init(
            "lockfiles/npm-shrinkwrap-v1/npm+arborist__test__fixtures__shrinkwrapped-dep-no-lock__node_modules__@isaacs__shrinkwrapped-dependency__npm-shrinkwrap.json",
            entries: 1, development: 0, optional: 0, either: 0, peer: 0, "1622cdad3b000d1a"),
        .init(
            "lockfiles/npm-shrinkwrap-v1/yarnpkg+yarn____tests____fixtures__install__lockfile-conflict-npm-shrinkwrap-json__npm-shrinkwrap.json",
            entries: 1, development: 0, optional: 0, either: 0, peer: 0, "47c74f350287f2be"),
        .init(
            "lockfiles/npm-shrinkwrap-v2/npm+arborist__test__fixtures__testing-shrinkwrap-abbrev__1.2.1__npm-shrinkwrap.json",
            entries: 1, development: 0, optional: 0, either: 0, peer: 0, "9e6412041340f799"),
        .init(
            "lockfiles/npm-shrinkwrap-v2/pnpm+pnpm__pnpm11____fixtures____workspace-has-shared-npm-shrinkwrap-json__npm-shrinkwrap.json",
            entries: 2, development: 0, optional: 0, either: 0, peer: 0, "9e6150de0cc1978d"),
        .init(
            "lockfiles/npm-shrinkwrap-v3/AikidoSec+safe-chain__npm-shrinkwrap.json",
            entries: 242, development: 184, optional: 42, either: 0, peer: 1, "6d0edf3c545c989e"),
        .init(
            "lockfiles/npm-shrinkwrap-vnone/yarnpkg+yarn____tests____fixtures__import__missing-opt__npm-shrinkwrap.json",
            entries: 2, development: 0, optional: 0, either: 0, peer: 0, "718dbc9e3ca98beb"),
        .init(
            "lockfiles/package-lock-v1/Marak+colors.js__package-lock.json",
            entries: 117, development: 117, optional: 0, either: 0, peer: 0, "2ed8ab9829c6e953"),
        .init(
            "lockfiles/package-lock-v1/dependabot+dependabot-core__npm_and_yarn__spec__fixtures__projects__npm6__bundled_sub_dependency__package-lock.json",
            entries: 68, development: 0, optional: 0, either: 0, peer: 0, "b428ff2f97dfba4b"),
        .init(
            "lockfiles/package-lock-v1/dependabot+dependabot-core__npm_and_yarn__spec__fixtures__projects__npm6__os_mismatch__package-lock.json",
            entries: 68, development: 0, optional: 0, either: 0, peer: 0, "39ece212e695ec81"),
        .init(
            "lockfiles/package-lock-v1/google+osv-scalibr__extractor__filesystem__language__javascript__packagelockjson__testdata__same-package-different-groups.v1.json",
            entries: 7, development: 4, optional: 2, either: 0, peer: 0, "e244970b641ab7e6"),
        .init(
            "lockfiles/package-lock-v1/npm+arborist__test__fixtures__audit-missing-packument__package-lock.json",
            entries: 2, development: 0, optional: 2, either: 0, peer: 0, "9e30d16946ce0226"),
        .init(
            "lockfiles/package-lock-v1/npm+arborist__test__fixtures__audit-nyc-mkdirp__package-lock.json",
            entries: 329, development: 0, optional: 12, either: 0, peer: 0, "aaf2ba344060576d"),
        .init(
            "lockfiles/package-lock-v1/npm+arborist__test__fixtures__eslintme__package-lock.json",
            entries: 156, development: 1, optional: 0, either: 0, peer: 0, "d677e2780b48a62c"),
        .init(
            "lockfiles/package-lock-v1/snyk+nodejs-lockfile-parser__test__jest__dep-graph-builders__fixtures__aliases__npm-lock-v1__package-lock.json",
            entries: 109, development: 0, optional: 0, either: 0, peer: 0, "43482c6a74013fee"),
        .init(
            "lockfiles/package-lock-v2/G-Rath+osv-detector__testdata__locks-e2e__2-package-lock.json",
            entries: 1771, development: 1710, optional: 23, either: 0, peer: 0, "2c82515520ba0504"),
        .init(
            "lockfiles/package-lock-v2/IBM+audit-ci__package-lock.json",
            entries: 553, development: 510, optional: 88, either: 0, peer: 25, "26b9173596628318"),
        .init(
            "lockfiles/package-lock-v2/dependabot+dependabot-core__bun__helpers__package-lock.json",
            entries: 1520, development: 445, optional: 6, either: 0, peer: 9, "c3e3bb2990a34d79"),
        .init(
            "lockfiles/package-lock-v2/dependabot+dependabot-core__npm_and_yarn__spec__fixtures__projects__npm8__current_name_is_missing__package-lock.json",
            entries: 10, development: 1, optional: 0, either: 0, peer: 0, "b96c305955f7f7db"),
        .init(
            "lockfiles/package-lock-v2/dependabot+dependabot-core__npm_and_yarn__spec__fixtures__projects__npm8__multiple_updates__package-lock.json",
            entries: 2, development: 0, optional: 0, either: 0, peer: 0, "40176e9715057b86"),
        .init(
            "lockfiles/package-lock-v2/dependabot+dependabot-core__npm_and_yarn__spec__fixtures__projects__npm8__path_dependency__package-lock.json",
            entries: 431, development: 425, optional: 0, either: 0, peer: 0, "8fd391f0a9ae5846"),
        .init(
            "lockfiles/package-lock-v2/npm+arborist__package-lock.json",
            entries: 627, development: 482, optional: 3, either: 1, peer: 70, "172d47f93d5caa7f"),
        .init(
            "lockfiles/package-lock-v2/npm+arborist__test__fixtures__two-bundled-deps__package-lock.json",
            entries: 421, development: 415, optional: 11, either: 0, peer: 0, "a3f10a160176554b"),
        .init(
            "lockfiles/package-lock-v2/npm+arborist__test__fixtures__workspaces-not-root__package-lock.json",
            entries: 2, development: 0, optional: 0, either: 0, peer: 0, "dcc40e68131bc085"),
        .init(
            "lockfiles/package-lock-v2/snyk+nodejs-lockfile-parser__test__jest__dep-graph-builders__fixtures__npm-lock-v2__goof__package-lock.json",
            entries: 692, development: 129, optional: 52, either: 0, peer: 0, "02ee045280dd9ae1"),
        .init(
            "lockfiles/package-lock-v3/dependabot+dependabot-core__npm_and_yarn__spec__fixtures__projects__npm8__dependency_hoisted__package-lock.json",
            entries: 3, development: 0, optional: 0, either: 0, peer: 0, "89e0e47884f74c02"),
        .init(
            "lockfiles/package-lock-v3/dependabot+dependabot-core__npm_and_yarn__spec__fixtures__projects__npm8__update_needed_across_two_versions__package-lock.json",
            entries: 6, development: 0, optional: 0, either: 0, peer: 1, "4844717960a5eae3"),
        .init(
            "lockfiles/package-lock-v3/lirantal+npq__package-lock.json",
            entries: 1035, development: 829, optional: 4, either: 1, peer: 0, "93f0a5a39b165a3c"),
        .init(
            "lockfiles/package-lock-v3/npm+api-documentation__package-lock.json",
            entries: 641, development: 639, optional: 3, either: 0, peer: 206, "346c35f02f6a48e5"),
        .init(
            "lockfiles/package-lock-v3/npm+cli__package-lock.json",
            entries: 1241, development: 1030, optional: 6, either: 2, peer: 164, "8d6f7ec7b602a08e"),
        .init(
            "lockfiles/package-lock-v3/npm+cli__smoke-tests__test__fixtures__large-install__package-lock.json",
            entries: 1306, development: 1064, optional: 46, either: 1, peer: 0, "195fed4504586915"),
        .init(
            "lockfiles/package-lock-v3/snyk+nodejs-lockfile-parser__test__jest__dep-graph-builders__fixtures__aliases__npm-lock-v2-with-npm-prefixed-sub-dep-version__package-lock.json",
            entries: 1153, development: 0, optional: 36, either: 0, peer: 415, "931547db0acb0451"),
        .init(
            "lockfiles/package-lock-v3/snyk+nodejs-lockfile-parser__test__jest__dep-graph-builders__fixtures__npm-lock-v2__bundled-deps__package-lock.json",
            entries: 640, development: 0, optional: 2, either: 0, peer: 9, "1643e27a06399f09"),
        .init(
            "lockfiles/package-lock-v3/snyk+nodejs-lockfile-parser__test__jest__dep-graph-builders__fixtures__npm-lock-v2__workspaces-glob-b__package-lock.json",
            entries: 39, development: 0, optional: 0, either: 0, peer: 0, "31c6801e00625d5c"),
        .init(
            "lockfiles/flatmap-stream/dominictarr+event-stream__908fee5__package-lock.json",
            entries: 71, development: 63, optional: 0, either: 0, peer: 0, "7e84a46695f32951"),
        .init(
            "lockfiles/flatmap-stream/dominictarr+event-stream__e316336__package-lock.json",
            entries: 71, development: 63, optional: 0, either: 0, peer: 0, "7e84a46695f32951"),
        .init(
            "audit-pairs/npm-cli/audit-all-severities/package-lock.json",
            entries: 518, development: 0, optional: 12, either: 0, peer: 0, "554d4fb613775882"),
        .init(
            "audit-pairs/npm-cli/audit-dep-vuln-with-own-advisory/package-lock.json",
            entries: 2, development: 0, optional: 0, either: 0, peer: 0, "0f1696da3cc1dfdf"),
        .init(
            "audit-pairs/npm-cli/audit-fix-old-tap/package-lock.json",
            entries: 571, development: 0, optional: 5, either: 0, peer: 0, "9bc86ec3b7f490cd"),
        .init(
            "audit-pairs/npm-cli/audit-missing-packument/package-lock.json",
            entries: 2, development: 0, optional: 2, either: 0, peer: 0, "9e30d16946ce0226"),
        .init(
            "audit-pairs/npm-cli/audit-nyc-mkdirp/package-lock.json",
            entries: 329, development: 0, optional: 12, either: 0, peer: 0, "aaf2ba344060576d"),
        .init(
            "audit-pairs/npm-cli/audit-omit/package-lock.json",
            entries: 751, development: 399, optional: 351, either: 2, peer: 26, "706ed35e81379235"),
        .init(
            "audit-pairs/npm-cli/audit-one-vuln/package-lock.json",
            entries: 1, development: 0, optional: 0, either: 0, peer: 0, "def5e75d311c0ffc"),
        .init(
            "audit-pairs/npm-cli/minimist-git-dep/package-lock.json",
            entries: 1, development: 0, optional: 0, either: 0, peer: 1, "952cb68fefe2050b"),
        .init(
            "audit-pairs/npm-cli/minimist-git-metadep/package-lock.json",
            entries: 3, development: 2, optional: 0, either: 0, peer: 0, "d9920eb0ee062b9e"),
    ]
}
