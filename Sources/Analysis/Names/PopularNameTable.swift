// SPDX-License-Identifier: Apache-2.0

// Printed by Evals/names/popular.py; do not edit.
//
// Counted in November 2026 over packuments of npm/cli's, cnpmcore's and pnpm's tests, 135 lockfiles of public repositories, the
// `package.json` files of unpacked Debian node packages, and Debian's list of such packages; with the names that two collections of
// advisories (OSV form), TypoGard's list of squatted names and public reports on attacks name. Facts only: a name, and how many packages
// or places were seen to use it. It says which names are well known, not how well: no download figure is in it.

/// Names that many know.
enum PopularNameTable {
    /// A count and the names that have it a line, most used first; a count may have several lines.
    static let text: StaticString = """
        525 eslint
        453 mocha
        326 @babel/core
        299 @types/lodash
        291 @types/node
        280 typescript
        256 react tslib
        233 nyc
        219 semver
        202 rimraf
        198 chalk
        189 tape
        170 rollup
        163 lodash
        162 @babel/helper-plugin-utils
        158 tap
        154 ava
        152 chai
        149 postcss
        146 prettier
        136 debug
        133 react-dom
        127 @babel/runtime
        126 istanbul
        125 glob
        124 webpack xo
        106 jest
        104 eslint-plugin-import
        103 mkdirp
        100 coveralls
        98 @babel/helper-plugin-test-runner
        90 fs-extra
        88 husky
        84 eslint-config-prettier
        82 tsd
        80 @babel/types
        78 @babel/preset-env
        76 graceful-fs readable-stream
        75 @typescript-eslint/parser standard
        74 babel-runtime
        73 eslint-plugin-node source-map
        72 @ljharb/eslint-config @types/react benchmark karma
        71 lint-staged safe-publish-latest
        69 @typescript-eslint/eslint-plugin should
        68 @npmcli/eslint-config @npmcli/template-oss browserify minimatch minimist
        67 sinon
        64 ms yargs
        63 object-assign safe-buffer
        61 uglify-js
        60 call-bind inherits
        59 @babel/traverse aud karma-chrome-launcher strip-ansi
        58 execa
        57 @types/mocha auto-changelog eslint-plugin-prettier
        56 @types/jest
        55 ts-node
        54 commander
        53 tslint
        51 @chakra-ui/utils acorn bluebird function-bind iconv-lite wrappy
        50 clsx gulp-format-md through2
        49 once webpack-cli
        48 balanced-match brace-expansion chokidar js-yaml karma-mocha
        47 ansi-regex core-js
        46 resolve rollup-plugin-node-resolve
        45 micromatch ts-jest
        44 gulp karma-firefox-launcher path-parse postcss-value-parser util-deprecate
        43 @rc-component/util ansi-styles babel-core nock
        42 js-tokens terser
        41 @chakra-ui/system async babel-eslint fs.realpath signal-exit
        40 cross-env eslint-plugin-promise has-flag inflight jshint string_decoder
        39 @types/chai call-bound concat-map escape-string-regexp grunt is-fullwidth-code-point is-number isexe path-is-absolute
        39 pathe safer-buffer string-width supports-color
        38 @jest/types @rollup/plugin-node-resolve cross-spawn es-errors is-stream isarray request resolve-from which yallist
        37 @babel/cli @babel/parser imurmurhash lru-cache mime-db
        36 argparse color-convert color-name glob-parent is-glob mime-types npm-run-all prop-types typedoc
        35 braces codecov is-extglob loader-utils negotiator standard-version wrap-ansi
        34 babel-types define-properties eslint-config-standard esutils find-up get-intrinsic hasown ini is-core-module
        34 node-fetch path-exists process-nextick-args qs shebang-regex strip-json-comments
        33 c8 core-util-is es-abstract esprima fill-range has-symbols magic-string rollup-plugin-terser shebang-command
        33 source-map-support
        32 @smithy/types cliui etag jsesc object-inspect path-key picocolors postcss-selector-parser y18n yargs-parser
        31 @babel/code-frame @rollup/plugin-commonjs ajv error-ex estraverse get-caller-file jest-util picomatch punycode
        31 sprintf-js strip-bom through
        30 abbrev babel-loader convert-source-map depd diff expect globals graphql is-arrayish jsdom npm-package-arg parse-json
        29 @babel/helper-validator-identifier @commitlint/cli browserslist callsites chownr fast-levenshtein has kind-of
        29 locate-path optionator p-limit p-locate require-directory slash to-regex-range vue ws
        28 @smithy/core deep-is emoji-regex esbuild escalade express hosted-git-info ignore levn loose-envify mimic-fn onetime
        28 supports-preserve-symlinks-flag type-check write-file-atomic xtend yaml
        27 base64-js camelcase fast-json-stable-stringify for-each get-stream jscs karma-mocha-reporter normalize-package-data
        27 normalize-path object-keys on-finished path-type pify prelude-ls proc-log spdx-correct spdx-expression-parse
        27 spdx-license-ids tslint-config-prettier
        26 @babel/generator @csstools/css-tokenizer @jridgewell/resolve-uri @jridgewell/sourcemap-codec @jridgewell/trace-mapping
        26 @size-limit/preset-small-lib acorn-jsx del es6-promise fast-deep-equal gopd ieee754 json-schema-traverse mime minipass
        26 nopt npm-run-path read-pkg side-channel uuid validate-npm-package-license
        25 @chakra-ui/react-utils @jridgewell/gen-mapping @types/unist babel-cli buffer buffer-from ci-info ee-first es5-ext
        25 eslint-plugin-standard fsevents karma-phantomjs-launcher make-dir p-try pkg-dir proxyquire schema-utils tar text-table
        25 universalify vega-util
        24 @babel/helper-string-parser @babel/template @csstools/css-parser-algorithms @types/mdast @unocss/core accepts asynckit
        24 binary-extensions bytes colors combined-stream delayed-stream eslint-config-gulp espree esrecurse file-entry-cache
        24 foreground-child grunt-cli has-property-descriptors invariant is-callable natural-compare neo-async nullthrows
        24 read-pkg-up tinyglobby tr46 type-fest ufo uri-js whatwg-url
        23 @aws-sdk/types @babel/plugin-syntax-jsx agent-base ansi-escapes anymatch babel-preset-es2015 body-parser concat-stream
        23 defu devlop eslint-plugin-react eslint-scope flat-cache form-data globby handlebars https-proxy-agent json5
        23 karma-ie-launcher merge-stream micromark-util-types rollup-plugin-babel send spdx-exceptions vite webidl-conversions
        23 wordwrap
        22 @babel/register @chakra-ui/hooks aproba arrify babel-jest bl consola decamelize encoding escape-html esquery extend
        22 fresh gulp-mocha is-date-object is-regex isobject json-parse-even-better-errors json-stringify-safe jsonfile
        22 media-typer micromark-util-symbol path-to-regexp pretty-format set-blocking tap-spec test-exclude
        22 tslint-config-standard tunnel-agent type-is
        21 @babel/plugin-transform-modules-commonjs @nodelib/fs.stat @nuxt/kit babel-preset-env deep-extend electron-to-chromium
        21 es-define-property es-object-atoms eslint-visitor-keys fast-glob figures import-fresh in-publish
        21 json-stable-stringify-without-jsonify jsonparse lines-and-columns parent-module pkg-types range-parser raw-body
        21 readdirp rollup-plugin-sourcemaps rxjs shelljs
        20 @babel/helper-module-imports @commitlint/config-conventional @types/estree @types/react-dom content-type cosmiconfig
        20 d3-array destroy es-to-primitive extend-shallow has-tostringtag human-signals indent-string is-binary-path is-buffer
        20 is-symbol istanbul-lib-coverage karma-sauce-launcher minizlib mute-stream npm-registry-fetch number-is-nan
        20 object.assign parseurl rc restore-cursor reusify semantic-release serve-static stack-utils statuses tmp uvu
        19 @babel/helpers @babel/plugin-proposal-class-properties @csstools/utilities @material/feature-targeting
        19 @microsoft/api-extractor @nodelib/fs.scandir @nodelib/fs.walk @webassemblyjs/ast babel-traverse babylon caniuse-lite
        19 cli-cursor content-disposition define-data-property doctrine end-of-stream eslint-plugin-markdown fastq finalhandler
        19 http-errors http-proxy-agent is-path-inside istanbul-lib-source-maps jsbn load-json-file merge2 p-map
        19 phantomjs-prebuilt pre-commit retry run-parallel set-function-length setprototypeof strip-final-newline toidentifier
        19 tough-cookie typedarray vary word-wrap
        18 @aws-sdk/core @babel/helper-compilation-targets @jridgewell/set-array babel-template code-point-at css-loader
        18 detect-libc dot-prop flatted foreach fs-minipass gensync grunt-contrib-uglify is-obj is-plain-object is-typedarray
        18 istanbul-lib-instrument istanbul-lib-report istanbul-reports marked node-int64 node-releases open proxy-addr pump
        18 queue-microtask regenerator-runtime require-main-filename rollup-plugin-commonjs rollup-plugin-postcss slice-ansi tad
        18 to-fast-properties unist-util-visit
        17 @babel/compat-data @babel/helper-module-transforms @types/glob @types/semver acorn-walk benchmarked cookie
        17 cookie-signature cssesc encodeurl eslint-plugin-jsx-a11y events file-loader find-cache-dir forwarded has-proto
        17 http-cache-semantics ipaddr.js is-plain-obj istanbul-coveralls jackspeak merge-descriptors methods
        17 micromark-util-character npmignore os-homedir pacote pinkie pseudomap repeat-string requirejs tsd-check unpipe
        16 @babel/helper-validator-option @babel/plugin-transform-runtime @jest/test-utils @material/theme @npmcli/arborist
        16 @rollup/plugin-babel @rollup/plugin-json @types/graceful-fs @types/hast arr-flatten axios cacache colorette commondir
        16 connect entities escodegen eslint-config-airbnb-base eslint-plugin-jest esm for-in functions-have-names has-ansi is-ci
        16 is-extendable jasmine jquery karma-browserify karma-coverage keyv lodash.merge meow node-gyp path-scurry
        16 pinkie-promise progress react-is regexp.prototype.flags require-from-string sinon-chai ssri undici-types
        16 update-browserslist-db utils-merge vega-dataflow which-module
        15 @babel/highlight @babel/preset-react @es-shims/api @radix-ui/react-primitive @types/json-schema
        15 @types/normalize-package-data JSONStream arr-diff array-unique autoprefixer clone co codecov.io concurrently
        15 console-control-strings deep-equal deepmerge dotenv env-paths eslint-plugin-flowtype estree-walker expand-brackets
        15 extglob gatsby gatsby-core-utils gauge grunt-contrib-watch gulp-eslint has-unicode is-string jest-worker jiti
        15 jscs-preset-gulp jshint-stylish json-buffer karma-safari-launcher nan on-headers opener optimist os-tmpdir psl
        15 repeat-element sshpk strip-indent style-loader table tar-stream unique-filename unique-slug whatwg-fetch wide-align
        15 yocto-queue
        14 @babel/helper-annotate-as-pure @babel/helper-function-name @material/base @material/rtl @npmcli/fs
        14 @rollup/plugin-replace @vue/shared ajv-keywords append-transform are-we-there-yet assert astral-regex
        14 available-typed-arrays babel-register bcrypt-pbkdf config-chain covert csstype define-property delegates detect-indent
        14 domelementtype domhandler domutils duplexer eastasianwidth figgy-pudding flow-bin gulp-istanbul gulp-jshint
        14 http-signature inquirer is-bigint is-boolean-object is-number-object is-windows isstream jasmine-core jsdoc
        14 json-parse-better-errors json-schema jsonify karma-jasmine minipass-collect minipass-flush minipass-pipeline
        14 normalize-url npmlog proto-list resolve-cwd sass shell-quote smart-buffer socks socks-proxy-agent
        14 string.prototype.trimend tweetnacl unplugin update-notifier validate-npm-package-name which-boxed-primitive
        14 which-typed-array workbox-core
        13 @babel/eslint-parser @babel/helper-member-expression-to-functions @babel/helper-split-export-declaration
        13 @babel/plugin-proposal-object-rest-spread @babel/plugin-syntax-object-rest-spread
        13 @csstools/postcss-progressive-custom-properties @eslint/eslintrc @isaacs/cliui @jest/test-result @parcel/plugin
        13 @parcel/utils @pkgjs/parseargs @rollup/plugin-buble @storybook/global archy asap aws4 babel-plugin-istanbul
        13 builtin-modules caller-path caseless cli-width coffee-script common-tags css-what dashdash default-require-extensions
        13 dir-glob dom-serializer duplexer2 ecc-jsbn eclint eslint-config-medikoo eslint-module-utils eslint-plugin-jsdoc evalmd
        13 extsprintf fastest-levenshtein forever-agent git-list-updated grunt-contrib-jshint har-validator has-bigints
        13 html-escaper ignore-walk import-local is-negative-zero is-typed-array jest-message-util json-stable-stringify jsprim
        13 leven log-symbols make-fetch-happen minipass-fetch minipass-sized moment nanoid npm-bundled npm-packlist nth-check
        13 oauth-sign osenv pako parse5 prettier-elastic process qunit regjsparser remove-trailing-separator require-inject
        13 rolldown run-async scheduler simple-concat std-env string.prototype.trimstart tmpl type-detect unified vega-transforms
        13 verb zuul
        12 @babel/helper-hoist-variables @babel/helper-optimise-call-expression @babel/helper-replace-supers
        12 @babel/helper-simple-access @babel/plugin-transform-destructuring @babel/preset-typescript @commitlint/types
        12 @emotion/react @eslint-community/eslint-utils @eslint-community/regexpp @humanwhocodes/module-importer
        12 @isaacs/fs-minipass @npmcli/git @npmcli/package-json @npmcli/run-script @parcel/diagnostic @rollup/plugin-typescript
        12 @rollup/pluginutils @sindresorhus/is @types/babel__generator @types/babel__traverse @types/fs-extra @types/yargs
        12 @types/yargs-parser @webassemblyjs/wasm-parser array-union asn1 assert-plus aws-sign2 boolbase browser-resolve bser
        12 char-regex chardet color-support css-select decompress-response defaults del-cli delay ejs elliptic es-set-tostringtag
        12 eslint-import-resolver-node eslint-utils exsolve fb-watchman fdir for-own framer-motion getpass grunt-contrib-clean
        12 has-strict-mode internal-slot is-builtin-module is-equal-shallow is-shared-array-buffer is-unicode-supported is-wsl
        12 isomorphic-fetch jest-haste-map jest-mock lazy-cache lodash.memoize makeerror mdast-util-from-markdown no-case
        12 npm-install-checks path-is-inside pirates preserve read regex-cache regexpp requires-port ripemd160
        12 rollup-plugin-buble safe-regex-test sax split2 stream-combiner2 string-length tar-fs unbox-primitive unique-string
        12 verror walker wcwidth webpack-dev-server webpack-sources
        11 @babel/helper-create-class-features-plugin @babel/helper-create-regexp-features-plugin
        11 @babel/helper-skip-transparent-expression-wrappers @babel/plugin-syntax-async-generators
        11 @babel/plugin-syntax-dynamic-import @babel/plugin-syntax-json-strings @babel/plugin-syntax-nullish-coalescing-operator
        11 @babel/plugin-syntax-numeric-separator @babel/plugin-syntax-optional-catch-binding
        11 @babel/plugin-syntax-top-level-await @graphql-tools/utils @inquirer/type @istanbuljs/schema @jest/environment
        11 @npmcli/agent @npmcli/installed-package-contents @npmcli/node-gyp @npmcli/promise-spawn @nrwl/devkit @octokit/types
        11 @rc-component/motion @tsd/typescript @types/babel__template @types/micromatch @typescript-eslint/types amdefine asn1js
        11 babel-plugin-jest-hoist babel-preset-jest bin-links bn.js browserify-sign browserify-zlib buffer-xor
        11 builtin-status-codes call-bind-apply-helpers cipher-base clean-stack cmd-shim console-browserify cryptiles
        11 crypto-random-string date-fns defined dunder-proto enhanced-resolve err-code expand-range expect.js filename-regex
        11 follow-redirects from2 function.prototype.name get-proto get-symbol-description glob-base hawk he http-server
        11 interpret is-dotfile is-primitive is-utf8 is-weakref istanbul-lib-hook jest-config jest-diff jest-docblock
        11 jest-environment-node jest-get-type jest-matcher-utils jest-regex-util jest-resolve jest-runtime jest-snapshot
        11 jest-validate jsonpointer just-diff just-diff-apply karma-chai karma-rollup-preprocessor karma-sinon kleur lcid
        11 lodash.uniq lower-case math-intrinsics mdast-util-to-markdown mimic-response npm-normalize-package-bin
        11 npm-pick-manifest object.omit ofetch ora p-event p-finally parse-conflict-json parse-glob path-browserify
        11 performance-now promise-retry querystringify quick-lru randomatic randombytes read-cmd-shim regenerate
        11 registry-auth-token semver-diff setimmediate sha.js source-map-js spawn-wrap split stream-http string.prototype.trim
        11 stringstream supertest temp tinyexec ts-dedent tsconfig-paths tsd-lite url url-parse vm-browserify xml-name-validator
        10 @ampproject/remapping @babel/helper-environment-visitor @babel/helper-remap-async-to-generator
        10 @babel/helper-wrap-function @babel/plugin-proposal-nullish-coalescing-operator
        10 @babel/plugin-proposal-optional-chaining @babel/plugin-syntax-class-properties
        10 @babel/plugin-syntax-logical-assignment-operators @babel/plugin-syntax-optional-chaining
        10 @babel/plugin-syntax-typescript @babel/plugin-transform-async-to-generator @babel/plugin-transform-parameters
        10 @babel/plugin-transform-react-jsx @chakra-ui/icon @domenic/eslint-config @eslint/js @inquirer/core
        10 @isaacs/string-locale-compare @istanbuljs/load-nyc-config @jest/transform @lumino/algorithm @material/dom
        10 @npmcli/map-workspaces @npmcli/metavuln-calculator @npmcli/name-from-folder @octokit/auth-token @octokit/core
        10 @octokit/endpoint @octokit/graphql @octokit/openapi-types @octokit/plugin-paginate-rest @octokit/request
        10 @octokit/request-error @peculiar/asn1-schema @types/babel__core @types/istanbul-lib-coverage @types/minimist
        10 @types/prop-types @webassemblyjs/wasm-opt aggregate-error ajv-formats ansi-colors ansicolors array-flatten
        10 array-includes array.prototype.flat asn1.js before-after-hook big.js bindings browserify-aes browserify-cipher
        10 browserify-des browserify-rsa buble caching-transform camel-case camelcase-keys chrome-trace-event class-utils
        10 cli-spinners common-ancestor-path compare-func constants-browserify conventional-changelog-cli core-js-compat
        10 crypto-browserify cssnano cssstyle decode-uri-component dedent detect-newline diff-sequences domain-browser
        10 es-shim-unscopables es6-iterator event-emitter events-to-array exit exponential-backoff external-editor fragment-cache
        10 get-package-type get-value grunt-contrib-connect gulp-rename har-schema has-value highlight.js hmac-drbg hoek
        10 html-encoding-sniffer htmlparser2 https-browserify invert-kv ip-address is-descriptor is-docker is-generator-fn
        10 is-my-json-valid is-posix-bracket is-promise jest-changed-files jest-cli jest-leak-detector jest-resolve-dependencies
        10 jest-runner json-stringify-nice karma-qunit karma-webpack less lodash.clonedeep map-cache map-obj map-visit md5.js
        10 minimalistic-assert mississippi mixin-deep mlly npm-user-validate object-copy object-visit object.values os-browserify
        10 os-locale parse-asn1 pbkdf2 pkg-up pluralize pretty-bytes promise-all-reject-late promise-call-limit
        10 promises-aplus-tests puppeteer querystring-es3 read-package-json-fast redent remark rollup-plugin-typescript
        10 safe-regex set-value sisteransi snapdragon snapdragon-util sntp source-map-resolve stream-browserify strip-eof stylus
        10 supports-hyperlinks symbol-tree tap-parser tapable tempy terser-webpack-plugin timers-browserify to-arraybuffer
        10 to-regex treeverse trim-newlines tty-browserify underscore unist-util-is universal-user-agent unset-value util vfile
        10 vitest walk-up-path watchpack whatwg-encoding zod
        9 @babel/plugin-transform-arrow-functions @babel/plugin-transform-computed-properties
        9 @babel/plugin-transform-exponentiation-operator @babel/plugin-transform-member-expression-literals
        9 @babel/plugin-transform-modules-systemjs @babel/plugin-transform-modules-umd @babel/plugin-transform-new-target
        9 @babel/plugin-transform-property-literals @babel/plugin-transform-reserved-words @babel/plugin-transform-spread
        9 @babel/plugin-transform-sticky-regex @csstools/css-color-parser @emotion/styled @humanwhocodes/config-array
        9 @humanwhocodes/object-schema @jest/schemas @jridgewell/source-map @material/animation @npmcli/mock-registry
        9 @npmcli/query @octokit/rest @radix-ui/react-compose-refs @radix-ui/react-use-callback-ref
        9 @react-native-community/cli-tools @sigstore/bundle @sigstore/protobuf-specs @sigstore/sign @sigstore/tuf
        9 @smithy/fetch-http-handler @smithy/node-http-handler @tootallnate/once @tufjs/canonical-json @tufjs/models
        9 @types/express @types/istanbul-lib-report @types/istanbul-reports @types/json5 @types/node-fetch @types/qs @types/sinon
        9 @typescript-eslint/utils @webassemblyjs/floating-point-hex-parser @webassemblyjs/helper-api-error
        9 @webassemblyjs/helper-buffer @webassemblyjs/helper-wasm-bytecode @webassemblyjs/helper-wasm-section
        9 @webassemblyjs/ieee754 @webassemblyjs/leb128 @webassemblyjs/utf8 @webassemblyjs/wasm-edit @webassemblyjs/wasm-gen
        9 @webassemblyjs/wast-parser @webassemblyjs/wast-printer @xtuc/ieee754 @xtuc/long abab acorn-globals arg arr-union
        9 array-buffer-byte-length array-ify array-uniq array.prototype.flatmap assertion-error atob babel babel-code-frame
        9 babel-plugin-add-module-exports babel-plugin-transform-es2015-modules-commonjs base boom brorand cache-base cardinal
        9 collection-visit component-emitter compressible conventional-changelog-angular conventional-commits-parser
        9 copy-descriptor cssom cz-conventional-changelog d3-interpolate dateformat deprecation des.js emojis-list es6-shim
        9 es6-symbol eslint-plugin-n eventemitter3 evp_bytestokey fast-safe-stringify fs-constants functional-red-black-tree
        9 globalthis got grunt-contrib-concat grunt-contrib-copy grunt-eslint gulp-sourcemaps has-values hash-base hash.js
        9 humanize-ms immutable import-meta-resolve indexof init-package-json ip-regex is-accessor-descriptor is-arguments
        9 is-array-buffer is-data-descriptor jest-each jest-watcher lilconfig make-error make-generator-function
        9 mdast-util-to-string memfs memoizerific miller-rabin min-indent minimalistic-crypto-utils mkdirp-classic mongodb morgan
        9 nanomatch node-addon-api node-emoji node-forge npm object-is ohash p-is-promise package-json-from-dist param-case
        9 pascalcase pkg-conf posix-character-classes possible-typed-array-names promise promise-inflight prompts promzard
        9 randomfill rechoir regenerator-transform regex-not regexpu-core release-it ret serialize-javascript serve-index
        9 sigstore snapdragon-node split-string static-extend tap-mocha-reporter test262 tiny-invariant to-object-path tuf-js
        9 typed-array-buffer unicode-canonical-property-names-ecmascript unicode-length union-value unist-util-visit-parents
        9 unplugin-utils upper-case use websocket-extensions whatwg-mimetype widest-line window-size write yn
        8 @babel/helper-define-polyfill-provider @babel/plugin-proposal-decorators @babel/plugin-syntax-flow
        8 @babel/plugin-transform-block-scoped-functions @babel/plugin-transform-block-scoping @babel/plugin-transform-classes
        8 @babel/plugin-transform-dotall-regex @babel/plugin-transform-duplicate-keys @babel/plugin-transform-flow-strip-types
        8 @babel/plugin-transform-for-of @babel/plugin-transform-function-name @babel/plugin-transform-literals
        8 @babel/plugin-transform-modules-amd @babel/plugin-transform-named-capturing-groups-regex
        8 @babel/plugin-transform-object-super @babel/plugin-transform-regenerator @babel/plugin-transform-shorthand-properties
        8 @babel/plugin-transform-template-literals @babel/plugin-transform-typeof-symbol @babel/plugin-transform-unicode-escapes
        8 @babel/plugin-transform-unicode-regex @babel/preset-modules @bcoe/v8-coverage @eslint/core @jest/console
        8 @jest/fake-timers @jest/reporters @jest/source-map @jest/test-sequencer @jsii/spec @lumino/coreutils @npmcli/redact
        8 @nrwl/linter @peculiar/asn1-x509 @pnpm/types @radix-ui/primitive @radix-ui/react-context @rc-component/resize-observer
        8 @rc-component/trigger @react-spring/types @sinclair/typebox @sindresorhus/tsconfig @storybook/client-logger
        8 @storybook/types @swc/core @types/body-parser @types/connect @types/express-serve-static-core @types/jquery
        8 @types/range-parser @types/serve-static @types/ws @typescript-eslint/scope-manager @typescript-eslint/typescript-estree
        8 @typescript-eslint/visitor-keys @vue/compiler-sfc @webassemblyjs/helper-test-framework adm-zip ansi ansi-bold
        8 assign-symbols babel-plugin-polyfill-corejs3 babel-plugin-transform-es2015-destructuring babel-polyfill babelify batch
        8 cac caniuse-api character-entities cheerio cidr-regex citty cjs-module-lexer clean-yaml-object cli-boxes cli-columns
        8 cli-table3 cli-truncate coffeescript compression consolidate constructs conventional-changelog-writer
        8 conventional-commits-filter cpy-cli create-ecdh create-hash create-hmac create-require css-tree csso decamelize-keys
        8 define-lazy-prop dequal destr diffie-hellman domexception dot-case dtslint duplexify es-module-lexer es-value-fixtures
        8 es6-weak-map eslint-plugin-jasmine eslint-plugin-nodeca eslint-plugin-react-hooks expand-template ext find-root
        8 generate-function generate-object-property get-port get-stdin github-from-package global-modules global-prefix
        8 gulp-uglify gulp-util hash-sum import-lazy is-cidr is-finite is-generator-function is-map is-property is-set
        8 is-text-path is-weakmap is-weakset jest-environment-jsdom jest-pnp-resolver js-beautify karma-sourcemap-loader klona
        8 lcov-parse libnpmaccess libnpmorg libnpmpublish libnpmsearch libnpmteam load-grunt-tasks loader-runner lodash-es
        8 lodash.camelcase lodash.debounce lodash.isequal lodash.isplainobject log-driver longest-streak lowercase-keys md5-hex
        8 md5-o-matic mdn-data micromark-factory-space mini-css-extract-plugin minimist-options mocha-lcov-reporter
        8 napi-build-utils next-tick nice-try node-abi npm-audit-report npm-profile nsp nuxt-site-config nuxtseo-shared
        8 object.pick obug pascal-case perfect-debounce postcss-loader postcss-modules-extract-imports
        8 postcss-modules-local-by-default postcss-modules-scope postcss-modules-values prebuild-install prepend-http prr
        8 public-encrypt qrcode-terminal query-string react-native react-refresh read-package-json recast redeyed redux
        8 regenerate-unicode-properties regjsgen repeating require-uncached resolve-url resumer rollup-plugin-json
        8 rollup-plugin-typescript2 scule set-function-name side-channel-list side-channel-map side-channel-weakmap simple-get
        8 slide source-map-url stream-combiner strict-uri-encode svgo test262-parser-runner text-extensions tiny-relative-date
        8 ts-loader type typed-array-length typedarray-to-buffer unicode-match-property-ecmascript
        8 unicode-match-property-value-ecmascript unicode-property-aliases-ecmascript unicorn-magic urix url-join vinyl
        8 vinyl-source-stream vue-template-compiler watchify websocket-driver which-collection
        7 @aws-sdk/credential-provider-node @babel/helper-builder-binary-assignment-operator-visitor
        7 @babel/helper-get-function-arity @babel/plugin-proposal-private-property-in-object @babel/plugin-syntax-bigint
        7 @babel/plugin-syntax-class-static-block @babel/plugin-syntax-import-meta
        7 @babel/plugin-syntax-private-property-in-object @babel/plugin-transform-typescript @chakra-ui/form-control
        7 @colors/colors @emotion/unitless @esbuild/android-arm @esbuild/android-arm64 @esbuild/android-x64 @esbuild/darwin-arm64
        7 @esbuild/darwin-x64 @esbuild/freebsd-arm64 @esbuild/freebsd-x64 @esbuild/linux-arm @esbuild/linux-arm64
        7 @esbuild/linux-ia32 @esbuild/linux-loong64 @esbuild/linux-mips64el @esbuild/linux-ppc64 @esbuild/linux-riscv64
        7 @esbuild/linux-s390x @esbuild/linux-x64 @esbuild/netbsd-x64 @esbuild/openbsd-x64 @esbuild/sunos-x64
        7 @esbuild/win32-arm64 @esbuild/win32-ia32 @esbuild/win32-x64 @eslint/plugin-kit @graphql-codegen/plugin-helpers
        7 @istanbuljs/nyc-config-typescript @jest/core @jest/expect @jest/expect-utils @jest/globals @jsonjoy.com/fs-node-utils
        7 @lumino/disposable @lumino/widgets @mui/utils @npmcli/config @nrwl/jest @nrwl/workspace @parcel/core @parcel/watcher
        7 @react-spring/shared @rspack/core @sigstore/core @sigstore/verify @sindresorhus/merge-streams @sinonjs/commons
        7 @sinonjs/eslint-config @sinonjs/fake-timers @stoplight/json @stoplight/types @types/mime @types/parse-json
        7 @types/rimraf @types/stack-utils @vue/cli-service @webassemblyjs/helper-numbers airtap ansi-cyan
        7 array.prototype.findlastindex arraybuffer.prototype.slice ast-types async-each auto-bind aws-sdk babel-generator
        7 babel-messages babel-plugin-dynamic-import-node babel-plugin-external-helpers babel-plugin-polyfill-corejs2
        7 babel-plugin-polyfill-regenerator babel-plugin-transform-es2015-block-scoping babel-plugin-transform-es2015-spread
        7 babel-preset-current-node-syntax bail basic-auth beautify-benchmark boxen bson busboy cached-path-relative ccount
        7 character-entities-legacy circular-json clean-css clean-publish clone-deep collect-v8-coverage commitizen cors
        7 crypto-js d3-color data-urls deep-eql emittery enquirer errno error-stack-parser es5-shim
        7 eslint-import-resolver-typescript eslint-plugin-es fast-uri faye-websocket fetch-factory file-type file-uri-to-path
        7 flow-parser fraction.js graphemer gzip-size h3 hard-rejection hoist-non-react-statics hookable html-entities
        7 http-parser-js http-proxy http-proxy-middleware icss-utils infer-owner into-stream ip is is-installed-globally
        7 is-my-ip-valid is-npm is-path-cwd is-path-in-cwd is-resolvable jest-circus libnpmdiff libnpmexec libnpmfund libnpmhook
        7 libnpmpack libnpmversion lightningcss local-pkg lodash.assign lodash.capitalize lodash.flattendeep lodash.isstring
        7 lodash.mergewith lodash.truncate lodash.uniqby longest make-arrow-function markdown-it mem micromark mongoose nodeunit
        7 normalize-range nuxt nwsapi nypm object.fromentries object.getownpropertydescriptors object.groupby opn p-each-series
        7 p-reduce parse-entities postcss-calc postcss-colormin postcss-convert-values postcss-discard-comments
        7 postcss-discard-duplicates postcss-discard-empty postcss-discard-overridden postcss-merge-longhand postcss-merge-rules
        7 postcss-minify-font-values postcss-minify-gradients postcss-minify-params postcss-minify-selectors
        7 postcss-normalize-charset postcss-normalize-url postcss-ordered-values postcss-reduce-initial postcss-reduce-transforms
        7 postcss-svgo postcss-unique-selectors proggy propagate property-information proxy-from-env pumpify querystring qunitjs
        7 resolve.exports rollup-plugin-replace rollup-plugin-uglify rsvp safe-array-concat saxes signale sirv size-limit sockjs
        7 space-separated-tokens stream-shift string-width-cjs strip-ansi-cjs stylelint stylis subarg temp-dir throat
        7 typed-array-byte-length typed-array-byte-offset ua-parser-js uglify-to-browserify unist-util-stringify-position
        7 unzipper url-loader util.promisify v8-compile-cache v8-to-istanbul vega-scale vows w3c-xmlserializer
        7 webpack-dev-middleware webpack-merge worker-farm wrap-ansi-cjs xmlchars
        6 @babel/helper-fixtures @babel/plugin-external-helpers @babel/plugin-proposal-async-generator-functions
        6 @babel/plugin-proposal-dynamic-import @babel/plugin-proposal-export-namespace-from
        6 @babel/plugin-proposal-logical-assignment-operators @babel/plugin-proposal-private-methods
        6 @babel/plugin-proposal-unicode-property-regex @babel/plugin-syntax-export-namespace-from
        6 @babel/plugin-syntax-import-assertions @babel/plugin-transform-class-properties @babel/plugin-transform-private-methods
        6 @babel/preset-flow @chakra-ui/visually-hidden @cspotcode/source-map-support @emotion/hash @emotion/memoize
        6 @emotion/use-insertion-effect-with-fallbacks @eslint/config-array @eslint/object-schema
        6 @fortawesome/fontawesome-common-types @gar/promise-retry @humanfs/core @humanfs/node @humanwhocodes/retry
        6 @jridgewell/remapping @jsonjoy.com/fs-node-builtins @logux/eslint-config @lumino/dragdrop @lumino/signaling
        6 @material/elevation @parcel/source-map @pnpm/network.ca-file @pnpm/npm-conf @radix-ui/react-use-layout-effect
        6 @react-spring/animated @react-spring/core @redis/client @redis/test-utils @rollup/plugin-inject @semantic-release/git
        6 @storybook/core-events @studio/changes @tsconfig/node10 @tsconfig/node12 @tsconfig/node14 @tsconfig/node16 @types/debug
        6 @types/eslint-scope @types/http-errors @types/mkdirp @types/prettier @types/scheduler @types/webpack
        6 @typescript-eslint/type-utils @unocss/rule-utils @vitest/utils @yao-pkg/pkg-fetch abort-controller
        6 abortcontroller-polyfill acorn-node ansi-align any-promise array-slice babel-plugin-macros
        6 babel-plugin-syntax-object-rest-spread babel-plugin-transform-class-properties
        6 babel-plugin-transform-es2015-arrow-functions babel-plugin-transform-es2015-classes
        6 babel-plugin-transform-es2015-parameters babel-plugin-transform-es2015-shorthand-properties
        6 babel-plugin-transform-es2015-template-literals babel-plugin-transform-object-rest-spread babel-preset-minify
        6 baseline-browser-mapping bottleneck browser-pack browser-process-hrtime builtins bundt cacheable-request
        6 caller-callsite canvas character-reference-invalid charcodes cli-table combine-source-map comma-separated-tokens
        6 configstore connect-history-api-fallback copy-webpack-plugin crc cssnano-preset-default d3-dispatch data-view-buffer
        6 data-view-byte-length data-view-byte-offset decimal.js deps-sort detective dezalgo dom-converter editorconfig-tools
        6 envinfo errorhandler eslint-config-airbnb eslint-config-shouldjs eslint-plugin-es5 eslint-plugin-mocha
        6 eslint-plugin-prefer-let eslint-plugin-unicorn eslint-plugin-vue event-stream event-target-shim exit-hook expresso
        6 fancy-log fast-diff fbjs find-up-simple flat flush-write-stream fstream gatsby-plugin-utils github-slugger
        6 glob-to-regexp global-dirs grunt-browserify grunt-saucelabs grunt-shell hook-std hookified htmlescape iferr
        6 inline-source-map is-alphabetical is-alphanumerical is-data-view is-decimal is-hexadecimal is-interactive is-lambda
        6 is-potential-custom-element-name ist jest-file-exists jest-jasmine2 jsep karma-edge-launcher knitwork
        6 labeled-stream-splicer latest-version lodash.escaperegexp lodash.kebabcase lodash.sortby log-update magicast mamacro
        6 markdown-table marked-terminal math-random mdast-util-to-hast merge merge-source-map
        6 micromark-util-normalize-identifier module-deps mongodb-core multistream mutate-fs mysql mz nerf-dart node-gyp-build
        6 node-pre-gyp node-uuid np oxc-parser p-cancelable p-retry package-json parents path-platform phantomjs pkg platform
        6 postcss-load-config postcss-normalize-display-values postcss-normalize-positions postcss-normalize-repeat-style
        6 postcss-normalize-string postcss-normalize-timing-functions postcss-normalize-unicode postcss-normalize-whitespace
        6 pretty-error pretty-hrtime pretty-ms private prosemirror-test-builder radix3 read-only-stream realpath-native
        6 registry-url release-zalgo remark-parse renderkid responselike rollup-pluginutils rollup-watch rx-lite sass-loader
        6 selfsigned semver-regex serve shallow-clone sharp shasum shx sort-keys source-list-map st stream-meter stream-splicer
        6 streamsearch style-to-object stylehacks symbol-observable syntax-error thenify thenify-all tinyrainbow tmatch traverse
        6 trim-right trough ts-api-utils uid-number umd undici upath utila v8-compile-cache-lib vega-statistics
        6 verb-tag-jscomments vfile-message vinyl-buffer vlq xdg-basedir xlint xlint-jslint-medikoo zwitch
        5 @aws-sdk/nested-clients @babel/helper-explode-assignable-expression @babel/helper-globals
        5 @babel/plugin-proposal-json-strings @babel/plugin-proposal-numeric-separator
        5 @babel/plugin-proposal-optional-catch-binding @babel/plugin-syntax-decorators @babel/plugin-syntax-import-attributes
        5 @babel/plugin-syntax-unicode-sets-regex @babel/plugin-transform-class-static-block
        5 @babel/plugin-transform-logical-assignment-operators @babel/plugin-transform-optional-chaining
        5 @babel/plugin-transform-private-property-in-object @babel/plugin-transform-react-display-name @chakra-ui/transition
        5 @clack/prompts @csstools/css-calc @csstools/selector-specificity @discoveryjs/json-ext @emnapi/runtime
        5 @emotion/babel-plugin @emotion/cache @emotion/is-prop-valid @emotion/serialize @emotion/sheet @emotion/utils
        5 @emotion/weak-memoize @esbuild/aix-ppc64 @hapi/hoek @jsii/check-node @lumino/messaging @mapbox/node-pre-gyp
        5 @material/density @material/ripple @material/shape @mysticatea/eslint-plugin @npmcli/move-file
        5 @octokit/plugin-request-log @octokit/plugin-rest-endpoint-methods @octokit/plugin-retry @octokit/plugin-throttling
        5 @oxc-project/types @parcel/logger @parcel/types @parcel/workers @pnpm/config.env-replace @polka/url @popperjs/core
        5 @radix-ui/react-direction @radix-ui/react-use-controllable-state @rc-component/portal @rollup/plugin-alias
        5 @semantic-release/changelog @semantic-release/commit-analyzer @semantic-release/error @semantic-release/github
        5 @semantic-release/npm @semantic-release/release-notes-generator @sinonjs/referee @stoplight/spectral-core
        5 @storybook/csf @swc/helpers @szmarczak/http-timer @thebespokepixel/meta @types/chalk
        5 @types/connect-history-api-fallback @types/eslint @types/jsdom @types/minimatch @types/send @ungap/structured-clone
        5 @unhead/vue @unocss/config @unocss/preset-wind3 @useoptic/json-pointer-helpers @useoptic/openapi-utilities
        5 @vue/cli-shared-utils @vue/compiler-dom address agentkeepalive ajv-errors align-text ansi-html argv-formatter
        5 aria-query array-equal async-cache async-function async-hook-domain aws-cdk-lib b4a babel-helper-evaluate-path
        5 babel-helper-function-name babel-plugin-syntax-trailing-function-commas
        5 babel-plugin-transform-es2015-computed-properties babel-plugin-transform-flow-strip-types babel-preset-stage-0
        5 bignumber.js block-stream brfs browserify-istanbul buffer-equal case center-align change-case character-entities-html4
        5 classnames clone-response coa code-excerpt color color-string columnify complexity-report console-group
        5 conventional-changelog-conventionalcommits convert-to-spaces cookie-parser copy-concurrently css-declaration-sorter
        5 cssnano-util-get-arguments cssnano-utils ctype d3-dsv d3-selection d3-time d3-timer dash-ast
        5 decode-named-character-reference deeper default-gateway defer-to-connect detect-file detect-node devalue dns-packet
        5 docco documentation duplexer3 dustjs-linkedin emojilib env-ci es6-error es6-set eslint-plugin-babel
        5 eslint-plugin-eslint-plugin eslint-plugin-filenames eslint-plugin-prefer-arrow eventemitter2 exec-sh expand-tilde
        5 express-fileupload fast-fifo faucet fd find-versions findup-sync forever fs-exists-cached fs-write-stream-atomic
        5 fstream-ignore generator-function get-assigned-identifiers get-func-name gh-pages git-log-parser
        5 github-release-from-cc-changelog graceful-readlink grunt-contrib-qunit gulp-babel gulp-concat hasha hermes-parser
        5 home-or-tmp html-webpack-plugin icss-replace-symbols immer import-from-esm index-to-position insert-module-globals
        5 is-absolute-url is-async-function is-directory is-finalizationregistry is-retry-allowed is-url issue-parser
        5 java-properties joi jsonc-parser karma-browserstack-launcher karma-cli karma-spec-reporter kerberos launch-editor
        5 locate-character lodash.snakecase lodash.template lodash.upperfirst loud-rejection make-async-function make-iterator
        5 matcha mdast-util-definitions memory-fs micromark-util-chunked mochify mock-property mpath mquery mrmime multer
        5 multicast-dns multimatch ncp node-notifier nodemon nostics npmconf nwmatcher nx object-hash object.entries obuf
        5 only-shallow opencv p-filter p-timeout package-hash path-dirname path-root path-root-regex pathval pg portfinder
        5 proper-lockfile prosemirror-model proxy pure-rand qunit-extras ramda react-devtools-core reflect.getprototypeof
        5 relateurl resolve-dir rfdc right-align rollup-plugin-cleanup rollup-plugin-istanbul rollup-plugin-visualizer sane
        5 seedrandom server-destroy shasum-object skin-tone snake-case socket.io spawk spawn-error-forwarder stack-trace
        5 stream-spec streamx stringify-entities sugarss tap-yaml tcompare term-size thingies three thunky to-buffer totalist
        5 tree-kill ts-type ultrahtml undeclared-identifiers unhead unherit unicode-emoji-modifier-base unist-util-position
        5 unstorage upath2 upper-case-first url-parse-lax urlgrey user-home v8flags validate-commit-msg vega-format
        5 vega-scenegraph vega-time verkit vfile-location vue-eslint-parser wbuf web3 webpack-bundle-analyzer which-builtin-type
        5 wildcard winston xml2js
        4 @aashutoshrathi/word-wrap @angular/cli @ava/typescript @babel/plugin-syntax-export-default-from
        4 @babel/plugin-transform-async-generator-functions @babel/plugin-transform-dynamic-import
        4 @babel/plugin-transform-export-namespace-from @babel/plugin-transform-json-strings
        4 @babel/plugin-transform-nullish-coalescing-operator @babel/plugin-transform-numeric-separator
        4 @babel/plugin-transform-object-rest-spread @babel/plugin-transform-optional-catch-binding
        4 @babel/plugin-transform-react-jsx-source @babel/plugin-transform-unicode-property-regex
        4 @babel/plugin-transform-unicode-sets-regex @chakra-ui/close-button @chakra-ui/descendant @chakra-ui/popper
        4 @chakra-ui/portal @chakra-ui/react-env @chakra-ui/theme @chakra-ui/theme-tools @commitlint/config-angular
        4 @csstools/media-query-list-parser @emnapi/core @esbuild/netbsd-arm64 @esbuild/openbsd-arm64 @esbuild/openharmony-arm64
        4 @eslint/config-helpers @floating-ui/core @floating-ui/dom @floating-ui/utils @fullcalendar/core @gar/promisify
        4 @gatsbyjs/reach-router @hapi/code @hapi/lab @inquirer/ansi @inquirer/figures @isaacs/testing-peer-dep-conflict-chain-a
        4 @jest/get-type @jsonjoy.com/util @leichtgewicht/ip-codec @lumino/commands @material/typography @mui/material @mui/types
        4 @napi-rs/wasm-runtime @nestjs/core @nodelib/fs.macchiato @nrwl/cypress @oozcitak/util @parcel/fs @parcel/hash
        4 @parcel/watcher-android-arm64 @parcel/watcher-darwin-arm64 @parcel/watcher-darwin-x64 @parcel/watcher-freebsd-x64
        4 @parcel/watcher-linux-arm-glibc @parcel/watcher-linux-arm64-glibc @parcel/watcher-linux-arm64-musl
        4 @parcel/watcher-linux-x64-glibc @parcel/watcher-linux-x64-musl @parcel/watcher-win32-arm64 @parcel/watcher-win32-x64
        4 @radix-ui/react-slot @standard-schema/spec @stoplight/path @stoplight/spectral-runtime @storybook/channels
        4 @storybook/node-logger @storybook/preview-api @storybook/theming @svgr/core @tauri-apps/api @trysound/sax
        4 @ts-graphviz/common @types/bonjour @types/exit @types/gulp @types/http-cache-semantics @types/http-proxy @types/ms
        4 @types/node-forge @types/resolve @types/retry @types/serve-index @types/sockjs @types/tmp @types/tough-cookie
        4 @types/trusted-types @types/uuid @types/webpack-sources @vitejs/devtools @vitest/browser @vitest/expect @vitest/mocker
        4 @vitest/pretty-format @vitest/spy @webpack-cli/configtest @webpack-cli/info @webpack-cli/serve
        4 @webpack-contrib/eslint-config-webpack @xmldom/xmldom acorn-private-class-elements after all-contributors-cli
        4 ansi-html-community ansi-wrap arr-map array-find-index assume async-done async-limiter babel-helpers
        4 babel-plugin-check-es2015-constants babel-plugin-syntax-flow babel-plugin-syntax-jsx
        4 babel-plugin-transform-es2015-for-of babel-plugin-transform-react-jsx babel-plugin-transform-strict-mode
        4 babel-preset-react babel-preset-stage-2 bare-events bcrypt bind-obj-methods birpc bitcoinjs-lib bonjour-service
        4 bootstrap buffer-shims cacheable-lookup caniuse-db capital-case cfenv chai-as-promised chart.js check-error cli-color
        4 code codemirror colord confbox confusing-browser-globals connect-busboy constant-case cookie-es core-js-pure
        4 create-jest cross-spawn-async css css-selector-tokenizer cssnano-util-get-match currently-unhandled cyclist d3
        4 d3-format d3-geo d3-path d3-shape dargs dayjs de-indent debuglog deep-assign deferred dependency-graph dirty-chai
        4 dompurify dustjs-helpers ecstatic ejs-locals empathic envify es-get-iterator es6-map escope eslint-config-eslint
        4 eslint-config-medikoo-es5 eslint-config-strict eslint-config-xo-lukechilds eslint-import-resolver-webpack
        4 eslint-plugin-compat eslint-plugin-eslint-comments eslint-plugin-html fast-xml-parser fastparse fetch-blob ffmpeg
        4 fileset filesize findit fork-ts-checker-webpack-plugin from front-matter fs-monkey fs-readdir-recursive function-loop
        4 gaxios ghooks git-raw-commits gobble gobble-cli gobble-rollup-babel google-closure-compiler growly grunt-babel
        4 grunt-contrib-nodeunit grunt-karma gulp-cli gulp-unused gunzip-maybe handle-thing has-color has-yarn header-case
        4 hexo-pagination hexo-util homedir-polyfill hooker hooks-fixed hpack.js html-minifier html-tags html-void-elements
        4 http-deceiver http2-wrapper iconv-jschardet image-size import-from inline-style-parser is-absolute is-positive
        4 is-redirect is-reference is-regexp is-relative is-unc-path is-yarn-global istanbul-lib-processinfo jade js-cookie
        4 jsii-reflect jsx-ast-utils just-extend kareem known-css-properties lab left-pad less-loader lodash.flatten
        4 lodash.ismatch lodash.map lodash.startcase map-stream markdown-toc markdownlint-cli matched mdurl memoizee
        4 method-override metro-core metro-source-map micromark-util-sanitize-uri microtime minify-registry-metadata
        4 minipass-json-stream move-concurrently mpromise muri ndoc needle node-modules-regexp node-sass nodemailer
        4 npm-logical-tree object-path object.defaults onchange optional original own-or own-or-env oxc-walker oxlint
        4 parallel-transform parse-filepath parse-passwd parse-path parse-url path-case pause-stream playwright plugin-error
        4 ports postcss-scss preact pretty-quick proxyquireify quansync react-fast-compare react-lifecycles-compat
        4 react-reconciler react-router readdir-scoped-modules redis refa regexp-clone regexp-tree remark-gfm remark-stringify
        4 resolve-alpn rollup-plugin-alias rollup-plugin-license rollup-plugin-npm run-queue run-sequence safe-stable-stringify
        4 select-hose semistandard sentence-case shellwords should-equal should-format should-type sigmund simple-assert
        4 simulate-event sliced snazzy socket.io-client source-map-loader sourcemap-codec sparkles spdx-license-list spdy
        4 spdy-transport sprintf stable stackframe standardx stealthy-require stop-iteration-iterator stream-buffers stream-each
        4 streamifier strip-literal svelte svg-tags term-ng text-decoder timed-out timers-ext tiny-warning toposort traverser
        4 travis-after-all trim trivial-deferred tsx uglify-es uglifyjs uid-safe unc-path-regex uncrypto unctx underscore.string
        4 unicode-11.0.0 uniqs unist-builder unist-util-generated unist-util-remove-position use-sync-external-store utile
        4 vega-canvas vega-expression vinyl-fs w3c-hr-time wabt web-namespaces workbox-routing workbox-strategies xmlbuilder
        4 yoga-layout-prebuilt yorkie zen-observable
        3 @actions/core @actions/http-client @adobe/css-tools @ant-design/fast-color @apidevtools/json-schema-ref-parser
        3 @aws-sdk/signature-v4-multi-region @babel/helper-builder-react-jsx @babel/helper-regex
        3 @babel/plugin-bugfix-firefox-class-in-computed-class-key @babel/plugin-proposal-class-static-block
        3 @babel/plugin-transform-explicit-resource-management @babel/plugin-transform-react-jsx-development
        3 @babel/plugin-transform-react-jsx-self @babel/plugin-transform-react-pure-annotations @babel/polyfill
        3 @babel/runtime-corejs3 @bevry/update-contributors @commitlint/config-validator @commitlint/ensure
        3 @commitlint/execute-rule @commitlint/format @commitlint/is-ignored @commitlint/lint @commitlint/load
        3 @commitlint/message @commitlint/parse @commitlint/read @commitlint/resolve-extends @commitlint/rules
        3 @commitlint/to-lines @commitlint/top-level @csstools/cascade-layer-name-parser @floating-ui/react-dom
        3 @graphql-tools/schema @hapi/eslint-plugin @humanfs/types @iarna/toml @iconify/types
        3 @isaacs/testing-peer-dep-conflict-chain-b @jsdevtools/ono @jsonjoy.com/buffers @jsonjoy.com/codegen
        3 @jsonjoy.com/fs-core @kurkle/color @lit/reactive-element @lumino/default-theme @lumino/domutils @lumino/keyboard
        3 @material/list @material/touch-target @mdx-js/util @modelcontextprotocol/sdk @mui/system @nestjs/common
        3 @not-an-aardvark/node-release-script @npmcli/mock-globals @nrwl/js @nrwl/tao @nuxt/schema @oozcitak/infra
        3 @ota-meshi/ast-token-store @parcel/cache @parcel/watcher-linux-arm-musl @parcel/watcher-win32-ia32 @peculiar/asn1-cms
        3 @phenomnomnominal/tsquery @pmmmwh/react-refresh-webpack-plugin @pnpm/dependency-path @pnpm/lockfile-types @pnpm/logger
        3 @radix-ui/react-collection @radix-ui/react-id @radix-ui/react-roving-focus @rc-component/input @rc-component/menu
        3 @rc-component/overflow @rc-component/select @rc-component/tree @rc-component/virtual-list
        3 @react-native-community/cli-platform-android @rolldown/pluginutils @rollup/rollup-android-arm-eabi
        3 @rollup/rollup-android-arm64 @rollup/rollup-darwin-arm64 @rollup/rollup-darwin-x64 @rollup/rollup-linux-arm-gnueabihf
        3 @rollup/rollup-linux-arm-musleabihf @rollup/rollup-linux-arm64-gnu @rollup/rollup-linux-arm64-musl
        3 @rollup/rollup-linux-riscv64-gnu @rollup/rollup-linux-s390x-gnu @rollup/rollup-linux-x64-gnu
        3 @rollup/rollup-linux-x64-musl @rollup/rollup-win32-arm64-msvc @rollup/rollup-win32-ia32-msvc
        3 @rollup/rollup-win32-x64-msvc @rsbuild/core @sentry/node @sentry/types @simple-libs/stream-utils
        3 @sinonjs/eslint-plugin-no-prototype-methods @sinonjs/samsam @socket.io/component-emitter @solana/web3.js
        3 @stoplight/better-ajv-errors @svgr/plugin-jsx @testing-library/dom @thebespokepixel/string @types/babel__code-frame
        3 @types/benchmark @types/cacheable-request @types/convert-source-map @types/cors @types/cross-spawn @types/deep-eql
        3 @types/diff @types/estree-jsx @types/hoist-non-react-statics @types/html-minifier-terser @types/keyv @types/koa
        3 @types/npm-package-arg @types/parse5 @types/react-reconciler @types/responselike @types/sinonjs__fake-timers
        3 @types/source-list-map @types/source-map-support @types/use-sync-external-store @types/yoga-layout
        3 @typescript-eslint/project-service @typescript-eslint/tsconfig-utils @unocss/preset-wind4 @useoptic/openapi-io
        3 @vdemedes/prettier-config @vitest/runner @vitest/snapshot @vue/babel-helper-vue-jsx-merge-props
        3 @vue/babel-plugin-transform-vue-jsx @vue/compiler-core @vue/compiler-ssr @vue/devtools-kit @vue/reactivity
        3 @webassemblyjs/helper-code-frame @webassemblyjs/helper-fsm @yuku-toolchain/types acorn-import-assertions alphanum-sort
        3 ansi-red ansis ansistyles apollo-utilities aria-hidden array.prototype.find assert-helpers ast-types-flow asynct
        3 at-least-node atomic-sleep axobject-query babel-helper-builder-binary-assignment-operator-visitor
        3 babel-helper-call-delegate babel-helper-define-map babel-helper-explode-assignable-expression
        3 babel-helper-get-function-arity babel-helper-hoist-variables babel-helper-optimise-call-expression babel-helper-regex
        3 babel-helper-remap-async-to-generator babel-helper-replace-supers babel-plugin-lodash
        3 babel-plugin-remove-graphql-queries babel-plugin-syntax-async-functions babel-plugin-syntax-dynamic-import
        3 babel-plugin-syntax-exponentiation-operator babel-plugin-transform-async-to-generator
        3 babel-plugin-transform-es2015-block-scoped-functions babel-plugin-transform-es2015-duplicate-keys
        3 babel-plugin-transform-es2015-function-name babel-plugin-transform-es2015-literals
        3 babel-plugin-transform-es2015-modules-amd babel-plugin-transform-es2015-modules-systemjs
        3 babel-plugin-transform-es2015-modules-umd babel-plugin-transform-es2015-object-super
        3 babel-plugin-transform-es2015-sticky-regex babel-plugin-transform-es2015-typeof-symbol
        3 babel-plugin-transform-es2015-unicode-regex babel-plugin-transform-exponentiation-operator
        3 babel-plugin-transform-react-remove-prop-types babel-plugin-transform-regenerator babel-plugin-transform-runtime
        3 babel-preset-es2015-rollup babel-preset-es2016 babel-preset-es2017 babel-preset-fbjs babel-preset-flow bare-path
        3 base64id base64url beautify-lint better-assert big-integer bin-build bin-check bin-wrapper blanket bower
        3 broccoli-merge-trees broccoli-rollup browser-sync bs-logger buffer-crc32 bundlesize buster c12 call-me-maybe caller
        3 camelcase-css capture-stack-trace cbor chai-string chai-subset clang-format clear-module clear-require closure-compiler
        3 collapse-white-space command-exists comment-parser commitplease common-path-prefix commonmark compare-size
        3 concat-with-sourcemaps content-type-parser conventional-changelog copyfiles core-assert cosmiconfig-typescript-loader
        3 create-error-class create-test-server cross-fetch crossws css-color-names css-minimizer-webpack-plugin ctrlflow curry
        3 cypress d-utils d3-collection d3-drag d3-ease d3-random d3-scale d3-time-format d3-transition damerau-levenshtein
        3 data-uri-to-buffer date-format date-now date-time detect-node-es detect-port dns-equal doctoc dom-helpers dotenv-expand
        3 editorconfig electron ember-cli engine.io engine.io-client error-stack-parser-es errx escape-goat escomplex-js
        3 eslint-config-bevry eslint-config-jquery eslint-config-moxy eslint-config-react-app eslint-config-semistandard
        3 eslint-config-silverwind eslint-config-xo-typescript eslint-loader eslint-plugin-ava eslint-release esprima-fb espurify
        3 events-universal extract-text-webpack-plugin eyes far fast-check fast-json-patch fast-wrap-ansi fflate filedirname
        3 filelist find-npm-prefix fined firebase flatmap-stream flatten flow-remove-types formdata-polyfill formidable framesync
        3 fromentries fs-exists-sync gatsby-page-utils gatsby-telemetry generic-names get-nonce get-port-please get-tsconfig
        3 git-semver-tags glob-to-regex.js global-directory globjoin gobble-rollup graphlib graphql-tag growl grunt-benchmark
        3 grunt-compare-size grunt-git-authors grunt-mocha-test gulp-bump gulp-coveralls gulp-git gulp-header gulp-plumber
        3 gulp-replace hast-util-from-parse5 hast-util-parse-selector hast-util-raw hast-util-sanitize hast-util-to-parse5
        3 hast-util-whitespace hastscript helmet hexo-log hey-listen html-minifier-terser i18next identity-obj-proxy
        3 ignore-by-default imagemin-log import-jsx indexes-of ink internmap ioredis irregular-plurals is-module is-nan
        3 is-negated-glob is-observable is-odd is-ssh istanbul-api iterall jake jasmine-node jest-junit jest-runner-eslint
        3 jest-serializer jison joycon js-sha3 jscodeshift jscoverage jsdom-global jsii-rosetta json-diff json-loader json3
        3 jsonc-eslint-parser jsonpath-plus jsonschema jsonwebtoken jszip just-safe-set karma-detect-browsers
        3 karma-jasmine-html-reporter karma-opera-launcher karma-requirejs karma-safaritechpreview-launcher katex kava klaw-sync
        3 koa-compose langchain lazystream lcov-result-merger less-plugin-clean-css lib0 libtap lmdb lock-verify
        3 lodash._getnative lodash._reinterpolate lodash.cond lodash.defaultsdeep lodash.get lodash.keys lodash.pick
        3 lodash.reduce lodash.set lodash.templatesettings lodash.throttle lodash.union lodash.without log4js logalot loglevel
        3 lolex loupe lru-queue luxon make-deno-edition markdown-it-emoji markdown-it-testgen mathml-tag-names
        3 mdast-util-find-and-replace mdast-util-gfm mdast-util-gfm-autolink-literal mdast-util-gfm-strikethrough
        3 mdast-util-gfm-table mdast-util-gfm-task-list-item mdast-util-inject mdast-util-phrasing memoize-one metro metro-cache
        3 metro-runtime micromark-core-commonmark micromark-extension-gfm micromark-extension-gfm-autolink-literal
        3 micromark-extension-gfm-strikethrough micromark-extension-gfm-table micromark-extension-gfm-tagfilter
        3 micromark-extension-gfm-task-list-item micromark-factory-destination micromark-factory-label micromark-factory-title
        3 micromark-factory-whitespace micromark-util-classify-character micromark-util-combine-extensions
        3 micromark-util-decode-numeric-character-reference micromark-util-decode-string micromark-util-encode
        3 micromark-util-html-tag-name micromark-util-resolve-all micromark-util-subtokenize mkdirp-infer-owner
        3 mocha-better-spec-reporter mocha-headless-chrome mocha-phantomjs mocked-exports modify-values module-alias
        3 moment-timezone mri must mustache mv mysql2 nanospy native-promise-only nested-error-stacks next nlcst-to-string
        3 node-domexception node-fetch-native node-html-parser node-libs-browser node-noop node-preload nofilter noncharacters
        3 npm-license npm-lifecycle num2fraction nunjucks open-cli own-keys package-manager-detector parse-ms parse-node-version
        3 parse5-htmlparser2-tree-adapter passport pg-types pidtree pino playwright-core plur pm2 pn popper.js postcss-import
        3 postcss-less postcss-modules postcss-resolve-nested-selector postcss-safe-parser prettier-eslint-cli
        3 prettier-linter-helpers prettier-plugin-jsdoc prismjs process-on-spawn projectz property-expr prosemirror-transform
        3 protocols proxyquire-universal pvtsutils raw-loader rc9 react-dev-utils react-redux react-remove-scroll
        3 react-remove-scroll-bar react-router-dom react-style-singleton react-transition-group read-cache readline2
        3 reflect-metadata regexp-ast-analysis remap-istanbul remark-github remark-rehype remark-squeeze-paragraphs
        3 remove-bom-buffer replace-ext request-promise-core request-promise-native require-relative reselect
        3 reserved-identifiers resolve-pkg-maps rollup-plugin-babel-minify rx-lite-aggregates rxjs-for-await sade safe-push-apply
        3 sass-embedded sequelize serialize-error seroval set-immediate-shim set-proto sha should-type-adaptors should-util
        3 siginfo simple-git simple-swizzle site-config-stack snapdragon-capture-set socket.io-parser sockjs-client sorted-object
        3 sprintf-kit sqlite3 stackback static-eval stringify-object strnum stylelint-config-recommended
        3 stylelint-config-standard sucrase superagent surge systemjs tailwindcss tar-pack telejson tempfile terminal-link test
        3 time-span tinybench to-vfile token-types touch travis-cov tree-dump treport trim-lines trim-trailing-lines trucolor
        3 truwrap ts-invariant tsconfig tsconfig-paths-webpack-plugin tsutils typescript-eslint-parser uid ultron undefsafe uniq
        3 unquote untildify untyped unzip-response updates urijs use-callback-ref use-sidecar valid-directory valid-module
        3 vega-encode vega-event-selector vega-functions vega-loader vega-projection verbosity versions vinyl-sourcemaps-apply
        3 vue-hot-reload-api vue-loader vue-router vue-style-loader vuepress warning watch weallbehave weallcontribute
        3 web-streams-polyfill webassemblyjs webidl2js webpack-log webpack-virtual-modules when why-is-node-running workerpool
        3 xmlhttprequest-ssl yaml-eslint-parser
        2 @angular/core @ant-design/colors @ant-design/cssinjs @antfu/install-pkg @arethetypeswrong/core
        2 @aws-cdk/cloud-assembly-schema @aws-sdk/credential-provider-env @aws-sdk/credential-provider-http
        2 @aws-sdk/credential-provider-process @aws-sdk/credential-provider-sso @aws-sdk/credential-provider-web-identity
        2 @babel/helper-check-duplicate-nodes @babel/helper-transform-fixture-test-runner @babel/node
        2 @babel/plugin-proposal-do-expressions @babel/plugin-proposal-export-default-from
        2 @babel/plugin-proposal-pipeline-operator @babel/plugin-syntax-destructuring-private @babel/plugin-syntax-do-expressions
        2 @babel/plugin-syntax-function-bind @babel/plugin-syntax-function-sent @babel/plugin-syntax-pipeline-operator
        2 @babel/plugin-syntax-record-and-tuple @babel/plugin-transform-property-mutators
        2 @babel/plugin-transform-react-constant-elements @bluelovers/tsconfig @cacheable/utils @cdklabs/tskb @chakra-ui/alert
        2 @chakra-ui/anatomy @chakra-ui/checkbox @chakra-ui/clickable @chakra-ui/counter @chakra-ui/css-reset @chakra-ui/image
        2 @chakra-ui/media-query @chakra-ui/spinner @chancejs/core @charmander/eslint-config-base @colordx/core
        2 @csstools/color-helpers @cto.af/eslint-config @es-joy/jsdoccomment @fast-check/jest @forbeslindesay/tsconfig
        2 @fullcalendar/daygrid @graphql-codegen/typescript @graphql-codegen/visitor-plugin-common @hapi/joi @hapi/topo
        2 @httptoolkit/httpolyglot @img/sharp-libvips-darwin-arm64 @img/sharp-libvips-darwin-x64 @img/sharp-libvips-linux-arm
        2 @img/sharp-libvips-linux-arm64 @img/sharp-libvips-linux-ppc64 @img/sharp-libvips-linux-riscv64
        2 @img/sharp-libvips-linux-s390x @img/sharp-libvips-linux-x64 @img/sharp-libvips-linuxmusl-arm64
        2 @img/sharp-libvips-linuxmusl-x64 @img/sharp-wasm32 @isaacs/import-jsx @isaacs/test-conflicted-optional-peer-dep-peer
        2 @isaacs/testing-bundledeps-b @isaacs/testing-peer-dep-conflict-chain-d @isaacs/testing-peer-deps-b @jsep-plugin/regex
        2 @jsonjoy.com/fs-fsa @jsonjoy.com/fs-print @jsonjoy.com/fs-snapshot @jsonjoy.com/json-pack @keyv/sqlite @lezer/common
        2 @lit-labs/ssr-dom-shim @lukekarrys/workspace-peer-dep-infinite-loop-c @lumino/collections @lumino/virtualdom
        2 @material/floating-label @material/focus-ring @material/menu @material/menu-surface @mdn/browser-compat-data
        2 @mdx-js/react @minify-html/node @mischnic/json-sourcemap @module-federation/runtime @module-federation/sdk
        2 @msgpack/msgpack @mysticatea/spy @napi-rs/lzma-linux-x64-gnu @nestjs/microservices @nestjs/platform-express
        2 @noble/hashes @novemberborn/as-i-preach @npmcli/docs @nrwl/cli @nuxt/devalue @nuxt/devtools-kit @parcel/events
        2 @parcel/namer-default @parcel/package-manager @peculiar/asn1-pkcs8 @peculiar/asn1-rsa @peculiar/asn1-x509-attr
        2 @peculiar/utils @pnpm/constants @pnpm/error @pnpm/resolver-base @popperjs/bundle @popperjs/eslint-config-popper
        2 @popperjs/test @popperjs/test-utils @poppinss/colors @quansync/fs @radix-ui/react-dismissable-layer
        2 @radix-ui/react-focus-guards @radix-ui/react-focus-scope @radix-ui/react-popper @radix-ui/react-portal @radix-ui/rect
        2 @rc-component/dropdown @rc-component/textarea @react-dnd/invariant @react-native-community/cli-config
        2 @react-native-community/cli-debugger-ui @react-native-community/cli-platform-apple
        2 @react-native-community/cli-platform-ios @react-native-community/cli-server-api @react-native/codegen @remix-run/router
        2 @rollup/plugin-multi-entry @rollup/plugin-terser @rspack/lite-tapable @sentry/utils @simple-git/args-pathspec
        2 @sindresorhus/slugify @sinonjs/referee-sinon @smithy/credential-provider-imds @smithy/signature-v4 @std/esm
        2 @stoplight/ordered-object-literal @stoplight/spectral-formats @storybook/blocks @storybook/components
        2 @storybook/core-common @storybook/csf-tools @storybook/manager-api @stryker-mutator/core @stylistic/eslint-plugin
        2 @svgr/babel-preset @svgr/plugin-svgo @svgr/webpack @swc-node/register @swc/counter @swc/css @swc/html @swc/types
        2 @tokenizer/token @ts-graphviz/ast @types/babel-types @types/bluebird @types/boolbase @types/chokidar @types/co
        2 @types/cookie @types/d3-time @types/dedent @types/esprima @types/find-cache-dir @types/jqueryui @types/js-yaml
        2 @types/jsonfile @types/keygrip @types/markdown-it @types/merge2 @types/methods @types/npmlog @types/picomatch
        2 @types/pify @types/proxyquire @types/q @types/qunit @types/react-is @types/react-transition-group @types/request
        2 @types/sinon-chai @types/sizzle @types/ssri @types/tapable @types/tape @types/through @types/uglify-js @types/v8flags
        2 @types/vinyl @types/webidl-conversions @types/whatwg-mimetype @types/write-file-atomic @types/zen-observable
        2 @typescript-eslint/experimental-utils @unhead/bundler @unicode/unicode-15.0.0 @unocss/extractor-arbitrary-variants
        2 @unocss/preset-attributify @unocss/preset-icons @unocss/preset-mini @unocss/preset-tagify @unocss/preset-typography
        2 @unocss/preset-web-fonts @unocss/transformer-directives @unocss/vite @unocss/webpack @useoptic/rulesets-base
        2 @vitest/browser-playwright @vitest/browser-preview @vitest/browser-webdriverio @vitest/coverage-v8
        2 @voidzero-dev/vite-plus-darwin-arm64 @voidzero-dev/vite-plus-darwin-x64 @voidzero-dev/vite-plus-linux-arm64-gnu
        2 @voidzero-dev/vite-plus-linux-arm64-musl @voidzero-dev/vite-plus-linux-x64-gnu @voidzero-dev/vite-plus-linux-x64-musl
        2 @voidzero-dev/vite-plus-win32-arm64-msvc @voidzero-dev/vite-plus-win32-x64-msvc @volar/language-core @volar/typescript
        2 @vue/babel-plugin-jsx @vue/cli-plugin-vuex @vue/component-compiler-utils @vue/devtools-api @vue/devtools-shared
        2 @vue/runtime-dom @vuepress/plugin-pwa @vueuse/core @vueuse/metadata @webassemblyjs/helper-compiler
        2 @webassemblyjs/helper-module-context @webassemblyjs/validation @wessberg/rollup-plugin-ts @wessberg/scaffold
        2 @wessberg/ts-config @yarnpkg/lockfile @yarnpkg/parsers @zkochan/cmd-shim @zkochan/retry @zkochan/which Base64
        2 acorn-bigint acorn-class-fields acorn-dynamic-import acorn-export-ns-from acorn-import-meta acorn-numeric-separator
        2 acorn-static-class-features analytics-node anser ansi-256-colors ansi-gray ansi-yellow apollo-link arch archiver
        2 archiver-utils arr-filter array-each array-filter array-find array-map array.prototype.every array.prototype.map ascjs
        2 asn1.js-rfc3280 assert-rejects assertions ast-kit async-sema autod autoprefixer-stylus available-regexp-flags
        2 aws-sdk-client-mock babel-helper-fixtures babel-helper-flip-expressions babel-helper-is-void-0
        2 babel-helper-mark-eval-scopes babel-minify babel-plugin-annotate-pure-calls babel-plugin-module-resolver
        2 babel-plugin-syntax-async-generators babel-plugin-syntax-class-properties babel-plugin-syntax-decorators
        2 babel-plugin-syntax-export-extensions babel-plugin-tester babel-plugin-transform-es2015-constants
        2 babel-plugin-transform-react-jsx-self babel-plugin-transform-react-jsx-source babel-preset-airbnb babel-preset-flow-vue
        2 babel-preset-latest babel6-plugin-strip-class-callcheck bare-abort-controller bare-buffer bare-fs base64-arraybuffer
        2 bash-match better-opn binaryextensions bowser broadway broccoli-babel-transpiler broccoli-concat broccoli-funnel
        2 broccoli-stew broccoli-uglify-js broccoli-watchify browserify-fs browserstack-local buffer-alloc buffer-es6 bufferutil
        2 buildman bundle-collapser bundle-require bundlewatch cache-loader cachedir camelize case-sensitive-paths-webpack-plugin
        2 chai-iterator change-case-all changelogx chartjs-adapter-date-fns chroma-js chrome-launcher chromedriver clap
        2 cli-highlight cliff clipboardy cluster-key-slot codeclimate-test-reporter commitlint-config-angular compare-versions
        2 compatx component compute-scroll-into-view comver-to-semver conventional-changelog-config-spec
        2 conventional-changelog-preset-loader convert-hrtime copy-to-clipboard cpy crc-32 cspell css-box-model css.escape
        2 csv-parse cuid curl-amd d3-delaunay d3-force d3-geo-projection d3-hierarchy d3-polygon d3-quadtree db0 death debounce
        2 decache deep-strict-equal delete denque derequire desandro-matches-selector detab dev-null director dlv dnd-core
        2 dnscache docdown dom-accessibility-api dot downlevel-dts dts-bundle-generator duration ecdsa-sig-formatter eco
        2 elegant-spinner ember-cli-dependency-checker embla-carousel engine.io-parser eol es-check es-iterator-helpers
        2 es6-promisify esbeautifier eslint-config-babel eslint-config-canonical eslint-config-chartjs eslint-config-problems
        2 eslint-config-xo eslint-plugin-no-only-tests eslint-plugin-prefer-object-spread eslint-plugin-regexp
        2 eslint-plugin-security eslint-plugin-simple-import-sort eslint-plugin-unused-imports eslint-rule-composer eslinter
        2 eslump esniff ev-emitter eval everything.js exenv express-graphql express-session fake fast-copy fast-equals
        2 fast-string-width file-system-cache filenamify find-parent-dir flow-copy-source fnv1a-64 formdata-node fs-vacuum fs2
        2 fuse.js gatsby-cli gatsby-legacy-polyfills gatsby-plugin-sharp gatsby-sharp gaze generic-pool gentle-fs
        2 get-east-asian-width get-own-property-symbols getobject giget git-hooks git-repo-version git-rev git-rev-sync git-up
        2 gitdown glob-expand glob-stream global globrex globule gnode gobble-babel gobble-esperanto-bundle graphql-compose
        2 grunt-contrib-coffee grunt-contrib-compress grunt-contrib-requirejs grunt-curl grunt-exec grunt-jsonlint
        2 grunt-known-options grunt-mocha-istanbul grunt-npmcopy grunt-nuget grunt-simple-mocha grunt-webpack gts gulp-jscs
        2 gulp-newer gulp-tag-version gulp-terser gulp-transform gulp-typescript gzip-js gzip-size-cli hamljs hash-for-dep
        2 hashery hashish hast-util-to-html heimdalljs help-me hermes-profile-transformer hexo-fs history httpxy idb-keyval
        2 import-cwd import-modules imports-loader impound include-media inline-style-prefixer intelli-espower-loader is-error
        2 is-inside-container is-lower-case is-negative is-object is-upper-case is-webpack-bundle is-whitespace-character
        2 isomorphic-ws it-is iterare its-fine javascript-stringify jit-grunt js-base64 jschardet jsdoc-type-pratt-parser jsii
        2 jsmd json2mq jsonlint jstest justified jws karma-babel-preprocessor karma-chai-sinon karma-coveralls
        2 karma-growl-reporter karma-phantomjs2-launcher karma-tap kindof koa konva lerna levenary levenshtein-edit-distance lie
        2 liftoff lighthouse-logger listhen listr listr2 lit-html lockfile lockfile-lint lodash._bindcallback
        2 lodash.clonedeepwith lodash.difference lodash.foreach lodash.invokemap lodash.isarguments lodash.isarray
        2 lodash.isfunction lodash.mapvalues lodash.topath lodash.wrap log lower-case-first lunr make-async-generator-function
        2 markdown-escapes marked-man md5-file mdast-util-toc meant metro-babel-transformer metro-cache-key metro-config
        2 metro-resolver metro-symbolicate metro-transform-plugins microbundle micromark-extension-frontmatter mini-svg-data-uri
        2 miniget mitt mocha-junit-reporter mocha-sinon mocha-sugar-free mock-require mock-stdin mockery mockttp monaco-editor
        2 mongodb-extjson mongodb-mock-server motion-utils msgpackr muggle-string multiparty ncjsm nconf nightwatch
        2 nightwatch-helpers nitropack nocache node-abort-controller node-gyp-build-optional-packages node-mock-http node-pty
        2 node-static now-and-later npm-check-updates npm-prefix nps object-identity on-exit-leak-free openapi-types
        2 opencollective opentracing opn-cli optional-dev-dependency oxlint-tsgolint p-defer p-queue parallelshell
        2 parse-css-color patch-package path-expression-matcher path-is-same path-name pbkdf2-compat pem pemstrip pg-cursor
        2 pg-native pg-protocol phantomjs-polyfill pinia pino-abstract-transport pinst pkginfo plain-promise pngjs polished
        2 postcss-js postcss-media-query-parser postcss-preset-env postcss-syntax power-assert powershell-utils prebuildify
        2 precommit prepush prettier-plugin-astro pretty prettylint probe-image-size process-es6 projen prompt prosemirror-state
        2 proxy-agent-negotiate ps-tree publint pug puka pure-color pvutils qunit-clib react-helmet react-shallow-renderer
        2 read-installed readline real-require recursive-readdir redis-errors redux-thunk regexgen reify remark-cli
        2 remark-heading-gap remark-preset-github remark-slug remark-toc render replace request-capture-har request-progress
        2 require_optional requireindex resize-observer-polyfill resolve-global retire rfpify rndm rolldown-string
        2 rollup-plugin-analyzer rollup-plugin-copy rollup-plugin-flow-no-whitespace rollup-plugin-inject
        2 rollup-plugin-node-globals rollup-plugin-node-polyfills rollup-plugin-string rollup-plugin-strip-banner rou3
        2 rrweb-cssom runmd rx sander sanitize-filename saslprep scslre selenium-server selenium-webdriver semver-intersect seq
        2 ses shallowequal shelljs-nodecli simple-git-hooks simulant slugify snappy sonic-boom sorcery spawn-sync spdx srvx
        2 ssr-window standard-changelog standard-markdown stat-mode state-toggle stream-chain stream-equal stream-json
        2 stream-throttle stream-to-array string-hash string.fromcodepoint stringify-package style style-value-types
        2 styled-components stylus-loader sudo-prompt swap-case symbol.prototype.description synckit tacks talisman tap-dot
        2 tape-run taper testit testling testman testswarm textextensions this thread-loader throttle-debounce through2-filter
        2 tildify time-grunt time-require time-stamp timekeeper tiny-glob tiny-lr tinyclip tinypool title-case to-readable-stream
        2 to-through toml toml-eslint-parser tooling topojson-client travis-multirunner true-case-path ts-emit-clean ts-morph
        2 tslint-plugin-prettier tsscmp turbo-gulp typanion type-of type-tester typedoc-plugin-markdown typings ubelt uc.micro
        2 uglify-js2 uglifyjs-webpack-plugin umask unconfig unconfig-core unenv unexpected uni-global unicode-6.3.0 unimport
        2 unipointer unique-temp-dir unist-util-modify-children unist-util-remove unist-util-visit-children unplugin-unused unrun
        2 urun utest utf-8-validate util-promisify utility-types utrie value-or-function vasync vega vega-crossfilter vega-force
        2 vega-geo vega-hierarchy vega-label vega-regression vega-runtime vega-view-transforms vega-voronoi vega-wordcloud
        2 vfile-reporter vfile-sort vite-node vite-plus vue-bundle-renderer vue-template-es2015-compiler vue-tsc vuex wait-on
        2 ware watch-run wd weak weak-map web-worker webpack-hot-middleware wikibase-sdk win-spawn workbox-background-sync
        2 workbox-expiration workbox-precaching write-pkg xml-naming xpath xregexp xstate xyz y-protocols yaml-ast-parser yapool
        2 yarn yauzl yjs youch youch-core yuku-ast yuku-codegen yuku-parser zuul-ngrok
        1 @actions/exec @actions/io @alloc/quick-lru @andrewbranch/untar.js @ant-design/cssinjs-utils @ant-design/icons
        1 @ant-design/icons-svg @ant-design/react-slick @antfu/ni @anthropic-ai/sdk @ardatan/relay-compiler @asyncapi/specs
        1 @ava/babel-plugin-throws-helper @ava/babel-preset-stage-4 @ava/babel-preset-transform-test-files @ava/write-file-atomic
        1 @aws-cdk/asset-awscli-v1 @aws-cdk/asset-node-proxy-agent-v6 @aws-cdk/aws-service-spec
        1 @aws-cdk/aws-servicecatalogappregistry-alpha @aws-cdk/cloud-assembly-api @aws-cdk/integ-runner
        1 @aws-cdk/integ-tests-alpha @aws-cdk/service-spec-types @aws-sdk/checksums @aws-sdk/client-cloudwatch
        1 @aws-sdk/client-codeartifact @aws-sdk/client-ecs @aws-sdk/client-lambda @aws-sdk/client-s3 @aws-sdk/client-sfn
        1 @aws-sdk/client-sqs @aws-sdk/credential-provider-ini @aws-sdk/credential-provider-login @aws-sdk/middleware-sdk-s3
        1 @aws-sdk/middleware-sdk-sqs @aws-sdk/token-providers @aws-sdk/xml-builder @aws/cloudformation-validate
        1 @aws/lambda-invoke-store @babel/eslint-plugin @babel/helper-bindify-decorators @babel/helper-define-map
        1 @babel/plugin-bugfix-safari-class-field-initializer-scope @babel/plugin-bugfix-safari-rest-destructuring-rhs-array
        1 @babel/plugin-proposal-destructuring-private @babel/plugin-proposal-function-bind @babel/plugin-proposal-function-sent
        1 @babel/plugin-proposal-record-and-tuple @babel/plugin-proposal-throw-expressions
        1 @babel/plugin-proposal-unicode-sets-regex @babel/plugin-syntax-async-do-expressions @babel/plugin-syntax-decimal
        1 @babel/plugin-syntax-explicit-resource-management @babel/plugin-syntax-import-reflection
        1 @babel/plugin-syntax-module-blocks @babel/plugin-syntax-partial-application @babel/plugin-syntax-throw-expressions
        1 @babel/plugin-transform-flow-comments @babel/plugin-transform-instanceof @babel/plugin-transform-jscript
        1 @babel/plugin-transform-object-assign @babel/plugin-transform-object-set-prototype-of-to-assign
        1 @babel/plugin-transform-proto-to-assign @babel/plugin-transform-react-inline-elements
        1 @babel/plugin-transform-react-jsx-compat @babel/plugin-transform-regexp-modifiers @babel/plugin-transform-strict-mode
        1 @babel/regjsgen @babel/runtime-corejs2 @balena/dockerignore @blazediff/core @bomb.sh/tab @borewit/text-codec
        1 @braidai/lang @builder.io/partytown @cacheable/memory @chakra-ui/accordion @chakra-ui/avatar @chakra-ui/breadcrumb
        1 @chakra-ui/button @chakra-ui/color-mode @chakra-ui/control-box @chakra-ui/editable @chakra-ui/focus-lock
        1 @chakra-ui/icons @chakra-ui/input @chakra-ui/layout @chakra-ui/live-region @chakra-ui/menu @chakra-ui/modal
        1 @chakra-ui/number-input @chakra-ui/pin-input @chakra-ui/popover @chakra-ui/progress @chakra-ui/provider
        1 @chakra-ui/radio @chakra-ui/react @chakra-ui/select @chakra-ui/skeleton @chakra-ui/slider @chakra-ui/stat
        1 @chakra-ui/styled-system @chakra-ui/switch @chakra-ui/table @chakra-ui/tabs @chakra-ui/tag @chakra-ui/textarea
        1 @chakra-ui/toast @chakra-ui/tooltip @chancejs/bool @chancejs/mersenne-twister @clack/core @cloudflare/kv-asset-handler
        1 @cnakazawa/watch @codemod/matchers @codemod/parser @codemod/utils @codspeed/core @commitlint/config-angular-type-enum
        1 @concordance/react @conventional-changelog/git-client @conventional-commits/parser
        1 @csstools/css-syntax-patches-for-csstree @csstools/postcss-cascade-layers @csstools/postcss-color-function
        1 @csstools/postcss-color-mix-function @csstools/postcss-content-alt-text @csstools/postcss-exponential-functions
        1 @csstools/postcss-font-format-keywords @csstools/postcss-gamut-mapping @csstools/postcss-gradients-interpolation-method
        1 @csstools/postcss-hwb-function @csstools/postcss-ic-unit @csstools/postcss-initial @csstools/postcss-is-pseudo-class
        1 @csstools/postcss-light-dark-function @csstools/postcss-logical-float-and-clear @csstools/postcss-logical-overflow
        1 @csstools/postcss-logical-overscroll-behavior @csstools/postcss-logical-resize @csstools/postcss-logical-viewport-units
        1 @csstools/postcss-media-minmax @csstools/postcss-media-queries-aspect-ratio-number-values @csstools/postcss-nested-calc
        1 @csstools/postcss-normalize-display-values @csstools/postcss-oklab-function @csstools/postcss-relative-color-syntax
        1 @csstools/postcss-scope-pseudo-class @csstools/postcss-stepped-value-functions
        1 @csstools/postcss-text-decoration-shorthand @csstools/postcss-trigonometric-functions @csstools/postcss-unset-value
        1 @csstools/selector-resolve-nested @ctrl/tinycolor @cypress/webpack-preprocessor @datastructures-js/heap
        1 @dependabot/yarn-lib @dual-bundle/import-meta-resolve @dxup/nuxt @dxup/unimport @e18e/eslint-plugin
        1 @emnapi/wasi-threads @epic-web/invariant @es-joy/resolve.exports @eslint-community/eslint-plugin-eslint-comments
        1 @eslint/compat @eslint/css-tree @eslint/markdown @fastify/busboy @fingerprintjs/botd @fortawesome/fontawesome-svg-core
        1 @fortawesome/free-solid-svg-icons @fortawesome/pro-duotone-svg-icons @fortawesome/pro-light-svg-icons
        1 @fortawesome/pro-regular-svg-icons @fortawesome/pro-solid-svg-icons @fullcalendar/list @fullcalendar/timegrid
        1 @fullhuman/postcss-purgecss @gatsbyjs/parcel-namer-relative-to-cwd @gatsbyjs/webpack-hot-middleware
        1 @google-automations/git-file-utils @google/generative-ai @graphql-codegen/add @graphql-codegen/core
        1 @graphql-codegen/schema-ast @graphql-codegen/typescript-operations @graphql-tools/code-file-loader
        1 @graphql-tools/graphql-tag-pluck @graphql-tools/load @graphql-tools/merge @graphql-tools/optimize
        1 @graphql-tools/relay-operation-optimizer @graphql-typed-document-node/core @hapi/address @hapi/bourne @hello-pangea/dnd
        1 @httptoolkit/subscriptions-transport-ws @httptoolkit/websocket-stream @hutson/parse-repository-url @ianvs/eslint-stats
        1 @iarna/cli @iconify/utils @img/colour @img/sharp-darwin-arm64 @img/sharp-darwin-x64 @img/sharp-freebsd-wasm32
        1 @img/sharp-linux-arm @img/sharp-linux-arm64 @img/sharp-linux-ppc64 @img/sharp-linux-riscv64 @img/sharp-linux-s390x
        1 @img/sharp-linux-x64 @img/sharp-linuxmusl-arm64 @img/sharp-linuxmusl-x64 @img/sharp-webcontainers-wasm32
        1 @img/sharp-win32-arm64 @img/sharp-win32-ia32 @img/sharp-win32-x64 @inquirer/checkbox @inquirer/confirm @inquirer/editor
        1 @inquirer/expand @inquirer/external-editor @inquirer/input @inquirer/number @inquirer/password @inquirer/prompts
        1 @inquirer/rawlist @inquirer/search @inquirer/select @intervolga/optimize-cssnano-plugin @ioredis/commands
        1 @isaacs/balanced-match @isaacs/brace-expansion @isaacs/pathological-dep-nesting-a @isaacs/pathological-dep-nesting-b
        1 @isaacs/peer-dep-conflict-infinite-loop-j @isaacs/testing-bundledeps @isaacs/testing-bundledeps-a
        1 @isaacs/testing-bundledeps-c @isaacs/testing-fail-preinstall @isaacs/testing-peer-dep-conflict-chain-single-a
        1 @isaacs/testing-peer-dep-nesting-x @isaacs/testing-peer-deps-a @isaacs/testing-transitive-conflicted-peer-b
        1 @isaacs/ttlcache @jest/create-cache-key-function @jest/diff-sequences @jest/pattern @jsep-plugin/assignment
        1 @jsep-plugin/ternary @jsonjoy.com/base64 @jsonjoy.com/fs-node @jsonjoy.com/fs-node-to-fsa @jsonjoy.com/json-pointer
        1 @juggle/resize-observer @keyv/bigmap @keyv/serialize @koa/router @kwsites/file-exists @kwsites/promise-deferred
        1 @ladjs/time-require @lazy-node/sanitize-filename @lazy-node/windows-unsafe-filename @less/test-data
        1 @less/test-import-module @lezer/lr @lit/context @lmdb/lmdb-darwin-arm64 @lmdb/lmdb-darwin-x64 @lmdb/lmdb-linux-arm
        1 @lmdb/lmdb-linux-arm64 @lmdb/lmdb-linux-x64 @lmdb/lmdb-win32-x64 @loaderkit/resolve @lukeed/csprng
        1 @lukekarrys/workspace-peer-dep-infinite-loop-d @lumino/datagrid @lumino/datastore @lumino/properties @material/checkbox
        1 @material/icon-button @material/line-ripple @material/linear-progress @material/notched-outline
        1 @material/progress-indicator @material/select @material/tokens @mdx-js/mdx @metamask/sdk
        1 @miragejs/pretender-node-polyfill @module-federation/runtime-tools @module-federation/webpack-bundler-runtime
        1 @mrmlnc/readdir-enhanced @msgpackr-extract/msgpackr-extract-darwin-arm64 @msgpackr-extract/msgpackr-extract-darwin-x64
        1 @msgpackr-extract/msgpackr-extract-linux-arm @msgpackr-extract/msgpackr-extract-linux-arm64
        1 @msgpackr-extract/msgpackr-extract-linux-x64 @msgpackr-extract/msgpackr-extract-win32-x64 @mui/base
        1 @mui/core-downloads-tracker @mui/icons-material @mui/private-theming @mui/styled-engine @mui/x-data-grid
        1 @mui/x-data-grid-pro @mui/x-license-pro @napi-rs/cli @napi-rs/cross-toolchain @napi-rs/lzma
        1 @napi-rs/lzma-android-arm-eabi @napi-rs/lzma-android-arm64 @napi-rs/lzma-darwin-arm64 @napi-rs/lzma-darwin-x64
        1 @napi-rs/lzma-freebsd-x64 @napi-rs/lzma-linux-arm-gnueabihf @napi-rs/lzma-linux-arm64-gnu
        1 @napi-rs/lzma-linux-arm64-musl @napi-rs/lzma-linux-ppc64-gnu @napi-rs/lzma-linux-riscv64-gnu
        1 @napi-rs/lzma-linux-s390x-gnu @napi-rs/lzma-linux-x64-musl @napi-rs/lzma-wasm32-wasi @napi-rs/lzma-win32-arm64-msvc
        1 @napi-rs/lzma-win32-ia32-msvc @napi-rs/lzma-win32-x64-msvc @napi-rs/tar @napi-rs/tar-android-arm-eabi
        1 @napi-rs/tar-android-arm64 @napi-rs/tar-darwin-arm64 @napi-rs/tar-darwin-x64 @napi-rs/tar-freebsd-x64
        1 @napi-rs/tar-linux-arm-gnueabihf @napi-rs/tar-linux-arm64-gnu @napi-rs/tar-linux-arm64-musl
        1 @napi-rs/tar-linux-ppc64-gnu @napi-rs/tar-linux-s390x-gnu @napi-rs/tar-linux-x64-gnu @napi-rs/tar-linux-x64-musl
        1 @napi-rs/tar-wasm32-wasi @napi-rs/tar-win32-arm64-msvc @napi-rs/tar-win32-ia32-msvc @napi-rs/tar-win32-x64-msvc
        1 @napi-rs/wasm-tools @napi-rs/wasm-tools-android-arm-eabi @napi-rs/wasm-tools-android-arm64
        1 @napi-rs/wasm-tools-darwin-arm64 @napi-rs/wasm-tools-darwin-x64 @napi-rs/wasm-tools-freebsd-x64
        1 @napi-rs/wasm-tools-linux-arm64-gnu @napi-rs/wasm-tools-linux-arm64-musl @napi-rs/wasm-tools-linux-x64-gnu
        1 @napi-rs/wasm-tools-linux-x64-musl @napi-rs/wasm-tools-wasm32-wasi @napi-rs/wasm-tools-win32-arm64-msvc
        1 @napi-rs/wasm-tools-win32-ia32-msvc @napi-rs/wasm-tools-win32-x64-msvc @nicolo-ribaudo/chokidar-2
        1 @nicolo-ribaudo/eslint-scope-5-internals @nodable/entities @nolyfill/is-core-module @npmcli/disparity-colors
        1 @npmcli/smoke-tests @nrwl/react @nrwl/storybook @nrwl/web @nuxt/cli @nuxt/devtools @nuxt/devtools-wizard
        1 @nuxt/nitro-server @nuxt/opencollective @nuxt/telemetry @nuxt/vite-builder @nuxtjs/robots @nuxtjs/sitemap
        1 @octokit/tsconfig @oozcitak/dom @oozcitak/url @openzeppelin/contracts @oxc-parser/binding-android-arm-eabi
        1 @oxc-parser/binding-android-arm64 @oxc-parser/binding-darwin-arm64 @oxc-parser/binding-darwin-x64
        1 @oxc-parser/binding-freebsd-x64 @oxc-parser/binding-linux-arm-gnueabihf @oxc-parser/binding-linux-arm-musleabihf
        1 @oxc-parser/binding-linux-arm64-gnu @oxc-parser/binding-linux-arm64-musl @oxc-parser/binding-linux-ppc64-gnu
        1 @oxc-parser/binding-linux-riscv64-gnu @oxc-parser/binding-linux-riscv64-musl @oxc-parser/binding-linux-s390x-gnu
        1 @oxc-parser/binding-linux-x64-gnu @oxc-parser/binding-linux-x64-musl @oxc-parser/binding-openharmony-arm64
        1 @oxc-parser/binding-win32-arm64-msvc @oxc-parser/binding-win32-ia32-msvc @oxc-parser/binding-win32-x64-msvc
        1 @oxc-project/runtime @oxfmt/binding-android-arm-eabi @oxfmt/binding-android-arm64 @oxfmt/binding-darwin-arm64
        1 @oxfmt/binding-darwin-x64 @oxfmt/binding-freebsd-x64 @oxfmt/binding-linux-arm-gnueabihf
        1 @oxfmt/binding-linux-arm-musleabihf @oxfmt/binding-linux-arm64-gnu @oxfmt/binding-linux-arm64-musl
        1 @oxfmt/binding-linux-ppc64-gnu @oxfmt/binding-linux-riscv64-gnu @oxfmt/binding-linux-riscv64-musl
        1 @oxfmt/binding-linux-s390x-gnu @oxfmt/binding-linux-x64-gnu @oxfmt/binding-linux-x64-musl
        1 @oxfmt/binding-openharmony-arm64 @oxfmt/binding-win32-arm64-msvc @oxfmt/binding-win32-ia32-msvc
        1 @oxfmt/binding-win32-x64-msvc @oxlint-tsgolint/darwin-arm64 @oxlint-tsgolint/darwin-x64 @oxlint-tsgolint/linux-arm64
        1 @oxlint-tsgolint/linux-x64 @oxlint-tsgolint/win32-arm64 @oxlint-tsgolint/win32-x64 @oxlint/binding-android-arm-eabi
        1 @oxlint/binding-android-arm64 @oxlint/binding-darwin-arm64 @oxlint/binding-darwin-x64 @oxlint/binding-freebsd-x64
        1 @oxlint/binding-linux-arm-gnueabihf @oxlint/binding-linux-arm-musleabihf @oxlint/binding-linux-arm64-gnu
        1 @oxlint/binding-linux-arm64-musl @oxlint/binding-linux-ppc64-gnu @oxlint/binding-linux-riscv64-gnu
        1 @oxlint/binding-linux-riscv64-musl @oxlint/binding-linux-s390x-gnu @oxlint/binding-linux-x64-gnu
        1 @oxlint/binding-linux-x64-musl @oxlint/binding-openharmony-arm64 @oxlint/binding-win32-arm64-msvc
        1 @oxlint/binding-win32-ia32-msvc @oxlint/binding-win32-x64-msvc @oxlint/darwin-arm64 @oxlint/darwin-x64
        1 @oxlint/linux-arm64-gnu @oxlint/linux-arm64-musl @oxlint/linux-x64-gnu @oxlint/linux-x64-musl @oxlint/plugins
        1 @oxlint/win32-arm64 @oxlint/win32-x64 @paralleldrive/cuid2 @parcel/bundler-default @parcel/codeframe
        1 @parcel/compressor-raw @parcel/fs-search @parcel/graph @parcel/markdown-ansi @parcel/node-resolver-core
        1 @parcel/optimizer-terser @parcel/packager-js @parcel/packager-raw @parcel/reporter-dev-server @parcel/resolver-default
        1 @parcel/runtime-js @parcel/transformer-js @parcel/transformer-json @parcel/watcher-wasm @peculiar/asn1-csr
        1 @peculiar/asn1-ecc @peculiar/asn1-pfx @peculiar/asn1-pkcs9 @peculiar/x509 @pkgr/core @playwright/test
        1 @pnpm.e2e/dep-of-pkg-with-1-dep @pnpm.e2e/pkg-with-1-dep @pnpm/core-loggers @pnpm/crypto.base32-hash @pnpm/fetch
        1 @pnpm/fetching-types @pnpm/git-resolver @pnpm/git-utils @pnpm/lockfile-file @pnpm/lockfile-utils
        1 @pnpm/merge-lockfile-changes @pnpm/network.agent @pnpm/network.config @pnpm/network.proxy-agent @pnpm/pick-fetcher
        1 @pnpm/util.lex-comparator @popperjs/babel-config @poppinss/dumper @poppinss/exception @prisma/client @publint/pack
        1 @radix-ui/number @radix-ui/react-arrow @radix-ui/react-menu @radix-ui/react-presence @radix-ui/react-select
        1 @radix-ui/react-separator @radix-ui/react-toggle @radix-ui/react-toggle-group @radix-ui/react-toolbar
        1 @radix-ui/react-use-escape-keydown @radix-ui/react-use-previous @radix-ui/react-use-rect @radix-ui/react-use-size
        1 @radix-ui/react-visually-hidden @rc-component/async-validator @rc-component/cascader @rc-component/checkbox
        1 @rc-component/collapse @rc-component/color-picker @rc-component/context @rc-component/dialog @rc-component/drawer
        1 @rc-component/form @rc-component/image @rc-component/input-number @rc-component/mentions @rc-component/mini-decimal
        1 @rc-component/mutate-observer @rc-component/notification @rc-component/pagination @rc-component/picker
        1 @rc-component/progress @rc-component/qrcode @rc-component/rate @rc-component/segmented @rc-component/slider
        1 @rc-component/steps @rc-component/switch @rc-component/table @rc-component/tabs @rc-component/tooltip
        1 @rc-component/tour @rc-component/tree-select @rc-component/upload @reach/alert @reach/utils @reach/visually-hidden
        1 @react-dnd/asap @react-dnd/shallowequal @react-native-community/cli @react-native-community/cli-clean
        1 @react-native-community/cli-doctor @react-native-community/cli-hermes @react-native-community/cli-types
        1 @react-native/assets-registry @react-native/babel-plugin-codegen @react-native/babel-preset
        1 @react-native/community-cli-plugin @react-native/debugger-frontend @react-native/dev-middleware
        1 @react-native/gradle-plugin @react-native/js-polyfills @react-native/metro-babel-transformer
        1 @react-native/normalize-colors @react-native/virtualized-lists @react-spring/konva @react-spring/native
        1 @react-spring/three @react-spring/web @react-spring/zdog @react-three/fiber @redis/bloom @redis/graph @redis/json
        1 @redis/search @redis/time-series @redocly/cli @resvg/resvg-js @resvg/resvg-js-android-arm-eabi
        1 @resvg/resvg-js-android-arm64 @resvg/resvg-js-darwin-arm64 @resvg/resvg-js-darwin-x64
        1 @resvg/resvg-js-linux-arm-gnueabihf @resvg/resvg-js-linux-arm64-gnu @resvg/resvg-js-linux-arm64-musl
        1 @resvg/resvg-js-linux-x64-gnu @resvg/resvg-js-linux-x64-musl @resvg/resvg-js-win32-arm64-msvc
        1 @resvg/resvg-js-win32-ia32-msvc @resvg/resvg-js-win32-x64-msvc @resvg/resvg-wasm @rnx-kit/chromium-edge-launcher
        1 @rolldown/binding-android-arm-eabi @rolldown/binding-android-arm64 @rolldown/binding-darwin-arm64
        1 @rolldown/binding-darwin-x64 @rolldown/binding-freebsd-x64 @rolldown/binding-linux-arm-gnueabihf
        1 @rolldown/binding-linux-arm64-gnu @rolldown/binding-linux-arm64-musl @rolldown/binding-linux-ppc64-gnu
        1 @rolldown/binding-linux-s390x-gnu @rolldown/binding-linux-x64-gnu @rolldown/binding-linux-x64-musl
        1 @rolldown/binding-openharmony-arm64 @rolldown/binding-win32-arm64-msvc @rolldown/binding-win32-x64-msvc
        1 @rollup/plugin-image @rollup/rollup-freebsd-arm64 @rollup/rollup-freebsd-x64 @rollup/rollup-linux-loong64-gnu
        1 @rollup/rollup-linux-loong64-musl @rollup/rollup-linux-powerpc64le-gnu @rollup/rollup-linux-ppc64-gnu
        1 @rollup/rollup-linux-ppc64-musl @rollup/rollup-linux-riscv64-musl @rollup/rollup-openbsd-x64
        1 @rollup/rollup-openharmony-arm64 @rollup/rollup-win32-x64-gnu @rsbuild/plugin-react @rspack/binding
        1 @rspack/binding-darwin-arm64 @rspack/binding-darwin-x64 @rspack/binding-linux-arm64-gnu
        1 @rspack/binding-linux-arm64-musl @rspack/binding-linux-x64-gnu @rspack/binding-linux-x64-musl
        1 @rspack/binding-win32-arm64-msvc @rspack/binding-win32-ia32-msvc @rspack/binding-win32-x64-msvc
        1 @rspack/plugin-react-refresh @rtsao/scc @sec-ant/readable-stream @segment/loosely-validate-event @sentry/core
        1 @sideway/address @sideway/formula @sideway/pinpoint @simple-git/argv-parser @simple-libs/child-process-utils
        1 @sindresorhus/base62 @sindresorhus/transliterate @sinonjs/text-encoding @smithy/middleware-compression
        1 @smithy/service-error-classification @smithy/util-retry @smithy/util-stream @snyk/sweater-comb
        1 @soda/friendly-errors-webpack-plugin @soda/get-current-script @solana/spl-token @sovpro/delimited-stream
        1 @speed-highlight/core @standard-schema/utils @stoplight/json-ref-readers @stoplight/json-ref-resolver
        1 @stoplight/spectral-functions @stoplight/spectral-parsers @stoplight/spectral-ref-resolver @stoplight/spectral-rulesets
        1 @stoplight/yaml @stoplight/yaml-ast-parser @storybook/addon-actions @storybook/addon-backgrounds
        1 @storybook/addon-controls @storybook/addon-docs @storybook/addon-essentials @storybook/addon-highlight
        1 @storybook/addon-measure @storybook/addon-outline @storybook/addon-toolbars @storybook/addon-viewport
        1 @storybook/csf-plugin @storybook/docs-tools @storybook/mdx2-csf @storybook/postinstall @storybook/react-dom-shim
        1 @storybook/router @stylelint/postcss-css-in-js @stylelint/postcss-markdown @sveltejs/acorn-typescript
        1 @svgr/babel-plugin-add-jsx-attribute @svgr/babel-plugin-remove-jsx-attribute
        1 @svgr/babel-plugin-remove-jsx-empty-expression @svgr/babel-plugin-replace-jsx-attribute-value
        1 @svgr/babel-plugin-svg-dynamic-title @svgr/babel-plugin-svg-em-dimensions @svgr/babel-plugin-transform-react-native-svg
        1 @svgr/babel-plugin-transform-svg-component @svgr/hast-util-to-babel-ast @swc-node/core @swc-node/sourcemap-support
        1 @swc/core-darwin-arm64 @swc/core-darwin-x64 @swc/core-linux-arm-gnueabihf @swc/core-linux-arm64-gnu
        1 @swc/core-linux-arm64-musl @swc/core-linux-x64-gnu @swc/core-linux-x64-musl @swc/core-win32-arm64-msvc
        1 @swc/core-win32-ia32-msvc @swc/core-win32-x64-msvc @tanstack/query-core @tanstack/react-query @tanstack/table-core
        1 @tauri-apps/cli-darwin-arm64 @tauri-apps/cli-darwin-x64 @tauri-apps/cli-linux-arm-gnueabihf
        1 @tauri-apps/cli-linux-arm64-gnu @tauri-apps/cli-linux-arm64-musl @tauri-apps/cli-linux-x64-gnu
        1 @tauri-apps/cli-linux-x64-musl @tauri-apps/cli-win32-arm64-msvc @tauri-apps/cli-win32-ia32-msvc
        1 @tauri-apps/cli-win32-x64-msvc @testing-library/user-event @thebespokepixel/badges @thebespokepixel/es-tinycolor
        1 @thebespokepixel/n-selector @thebespokepixel/time @tokenizer/inflate @total-typescript/ts-reset @ts-graphviz/adapter
        1 @ts-graphviz/core @ts-morph/common @tsconfig/node18 @tsconfig/node18-strictest @tufjs/repo-mock @turist/fetch
        1 @turist/time @tybys/wasm-util @types/accepts @types/anymatch @types/archiver @types/argparse @types/aria-query
        1 @types/async @types/aws-lambda @types/bun @types/charcodes @types/cls-hooked @types/codemirror @types/color-name
        1 @types/common-tags @types/configstore @types/content-disposition @types/conventional-commits-parser @types/cookiejar
        1 @types/cookies @types/d3-array @types/d3-color @types/d3-ease @types/d3-interpolate @types/d3-path @types/d3-scale
        1 @types/d3-shape @types/d3-timer @types/detect-port @types/doctrine @types/dompurify @types/dropzone
        1 @types/es-aggregate-error @types/es-to-primitive @types/esrecurse @types/event-stream @types/fb-watchman
        1 @types/file-saver @types/format-util @types/gensync @types/get-port @types/graphlib @types/html-encoding-sniffer
        1 @types/http-assert @types/ini @types/inquirer @types/is-ci @types/is-windows @types/istanbul-lib-instrument
        1 @types/istanbul-lib-source-maps @types/jasmine @types/jju @types/jquery-monthpicker @types/js-cookie @types/jsesc
        1 @types/jsonstream-next @types/katex @types/koa-compose @types/koa__router @types/linkify-it @types/lodash.camelcase
        1 @types/lodash.memoize @types/lodash.mergewith @types/lodash.set @types/make-fetch-happen @types/markdown-it-emoji
        1 @types/mdurl @types/mdx @types/mousetrap @types/natural-compare @types/npm-registry-fetch @types/object-hash @types/pg
        1 @types/pretty-hrtime @types/prompts @types/ps-tree @types/reach__router @types/react-avatar-editor
        1 @types/react-test-renderer @types/readdir-glob @types/readline-transform @types/select2 @types/serialize-javascript
        1 @types/sharp @types/shelljs @types/strip-bom @types/strip-json-comments @types/stylis @types/superagent
        1 @types/supertest @types/tap @types/tar-stream @types/tern @types/timepicker @types/underscore @types/undertaker
        1 @types/undertaker-registry @types/urijs @types/vfile @types/vfile-message @types/vinyl-fs @types/warning
        1 @types/web-bluetooth @types/webpack-bundle-analyzer @types/webpack-dev-server @types/websocket @types/webxr
        1 @types/whatwg-url @unocss/cli @unocss/inspector @unocss/preset-uno @unocss/preset-wind @unocss/reset
        1 @unocss/transformer-attributify-jsx @unocss/transformer-compile-class @unocss/transformer-variant-group
        1 @unrs/resolver-binding-android-arm-eabi @unrs/resolver-binding-android-arm64 @unrs/resolver-binding-darwin-arm64
        1 @unrs/resolver-binding-darwin-x64 @unrs/resolver-binding-freebsd-x64 @unrs/resolver-binding-linux-arm-gnueabihf
        1 @unrs/resolver-binding-linux-arm-musleabihf @unrs/resolver-binding-linux-arm64-gnu
        1 @unrs/resolver-binding-linux-arm64-musl @unrs/resolver-binding-linux-loong64-gnu
        1 @unrs/resolver-binding-linux-loong64-musl @unrs/resolver-binding-linux-ppc64-gnu
        1 @unrs/resolver-binding-linux-riscv64-gnu @unrs/resolver-binding-linux-riscv64-musl
        1 @unrs/resolver-binding-linux-s390x-gnu @unrs/resolver-binding-linux-x64-gnu @unrs/resolver-binding-linux-x64-musl
        1 @unrs/resolver-binding-openharmony-arm64 @unrs/resolver-binding-wasm32-wasi @unrs/resolver-binding-win32-arm64-msvc
        1 @unrs/resolver-binding-win32-ia32-msvc @unrs/resolver-binding-win32-x64-msvc @useoptic/openapi-cli @useoptic/optic-ci
        1 @vercel/nft @vercel/webpack-asset-relocator-loader @vitejs/plugin-vue @vitejs/plugin-vue-jsx @vitest/eslint-plugin
        1 @voidzero-dev/vite-plus-core @volar/source-map @vue-macros/common @vue/babel-helper-vue-transform-on
        1 @vue/babel-plugin-resolve-type @vue/babel-preset-app @vue/babel-preset-jsx @vue/babel-sugar-composition-api-inject-h
        1 @vue/babel-sugar-composition-api-render-instance @vue/babel-sugar-functional-vue @vue/babel-sugar-inject-h
        1 @vue/babel-sugar-v-model @vue/babel-sugar-v-on @vue/cli @vue/cli-overlay @vue/cli-plugin-babel @vue/cli-plugin-eslint
        1 @vue/cli-plugin-router @vue/cli-plugin-unit-jest @vue/devtools-core @vue/eslint-config-airbnb @vue/language-core
        1 @vue/preload-webpack-plugin @vue/runtime-core @vue/server-renderer @vue/test-utils @vue/web-component-wrapper
        1 @vueuse/shared @webassemblyjs/helper-flatten-ast @wessberg/stringutil @whiskeysockets/baileys @wojtekmaj/date-utils
        1 @yao-pkg/pkg @yarn-tool/resolve-package @yuku-codegen/binding-darwin-arm64 @yuku-codegen/binding-darwin-x64
        1 @yuku-codegen/binding-freebsd-x64 @yuku-codegen/binding-linux-arm-gnu @yuku-codegen/binding-linux-arm-musl
        1 @yuku-codegen/binding-linux-arm64-gnu @yuku-codegen/binding-linux-arm64-musl @yuku-codegen/binding-linux-x64-gnu
        1 @yuku-codegen/binding-linux-x64-musl @yuku-codegen/binding-win32-arm64 @yuku-codegen/binding-win32-x64
        1 @yuku-parser/binding-darwin-arm64 @yuku-parser/binding-darwin-x64 @yuku-parser/binding-freebsd-x64
        1 @yuku-parser/binding-linux-arm-gnu @yuku-parser/binding-linux-arm-musl @yuku-parser/binding-linux-arm64-gnu
        1 @yuku-parser/binding-linux-arm64-musl @yuku-parser/binding-linux-x64-gnu @yuku-parser/binding-linux-x64-musl
        1 @yuku-parser/binding-win32-arm64 @yuku-parser/binding-win32-x64 @zkochan/js-yaml @zkochan/rimraf JSONSelect
        1 a-sync-waterfall abstract-logging acorn-import-attributes acorn-import-phases acorn-loose add-stream
        1 adjust-sourcemap-loader aedes ajv-draft-04 ajv-formats-draft2019 alien-signals almond anchor-js ansi-fragments
        1 ansi-sequence-parser any-observable anynum apollo-cache apollo-client apollo-link-dedup app-root-dir app-root-path
        1 appdirsjs append-buffer append-field application-config-path are-docs-informative args args-tokenizer arity-n
        1 arr-exclude array-differ array-foreach array-index array-initial array-iterate array-last array-sort array-timsort
        1 array.prototype.findlast array.prototype.reduce array.prototype.toreversed array.prototype.tosorted arrgv assert-never
        1 ast-transform ast-walker-scope astring async-each-series async-exit-hook async-foreach async-generator-function
        1 async-hook-jl async-listen async-retry async-settle asynciterator.prototype atlassian-openapi atomic-batcher atomically
        1 attach-ware attr-accept audit-types ava-init aws-cdk aws-embedded-metrics aws-sdk-client-mock-jest aws-xray-sdk-core
        1 axax axe-core axios-retry babel-extract-comments babel-helper-bindify-decorators babel-helper-builder-react-jsx
        1 babel-helper-explode-class babel-helper-remove-or-void babel-helper-to-multiple-sequence-expressions babel-jsx-utils
        1 babel-plugin-apply-mdx-type-prop babel-plugin-array-includes babel-plugin-const-enum babel-plugin-espower
        1 babel-plugin-extract-import-names babel-plugin-minify-builtins babel-plugin-minify-constant-folding
        1 babel-plugin-minify-dead-code-elimination babel-plugin-minify-flip-comparisons babel-plugin-minify-guarded-expressions
        1 babel-plugin-minify-infinity babel-plugin-minify-mangle-names babel-plugin-minify-numeric-literals
        1 babel-plugin-minify-replace babel-plugin-minify-simplify babel-plugin-minify-type-constructors
        1 babel-plugin-polyfill-es-shims babel-plugin-styled-components babel-plugin-syntax-class-constructor-call
        1 babel-plugin-syntax-do-expressions babel-plugin-syntax-function-bind babel-plugin-system-import-transformer
        1 babel-plugin-transform-async-generator-functions babel-plugin-transform-async-to-promises
        1 babel-plugin-transform-class-constructor-call babel-plugin-transform-decorators
        1 babel-plugin-transform-decorators-legacy babel-plugin-transform-do-expressions babel-plugin-transform-export-extensions
        1 babel-plugin-transform-flow-enums babel-plugin-transform-function-bind babel-plugin-transform-inline-consecutive-adds
        1 babel-plugin-transform-inline-environment-variables babel-plugin-transform-member-expression-literals
        1 babel-plugin-transform-merge-sibling-variables babel-plugin-transform-minify-booleans
        1 babel-plugin-transform-property-literals babel-plugin-transform-react-constant-elements
        1 babel-plugin-transform-react-display-name babel-plugin-transform-regexp-constructors
        1 babel-plugin-transform-remove-console babel-plugin-transform-remove-debugger babel-plugin-transform-remove-undefined
        1 babel-plugin-transform-replace-object-assign babel-plugin-transform-simplify-comparison-operators
        1 babel-plugin-transform-typescript-metadata babel-plugin-transform-undefined-to-void babel-plugin-transform-vue-jsx
        1 babel-preset-gatsby babel-preset-moxy babel-preset-react-app babel-preset-stage-1 babel-preset-stage-3 babel-walk bach
        1 backbone backo2 baileys bare-os bare-stream bare-url base-x basic-auth-connect basic-auth-parser bfj bignum bintrees
        1 bip39 bitcoin-ops bitcoind-rpc bitcoinjs bitcore-lib body bole bonjour bracket-template broadcast-channel
        1 broccoli-kitchen-sink-helpers brotli-wasm browser-stdout browser-sync-client browser-sync-ui
        1 browser-sync-webpack-plugin browser-unpack browserify-optional bs-recipes bs-snippet-injector bs58check buf-compare
        1 buffer-alloc-unsafe buffer-equal-constant-time buffer-fill buffer-indexof buffer-json buffer-writer bulma bumpp
        1 bun-types bundle-name bunyan byline byte-size bytestreamjs cache-content-type cache-manager cacheable call-limit
        1 call-matcher call-signature capture-exit cbor-bigdecimal ccxt cdk-dia cdk-watchful cdklabs-projen-project-types cept
        1 certifi chai-exclude charenc check-types cheerio-select chunkd ci-parallel-vars class-transformer class-validator
        1 clean-regexp clean-webpack-plugin cleave.js cli cli-sprintf-format cli-usage clipanion clipboard clone-buffer
        1 clone-regexp clone-stats cloneable-readable cls-hooked cnpmcore-test-sync-deprecated co-with-promise code-block-writer
        1 code-suggester codemaker coffee-loader coffeeify coinpayments coinstring collection-map colormin colorspace
        1 comment-json commist commit-and-tag-version component-type compose-function compress-commons concordance
        1 condense-newlines conf console-table-printer constantinople construct-hub-webapp contains-path
        1 content-security-policy-builder continuable-cache conventional-changelog-atom conventional-changelog-codemirror
        1 conventional-changelog-core conventional-changelog-ember conventional-changelog-eslint conventional-changelog-express
        1 conventional-changelog-jquery conventional-changelog-jshint conventional-commit-types conventional-recommended-bump
        1 cookie-jar cookiejar cookies copy-anything copy-props core-js-bundle cors-gate corser cp-file cpr crc32-stream
        1 create-gatsby create-react-class croner crypt csrf css-blank-pseudo css-color-keywords css-functions-list
        1 css-has-pseudo css-line-break css-mediaquery css-modules-loader-core css-prefers-color-scheme css-select-base-adapter
        1 css-to-react-native cssdb cssfilter cssnano-util-raw-cache cssnano-util-same-parent cubic2quad culori cycle
        1 cyclic-dep-self-reference cyclic-dep-self-reference-2 d3-axis d3-brush d3-chord d3-contour d3-fetch d3-queue
        1 d3-scale-chromatic d3-voronoi d3-zoom dagre dashify dataloader dax deasync debounce-fn debug-log decimal.js-light
        1 decomment decompress deep-set deephas default-browser default-browser-id default-compare default-resolution degenerator
        1 delaunator delegate denodeify destroyable-server detect-browser detect-passive-events detect-port-alt dev-ip devcert
        1 dicer didyoumean diff-frag difflet discontinuous-range discord.js disparity dns-prefetch-control dns-txt
        1 doctrine-temporary-fork dojo dom-event-types dom7 domino dont-sniff-mimetype dotenv-defaults dotenv-webpack
        1 dotgitignore dotignore dottie dropzone dts-resolver each-props easy-extender easy-stack eazy-logger ebnf-parser editor
        1 egal embla-carousel-reactive-utils emitter-listener emnapi emoticon empower-core enabled enhance-visitors enquire.js
        1 env-editor environment equal-length error es-abstract-get es-aggregate-error es-array-method-boxes-properly es-toolkit
        1 es6-object-assign es6-templates esbuild-android-64 esbuild-android-arm64 esbuild-darwin-64 esbuild-darwin-arm64
        1 esbuild-freebsd-64 esbuild-freebsd-arm64 esbuild-linux-32 esbuild-linux-64 esbuild-linux-arm esbuild-linux-arm64
        1 esbuild-linux-mips64le esbuild-linux-ppc64le esbuild-linux-riscv64 esbuild-linux-s390x esbuild-netbsd-64
        1 esbuild-openbsd-64 esbuild-register esbuild-sass-plugin esbuild-sunos-64 esbuild-windows-32 esbuild-windows-64
        1 esbuild-windows-arm64 eslint-ast-utils eslint-compat-utils eslint-config-ackama eslint-config-es5
        1 eslint-config-fb-strict eslint-config-fbjs eslint-config-flat-gitignore eslint-config-google eslint-filtered-fix
        1 eslint-flat-config-utils eslint-formatter-friendly eslint-formatter-pretty eslint-json-compat-utils
        1 eslint-merge-processors eslint-nibble eslint-plugin-antfu eslint-plugin-command eslint-plugin-es-x
        1 eslint-plugin-import-lite eslint-plugin-jsonc eslint-plugin-no-use-extend-native eslint-plugin-perfectionist
        1 eslint-plugin-playwright eslint-plugin-pnpm eslint-plugin-toml eslint-plugin-vue-a11y eslint-plugin-yml
        1 eslint-processor-vue-blocks eslint-restricted-globals eslint-stats eslint-summary eslint-webpack-plugin esm-env
        1 espower-location-detector esrap essentials estree-util-is-identifier-name ethers eve event-pubsub event-source-polyfill
        1 eventsource execall exeunt expect-arg expect-type expo express-http-proxy extract-from-css extract-zip fabric
        1 fake-xml-http-request fast-content-type-parse fast-memoize fast-npm-meta fast-redact fast-string-truncated-width
        1 fast-text-encoding fast-xml-builder fault fbjs-css-vars fbjs-eslint-utils fbjs-scripts fclone feed file-saver
        1 file-selector filedep filename-reserved-regex fill-keys filled-array filter-obj find-babel-config find-node-modules
        1 find-requires find-yarn-workspace-root firebase-admin first-chunk-stream fizzy-ui-utils flagged-respawn flatiron
        1 flickity floatthead flow-enums-runtime fluent-ffmpeg fn-name focus-lock fomatto foo forever-monitor form-data-encoder
        1 format foundation-sites frameguard free-style fs-mkdirp-stream fs-stat fstream-npm ftp function-name-support
        1 function-timeout fzf ganache gatsby-codemods gatsby-graphiql-explorer gatsby-link gatsby-parcel-config
        1 gatsby-plugin-page-creator gatsby-plugin-typescript gatsby-react-router-scroll gatsby-script gatsby-source-filesystem
        1 gatsby-worker gcp-metadata genfun get-comments get-npm-tarball-url get-own-enumerable-keys
        1 get-own-enumerable-property-symbols get-pkg-repo get-set-props get-size get-uri get-user-locale gettext.js
        1 git-remote-origin-url git-url-parse gitconfiglocal glob-watcher globals-docs globalyzer glogg gonzales-pe
        1 gonzales-pe-sl good-listener google-auth-library google-p12-pem googleapis-common graceful-git graphql-playground-html
        1 graphql-playground-middleware-express graphql-subscriptions graphql-type-json gray-matter groff-escape grunt-env
        1 grunt-legacy-log grunt-legacy-log-utils grunt-legacy-util grunt-npm-install grunt-sass gtoken gulp-flatten gulp-sass
        1 gulplog haml-coffee hapi happy-dom hardhat harmony-reflect harp has-dynamic-import has-own-prop hasbin
        1 hash-test-vectors hast-to-hyperscript hast-util-is-element hast-util-to-jsx-runtime hbs hdkey heimdalljs-logger
        1 helmet-csp hermes-estree hex-color-regex hex-rgb hexo hexo-cli hexo-front-matter hexo-i18n hexoid hide-powered-by hoopy
        1 hpkp hsl-regex hsla-regex hsts html-comment-regex html-dom-parser html-loader html-parse-stringify html-react-parser
        1 html-url-attributes html2canvas http-assert http-encoding http-shutdown hullabaloo-config-manager hyperdyperid
        1 hyphenate-style-name i18next-browser-languagedetector i18next-http-backend iconv idb identifier-regex ienoopen
        1 image-meta immediate import-without-cache individual inflected inline-style-prefix-all instagram-private-api
        1 internal-ip intl-fallback-symbol iron-webcrypto is-alphanumeric is-array is-bun-module is-color-stop is-deflate
        1 is-document.all is-get-set-prop is-gzip is-identifier is-in-ssh is-invalid-path is-js-type is-mobile is-network-error
        1 is-number-like is-obj-prop is-proto-prop is-relative-url is-root is-svg is-unsafe is-valid-domain is-valid-glob
        1 is-valid-path is-what is-whitespace is-word-character is_js isolated-vm isomorphic-timers-promises isomorphic.js isurl
        1 iterate-iterator iterator.prototype jest-environment-jsdom-fifteen jest-matchers jest-serializer-vue
        1 jest-snapshot-serializer-raw jest-transform-stub jest-watch-typeahead jison-lex jju jodid25519 join-component jquery-ui
        1 jquery-ui-touch-punch jquery-ujs js-levenshtein js-message js-queue js-string-escape js-types js-yaml-js-types
        1 jsc-android jsc-safe-url jsii-diff jsii-docgen jsii-pacmak json-bigint json-schema-to-typescript json-schema-typed
        1 json-source-map json-stream-stringify json-text-sequence json-with-bigint json2module jsonpath jsonstream-next
        1 jszip-utils just-debounce just-deep-map-values just-omit jwa kebab-case kew keygrip killable klaw knockout
        1 koa-bodyparser koa-convert kuler language-subtag-registry language-tags last-call-webpack-plugin last-line-stream
        1 last-run launch-editor-middleware lazy lazy-property lazy-req lazy-universal-dotenv ldap-filter lead leche lex-parser
        1 libcipm libnpm libnpmconfig libnpx license-webpack-plugin lightningcss-android-arm64 lightningcss-darwin-arm64
        1 lightningcss-darwin-x64 lightningcss-freebsd-x64 lightningcss-linux-arm-gnueabihf lightningcss-linux-arm64-gnu
        1 lightningcss-linux-arm64-musl lightningcss-linux-x64-gnu lightningcss-linux-x64-musl lightningcss-win32-arm64-msvc
        1 lightningcss-win32-x64-msvc limiter line-column-path linkify-it listr-silent-renderer listr-update-renderer
        1 listr-verbose-renderer lit lit-element livereload-js livescript load-esm load-plugin load-tsconfig loader-fs-cache
        1 localtunnel lock lockfile-lint-api lodash._arraycopy lodash._arrayeach lodash._baseassign lodash._baseclone
        1 lodash._basecopy lodash._basefor lodash._baseindexof lodash._baseuniq lodash._cacheindexof lodash._createcache
        1 lodash._createset lodash._root lodash.assignin lodash.bind lodash.clone lodash.compact lodash.deburr lodash.defaults
        1 lodash.escape lodash.every lodash.filter lodash.find lodash.forin lodash.groupby lodash.has lodash.isempty
        1 lodash.isfinite lodash.isinteger lodash.lowerfirst lodash.maxby lodash.omit lodash.pickby lodash.pullall lodash.reject
        1 lodash.rest lodash.restparam lodash.sample lodash.some lodash.toarray lodash.transform lodash.values lodash.zip
        1 log-node logform logkitty lru_map ls-r lz-string m3u8stream macaddress macgyver madge magic-regexp magic-string-ast
        1 make-asynchronous map-age-cleaner map-or-similar markdown-it-for-inline markdown-to-jsx marky match-sorter matchdep
        1 matcher matchmediaquery math-expression-evaluator md5 mdast-squeeze-paragraphs mdast-util-compact
        1 mdast-util-frontmatter mdast-util-gfm-footnote mdast-util-heading-range mdast-util-math mdast-util-mdx-expression
        1 mdast-util-mdx-jsx mdast-util-mdxjs-esm mdast-util-to-nlcst memory-pager memorystream merge-class-names metro-file-map
        1 metro-minify-terser metro-transform-worker micro-memoize microbuffer micromark-extension-gfm-footnote
        1 micromark-extension-math microseconds mime-score mimic-function mimoza minimizer-webpack-plugin mix-css-color
        1 mkdirp-promise mobx mock-fs module-deps-sortable module-not-found-error module-replacements moize months moo motion-dom
        1 mousetrap moxios mqtt mqtt-connection mqtt-packet msgpackr-extract mssql multicast-dns-service-types multipipe
        1 mute-stdout mysql-import nano-time nanotar napi-postinstall native-duplexpair native-request natural-orderby ncname
        1 ndjson nearley netmask nib nimma nise noblox.js node-cache node-dir node-exports-info node-fetch-npm node-ipc
        1 node-machine-id node-object-hash node-status-codes node-stdlib-browser node-stream-zip node-telegram-bot-api
        1 node.extend nomnom noms noop-logger normalize-git-url normalize-registry-metadata normalize-scss normalize-selector
        1 npm-cache-filename npm-path npm-registry-client npm-which nssocket null-loader number-allocator nuxt-link-checker
        1 nuxt-og-image nuxt-schema-org nuxt-seo-utils nuxt-site-config-kit oauth-1.0a ob1 obj-props object-deep-merge
        1 object.hasown object.map object.reduce objectFitPolyfill oblivious-set observable-to-promise on-change one-time only
        1 oo-ascii-tree oolong open-editor openai openapi-merge openapi-merge-cli openurl optimize-css-assets-webpack-plugin
        1 option-chain options ordered-binary ordered-read-streams orderedmap output-file-sync oxfmt pac-proxy-agent pac-resolver
        1 packet-reader pad-stream parse-diff parse-english parse-git-config parse-github-repo-url parse-gitignore
        1 parse-imports-exports parse-latin parse-multipart-data parse-statements parse5-html-rewriting-stream parse5-sax-parser
        1 passport-strategy password-prompt patch-console path-array path-dir-normalize path-is-network-drive path-parents
        1 path-strip-sep path2 pause peek-readable peek-stream pegjs perfect-scrollbar pg-connection-string pg-int8 pg-numeric
        1 pg-pool pgpass phin physical-cpu-count pinkyswear pino-pretty pino-std-serializers pkijs pnp-webpack-plugin pnpm
        1 pnpm-workspace-yaml pony-cause pop-iterate popmotion portscanner postcss-attribute-case-insensitive postcss-clamp
        1 postcss-cli postcss-color-functional-notation postcss-color-hex-alpha postcss-color-rebeccapurple postcss-custom-media
        1 postcss-custom-properties postcss-custom-selectors postcss-dir-pseudo-class postcss-discard-unused
        1 postcss-double-position-gradients postcss-filter-plugins postcss-flexbugs-fixes postcss-focus-visible
        1 postcss-focus-within postcss-font-variant postcss-gap-properties postcss-html postcss-image-set-function
        1 postcss-lab-function postcss-load-options postcss-load-plugins postcss-logical postcss-merge-idents
        1 postcss-message-helpers postcss-nested postcss-nesting postcss-opacity-percentage postcss-overflow-shorthand
        1 postcss-page-break postcss-place postcss-pseudo-class-any-link postcss-reduce-idents postcss-replace-overflow-wrap
        1 postcss-reporter postcss-sass postcss-selector-not postcss-zindex postgres-array postgres-bytea postgres-date
        1 postgres-interval postgres-range pretender prettier-plugin-svelte prettyjson prism-react-renderer prisma
        1 process-warning prom-client promise.series proto-props protoduck pstree.remy pupa purgecss qified queue queue-tick
        1 quick-format-unescaped quote-js-string qw radium radium-plugin-prefix-all raf-schd railroad-diagrams randexp
        1 random-bytes react-avatar-editor react-clientside-effect react-colorful react-dropzone react-error-overlay
        1 react-focus-lock react-hook-form react-is-18 react-is-19 react-konva react-markdown react-property react-query
        1 react-server-dom-webpack react-side-effect react-smooth react-test-renderer react-use-measure react-zdog
        1 read-all-stream read-file read-package-tree read-tls-client-hello readable-web-to-node-stream readdir-glob
        1 readline-transform realize-package-specifier recharts-scale redis-parser reduce-configs reduce-css-calc
        1 reduce-function-call referrer-policy regenerator regex-parser rehype-raw rehype-sanitize rehype-stringify reinterval
        1 relay-runtime release-please remark-emoji remark-external-links remark-footnotes remark-html remark-man remark-mdx
        1 remark-reference-links remark-retext remark-usage remote-origin-url remove-accents remove-bom-stream
        1 remove-trailing-slash repl replace-homedir require-like require-package-name require-precompiled reserved-words
        1 resolve-options resolve-package-path resolve-pathname resolve-url-loader resp-modifier retape retext-english
        1 revalidator rewire rework rework-visit rfc4648 rgb-regex rgba-regex robust-predicates rolldown-plugin-dts
        1 rollup-plugin-ascii rollup-plugin-peer-deps-external rollup-plugin-polyfill-node route-recognizer router
        1 run-applescript rw rxjs-compat safe-execa safe-identifier safe-json-parse safe-json-stringify sails sanitize-html
        1 sapper sass-graph sass-lint schemes scroll-behavior-polyfill scroll-into-view-if-needed scryptsy scss-tokenizer sdp
        1 secp256k1 section-matter secure-compare secure-json-parse select select2 semver-greatest-satisfied-range serialport
        1 seroval-plugins serve-favicon serve-placeholder set-getter sgr-composer shallow-compare shallow-equal shellsubstitute
        1 shiki shimmer shush signedsource simple-eval simple-wcswidth sitemapd sizzle smob smtp-address-parser
        1 snapdragon-capture snapsvg socket.io-adapter solc solid-js sort-json sorted-union-stream sparse-bitfield spawn-command
        1 specificity split-on-first splitpanes sponge-case sqlite sqlstring squirrelly stable-hash stack-chain stack-generator
        1 stacktrace-gps stacktrace-js stacktrace-parser staged-git-files standard-as-callback
        1 static-site-generator-webpack-plugin std-mocks stdin-discarder stdout-stream stopwords store2 stream-array stream-cache
        1 stream-exhaust stream-iterate stream-parser stream-to-observable streamcount streamroller streamtest strftime
        1 string-argv string-convert string-natural-compare string-replace-loader string-similarity string-template
        1 string.prototype.codepointat string.prototype.matchall string.prototype.padend strip-bom-buf strip-bom-stream
        1 strip-bom-string strip-comments strip-outer strong-log-transformer strtok3 structured-clone-es style-inject
        1 style-search style-to-js stylelint-webpack-plugin super-regex supertap suspend-react sver-compat svg-parser svgpath
        1 swig swiper symbol synchronous-promise tablesorter tagged-tag tariff tdigest teex telegraf test-cmd test-report
        1 test-report-view text-encoding text-segmentation tfunk the-argv thread-stream time-zone timepicker timespan timsort
        1 tiny-case tiny-emitter tinycolor tinymce tinymce-i18n tinyspy titlecase tldts tldts-core to-absolute-glob to-iso-string
        1 to-valid-identifier tocbot toggle-selection trees trim-off-newlines trim-repeated triple-beam tronweb truffle
        1 truncate-utf8-bytes tryer tryit ts-declaration-location ts-graphviz ts-interface-checker ts-is-present
        1 ts-json-schema-generator ts-pnp ts-results tsup tsyringe tunnel turbo turndown type-level-regexp typed-assert
        1 typed-error typed-scss-modules uglify-save-license uid2 uint8array-extras undertaker undertaker-registry
        1 unicode-property-aliases unicode-property-value-aliases unidragger union uniqid unique-stream unist-util-find-all-after
        1 unist-util-map unixify unload unocss unorm unrouting unrs-resolver untun unwasm unzip-stream uqr url-pattern
        1 url-template url-to-options urlencode use-isomorphic-layout-effect use-memo-one use-resize-observer usehooks-ts
        1 utf8-byte-length util-extend utilities v-calendar vali-date valid-url value-equal value-or-promise values.js
        1 vee-validate vega-parser vega-schema vega-selections vega-typings vega-view vendors vfile-find-down vfile-find-up
        1 vfile-statistics vhost victory-vendor viem vinyl-sourcemap vite-dev-rpc vite-hot-client vite-plugin-checker
        1 vite-plugin-inspect vite-plugin-static-copy vite-plugin-vue-tracer vm2 void-elements vow vscode-jsonrpc
        1 vscode-languageserver-types vscode-oniguruma vscode-textmate vscode-uri vue-cleave-component vue-component-type-helpers
        1 vue-cookies vue-devtools-stub vue-flickity vue-i18n vue-jest vue-js-modal vue-lazyload vue-loader-v16
        1 vue-perfect-scrollbar vue-resource vue-server-renderer wagmi walkdir wallet-address-validator warehouse
        1 watchpack-chokidar2 weak-lru-cache web-vitals webfont webfontloader webpack-bundle-tracker webpack-chain webpack-core
        1 webpack-manifest-plugin webpack-node-externals webpack-stats-plugin webpack-subresource-integrity websocket
        1 websocket-stream well-known-symbols whatsapp-web.js whet.extend which-command which-pm-runs wikibase-edit wikidata-lang
        1 window winston-compat winston-transport wireql-client workbox-broadcast-update workbox-build workbox-cacheable-response
        1 workbox-google-analytics workbox-navigation-preload workbox-range-requests workbox-streams workbox-sw workbox-window
        1 worker-loader worker-plugin workspaces wrap-fn wretch write-json-file wsl-utils x-is-string x-xss-protection xml
        1 xml-char-classes xml-js xmlbuilder2 xmldom xo-init xss xxhash-wasm yaeti yaml-loader yargs-unparser ylru yoctocolors
        1 yup yurnalist zap zdog zen-observable-ts zimmerframe zip-stream zod-to-json-schema zod-validation-error zstd-codec
        1 zustand zx
        """
}
