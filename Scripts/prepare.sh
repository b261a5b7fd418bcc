# SPDX-License-Identifier: Apache-2.0
# Sourced by ./lapwing and ./test: checks the toolchain, installs missing system libraries when it may, and builds.

say() { printf 'lapwing: %s\n' "$*" >&2; }

need_swift() {
    if ! command -v swift >/dev/null 2>&1; then
        say "there is no Swift toolchain in PATH. Install Swift 6.3 or later from https://www.swift.org/install and try again."
        exit 3
    fi
}

# Header and the Debian package that brings it.
libraries='libdeflate.h libdeflate-dev
openssl/evp.h libssl-dev
hs/hs.h libvectorscan-dev
yara.h libyara-dev
sqlite3.h libsqlite3-dev
zlib.h zlib1g-dev'

missing_packages() {
    # Without certificates of authorities no https address can be trusted.
    [ -e /etc/ssl/certs/ca-certificates.crt ] || [ -e /etc/ssl/cert.pem ] || [ -e /etc/pki/tls/certs/ca-bundle.crt ] || echo ca-certificates
    # SwiftPM fetches the libraries with it.
    command -v git >/dev/null 2>&1 || echo git
    # clang asks its own search path, so that multi-arch folders count too.
    echo "$libraries" | while read -r header package; do
        echo "#include <$header>" | cc -E -x c - >/dev/null 2>&1 || echo "$package"
    done
}

need_libraries() {
    command -v cc >/dev/null 2>&1 || cc() { clang "$@"; }
    missing=$(missing_packages | tr '\n' ' ')
    [ -z "$missing" ] && return 0
    if ! command -v apt-get >/dev/null 2>&1; then
        say "these system libraries are missing: $missing. Install their development packages with your system's package manager and try again."
        exit 3
    fi
    if [ "$(id -u)" = 0 ]; then as_root=''; elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root='sudo -n'; else
        say "these system libraries are missing: $missing. Install them with: sudo apt-get install -y $missing"
        exit 3
    fi
    say "installing missing system libraries: $missing"
    log=$(mktemp)
    if ! { $as_root apt-get update && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing; } >"$log" 2>&1; then
        tail -n 5 "$log" >&2
        say "the installation failed. Run it by hand to see why: apt-get install -y $missing"
        exit 3
    fi
    rm -f "$log"
}

# build NAME FOLDERS SWIFT-BUILD-ARGUMENTS...: builds when those folders are newer than the last good build of that name.
build() {
    stamp=.build/lapwing-built-$1
    folders=$2
    shift 2
    # shellcheck disable=SC2086
    if [ -e "$stamp" ] && [ -z "$(find Package.swift $folders -newer "$stamp" -print -quit)" ]; then return 0; fi
    need_swift
    need_libraries
    mkdir -p .build
    if [ -d .build/release ]; then say "building what changed…"; else say "building for the first time; this takes 5 to 15 minutes on two cores…"; fi
    log=.build/lapwing-build.log
    touch "$stamp.started"
    if [ -t 2 ]; then
        { swift build -c release "$@" 2>&1; echo $? >"$log.status"; } | tee "$log" | while IFS= read -r line; do
            case $line in '['*) printf '\r\033[K  %.100s' "$line" >&2 ;; esac
        done
        printf '\r\033[K' >&2
        status=$(cat "$log.status")
    else
        swift build -c release "$@" >"$log" 2>&1 &
        compiler=$!
        waited=0
        while kill -0 "$compiler" 2>/dev/null; do
            sleep 1
            waited=$((waited + 1))
            [ $((waited % 60)) = 0 ] && say "still building after $((waited / 60)) min: $(grep -a '^\[' "$log" | tail -n 1)"
        done
        wait "$compiler" && status=0 || status=$?
    fi
    if [ "$status" != 0 ]; then
        grep -aE 'error:|warning: unre' "$log" | sort -u | head -n 40 >&2
        say "the build failed; the whole log is $log"
        exit 3
    fi
    mv "$stamp.started" "$stamp"
}
