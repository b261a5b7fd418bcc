#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Finds or installs the parsers and test files that Lapwing's reader of JavaScript is judged with. Nothing of them is committed or shipped.
#
#   Evals/syntax/prepare.sh [CHECKOUT-OR-GIT-ADDRESS-OF-test262-parser-tests]
#
# Puts what it clones below $LAPWING_JUDGES (default: .build/judges of the project) and prints lines NAME=VALUE on standard output, to be
# set as environment variables for the other scripts. What cannot be had is told on standard error; ends with 3 when something is missing.
set -eu
project=$(cd "$(dirname "$0")/../.." && pwd)
folder=${LAPWING_JUDGES:-$project/.build/judges}
suite=${1:-${LAPWING_TEST262:-https://github.com/tc39/test262-parser-tests}}
missing=0

say() { printf 'prepare: %s\n' "$*" >&2; }
lacks() { say "$*"; missing=1; }

# install PACKAGE: with apt, when this is a machine that has it and we may.
install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    if [ "$(id -u)" = 0 ]; then as_root=''; elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root='sudo -n'; else return 1; fi
    say "installing $1"
    log=$(mktemp)
    if $as_root apt-get update >"$log" 2>&1 && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$1" >>"$log" 2>&1; then
        rm -f "$log"
        return 0
    fi
    tail -n 3 "$log" >&2
    rm -f "$log"
    return 1
}

# Node, and the acorn inside it.
if command -v node >/dev/null 2>&1 || install nodejs; then
    if [ -n "${LAPWING_ACORN:-}" ]; then
        version=$(node -p 'require(process.argv[1]).version' "$LAPWING_ACORN" 2>/dev/null) || version=''
    else
        version=$(node --expose-internals --no-warnings -p 'require("internal/deps/acorn/acorn/dist/acorn").version' 2>/dev/null) || version=''
    fi
    if [ -n "$version" ]; then
        say "acorn $version"
    else
        lacks "acorn was not found. Set LAPWING_ACORN to its file dist/acorn.js."
    fi
else
    lacks "node is not in PATH and could not be installed. Install Node.js 20 or later."
fi

# TypeScript. Debian's is older than the language; a newer typescript.js may be named instead.
typescript=${LAPWING_TYPESCRIPT:-/usr/share/nodejs/typescript/lib/typescript.js}
[ -e "$typescript" ] || install node-typescript || true
if [ -e "$typescript" ]; then
    say "typescript $(node -p 'require(process.argv[1]).version' "$typescript")"
    echo "LAPWING_TYPESCRIPT=$typescript"
else
    lacks "TypeScript was not found. Set LAPWING_TYPESCRIPT to its file lib/typescript.js."
fi

# test262-parser-tests: a folder as it is, or a clone.
if [ -d "$suite/pass" ]; then
    echo "LAPWING_TEST262=$suite"
else
    mkdir -p "$folder"
    clone=$folder/test262-parser-tests
    if [ -d "$clone/pass" ] || { say "cloning $suite"; git clone -q --depth 1 "$suite" "$clone" >&2; }; then
        echo "LAPWING_TEST262=$clone"
    else
        lacks "test262-parser-tests could not be cloned. Name a checkout of it: Evals/syntax/prepare.sh FOLDER."
    fi
fi
[ "$missing" = 0 ] || exit 3
