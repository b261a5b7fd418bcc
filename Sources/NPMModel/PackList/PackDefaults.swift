// SPDX-License-Identifier: Apache-2.0

/// What npm leaves out and takes in by itself: facts about npm-packlist 8.0.2, checked against `npm pack`
/// (https://docs.npmjs.com/cli/v10/configuring-npm/package-json#files).
enum PackDefaults {
    /// Left out unless a later rule takes it in. These hold in every folder anew.
    static let leftOut = PackRule.rules(
        """
        .npmignore
        .gitignore
        **/{.git,.svn,.hg,CVS}
        **/{.git,.svn,.hg,CVS}/**
        /.lock-wscript
        /.wafpickle-*
        /build/config.gypi
        npm-debug.log
        **/.npmrc
        .*.swp
        .DS_Store
        **/.DS_Store/**
        ._*
        **/._*/**
        *.orig
        /archived-packages/**
        """)

    /// The last word in every folder.
    static let never = PackRule.rules("/.git")

    /// The last word in the package's own folder, before `main`, `browser` and `bin`.
    static let ownFolder =
        never
        + PackRule.rules(
            """
            !/package.json
            !/{readme,copying,license,licence}{,.*[^~$]}
            /.git
            /node_modules
            .npmrc
            /package-lock.json
            /yarn.lock
            /pnpm-lock.yaml
            """)
}
