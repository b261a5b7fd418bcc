#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Counts who depends on whom in data that anybody may use, and prints Sources/Analysis/Names/PopularNameTable.swift.

    python3 Evals/names/popular.py DATA [DEBIAN…] > Sources/Analysis/Names/PopularNameTable.swift

DATA is the folder of the shared data: packuments, lockfiles and the list of typosquats and their targets, two collections
of advisories. DEBIAN are folders of unpacked Debian node packages; what `apt-cache dumpavail` knows of node-* is used as well.
Facts only: names, and how many packages are seen to depend on them.
"""
import collections, gzip, json, pathlib, re, subprocess, sys

NAME = re.compile(r"^(@[a-z0-9][a-z0-9._-]*/)?[A-Za-z0-9][A-Za-z0-9._-]*$")
GROUPS = ("dependencies", "devDependencies", "optionalDependencies", "peerDependencies")
# Much attacked, little seen in lockfiles of libraries: named as targets in public reports on npm malware since 2017.
ATTACKED = """discord.js ethers web3 hardhat noblox.js telegraf node-telegram-bot-api puppeteer playwright electron mongoose
mongodb mysql mysql2 sqlite3 redis ioredis nodemailer sequelize jsonwebtoken bcrypt passport socket.io ws axios request express
react react-dom vue next svelte vite rollup webpack jest typescript prettier eslint tailwindcss dotenv cors body-parser
crypto-js elliptic secp256k1 bitcoinjs-lib @solana/web3.js @solana/spl-token @metamask/sdk viem wagmi tronweb truffle
@openzeppelin/contracts ganache solc cross-env node-fetch chalk colors commander inquirer ora yargs debug lodash underscore
moment dayjs async uuid nanoid rimraf glob fs-extra shelljs execa jquery bootstrap three d3 opencv ffmpeg fluent-ffmpeg
openai @anthropic-ai/sdk langchain @modelcontextprotocol/sdk @google/generative-ai baileys @whiskeysockets/baileys
whatsapp-web.js instagram-private-api aws-sdk firebase firebase-admin @types/node sharp canvas node-gyp node-sass sass
grunt gulp bower nodemon pm2 forever concurrently serialport bignumber.js bn.js nx turbo lerna husky lint-staged zod prisma
@prisma/client @nestjs/core @angular/core @angular/cli @babel/core @vue/cli ts-node tslib rxjs core-js winston morgan pino
helmet multer cheerio jsdom xml2js js-yaml ejs pug handlebars mustache marked""".split()

HEAD = '''// SPDX-License-Identifier: Apache-2.0

// Printed by Evals/names/popular.py; do not edit.
//
// Counted in November 2026 over packuments of npm/cli's, cnpmcore's and pnpm's tests, 135 lockfiles of public repositories, the
// `package.json` files of unpacked Debian node packages, and Debian's list of such packages; with the names that two collections of
// advisories (OSV form), TypoGard's list of squatted names and public reports on attacks name. Facts only: a name, and how many packages
// or places were seen to use it. It says which names are well known, not how well: no download figure is in it.

/// Names that many know.
enum PopularNameTable {
    /// A count and the names that have it a line, most used first; a count may have several lines.
    static let text: StaticString = """'''


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") as file:
        for line in file:
            yield json.loads(line)


class Count:
    def __init__(self):
        self.users = collections.defaultdict(set)
        self.places = collections.defaultdict(set)

    def uses(self, user, names):
        for name in names:
            name = name.strip("'\"")
            if NAME.match(name) and name != user:
                self.users[name].add(user)

    def seen(self, name, place):
        name = name.strip("'\"")
        if NAME.match(name):
            self.places[name].add(place)


def packuments(count, path):
    for row in rows(path):
        document = row["packument"]
        name = document.get("name")
        count.seen(name, "packuments")
        for version in (document.get("versions") or {}).values():
            for group in GROUPS:
                if isinstance(version.get(group), dict):
                    count.uses(name, version[group])


def npm_lock(count, document, place):
    stack = [document]
    for path, entry in (document.get("packages") or {}).items():
        name = path.rsplit("node_modules/", 1)[-1]
        if path and "node_modules/" in path:
            count.seen(entry.get("name", name), place)
        for group in GROUPS:
            count.uses(name or place, entry.get(group) or {})
    while stack:
        entry = stack.pop()
        for name, child in (entry.get("dependencies") or {}).items() if isinstance(entry.get("dependencies"), dict) else []:
            if isinstance(child, dict):
                count.seen(name, place)
                if isinstance(child.get("requires"), dict):
                    count.uses(name, child["requires"])
                stack.append(child)


def yarn_lock(count, text, place):
    name, inside = None, False
    for line in text.splitlines():
        if line and line[0] not in " #":
            found = re.match(r'"?((?:@[^/@"]+/)?[^@/",\s]+)@', line)
            name, inside = (found.group(1) if found else None), False
            if name and "workspace:" not in line:
                count.seen(name, place)
        elif re.match(r"  \w", line):
            inside = line.strip() in ("dependencies:", "optionalDependencies:", "peerDependencies:")
        elif inside and name:
            found = re.match(r'    "?((?:@[^/"]+/)?[^\s:"]+)', line)
            if found:
                count.uses(name, [found.group(1)])


def pnpm_lock(count, text, place):
    name, inside = None, False
    for line in text.splitlines():
        key = re.match(r"  '?/?((?:@[^/@]+/)?[^@/\s'(]+)[@/]\d", line)
        if key and line[2] != " ":
            name, inside = key.group(1), False
            count.seen(name, place)
        elif re.match(r"    \w", line):
            inside = line.strip() in ("dependencies:", "optionalDependencies:", "peerDependencies:")
        elif inside and name:
            found = re.match(r"      '?((?:@[^/']+/)?[^:'\s]+)", line)
            if found:
                count.uses(name, [found.group(1)])


def bun_lock(count, text, place):
    for line in text.splitlines():
        key = re.match(r'\s+"[^"]+": \["((?:@[^/@"]+/)?[^@"/]+)@', line)
        if key:
            count.seen(key.group(1), place)
            for group in re.findall(r'"(?:optionalD|peerD|d)ependencies": \{([^}]*)\}', line):
                count.uses(key.group(1), re.findall(r'"([^"]+)":', group))


def lockfiles(count, folder):
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.name in ("MANIFEST.tsv",) or path.parent == folder:
            continue
        text, kind, place = path.read_text(encoding="utf-8", errors="replace"), path.parent.name, path.name
        if kind.startswith("pnpm"):
            pnpm_lock(count, text, place)
        elif kind.startswith("bun"):
            bun_lock(count, text, place)
        elif text.lstrip().startswith("{"):
            try:
                document = json.loads(text)
            except ValueError:
                continue
            npm_lock(count, document, place)
            for group in GROUPS:
                if path.name.endswith("package.json") and isinstance(document.get(group), dict):
                    count.uses(place, document[group])
        else:
            yarn_lock(count, text, place)


def debian(count, folders):
    for folder in folders:
        for path in pathlib.Path(folder).rglob("package.json"):
            try:
                document = json.loads(path.read_text(encoding="utf-8", errors="replace"))
            except ValueError:
                continue
            if not isinstance(document, dict) or not isinstance(document.get("name"), str) or "/nodejs/" not in str(path):
                continue
            count.seen(document["name"], "debian")
            for group in GROUPS:
                if isinstance(document.get(group), dict):
                    count.uses(document["name"], document[group])
    try:
        text = subprocess.run(["apt-cache", "dumpavail"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return
    for block in text.split("\n\n"):
        name = re.search(r"^Package: node-(\S+)$", block, re.M)
        home = re.search(r"^Homepage: \S*?/([^/\s]+?)(?:\.git|#\S*)?/?$", block, re.M)
        # Debian's names lose scopes and capitals: taken only where the home page ends in the same word.
        if name and home and home.group(1).lower() in (name.group(1), name.group(1) + ".js"):
            count.seen(home.group(1).lower() if home.group(1).lower() == name.group(1) else name.group(1), "debian")


def extra(count, data):
    for line in (data / "names/typosquat-pairs.tsv").read_text().splitlines()[1:]:
        count.seen(line.split("\t")[1], "target")
        count.seen(line.split("\t")[1], "targets")
    for file in ("osv-ghsa-npm.ndjson.gz", "osv-nodejs-security-wg.ndjson.gz"):
        for row in rows(data / "advisories" / file):
            for affected in row.get("affected", []):
                count.seen(affected["package"]["name"], "advisories")
    for name in ATTACKED:
        count.seen(name, "attacked")
        count.seen(name, "reports")


def malicious(data):
    names = set()
    for row in rows(data / "advisories/osv-malware-npm.ndjson.gz"):
        for affected in row["affected"]:
            # Whole packages only: a popular one of which some versions were bad stays popular.
            events = [e for r in affected.get("ranges", []) for e in r.get("events", [])]
            if {"introduced": "0"} in events and not affected.get("versions") and not any("fixed" in e for e in events):
                names.add(affected["package"]["name"])
    return names


def table(kept):
    """Lines of a count and the names that have it, most used first."""
    by = collections.defaultdict(list)
    for name, number in kept.items():
        by[number].append(name)
    print(HEAD)
    for number in sorted(by, reverse=True):
        line = ""
        for name in sorted(by[number]):
            if len(line) + len(name) > 120:
                print(f"        {line}")
                line = ""
            line = f"{line} {name}" if line else f"{number} {name}"
        print(f"        {line}")
    print('        """\n}')


def main():
    data, count = pathlib.Path(sys.argv[1]), Count()
    packuments(count, data / "packuments/packuments.ndjson.gz")
    lockfiles(count, data / "lockfiles")
    debian(count, sys.argv[2:])
    extra(count, data)
    squats = {line.split("\t")[0] for line in (data / "names/typosquat-pairs.tsv").read_text().splitlines()[1:]}
    kept = {}
    for name in set(count.users) | set(count.places):
        users, places = len(count.users.get(name, ())), len(count.places.get(name, ()))
        if name in squats or len(name) > 60 or len(name) < 2:
            continue
        # Required and seen in two places, or in several by itself: fixtures hold names that nobody uses.
        if users >= 2 or places >= 2 or (users >= 1 and places >= 1):
            kept[name] = max(users, places if places > 2 else 1)
    for name in malicious(data):
        if kept.get(name, 99) < 3:
            kept.pop(name, None)
    table(kept)


main()
