#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Which locked packages are affected by which advisories, found without any of our code.

Lockfiles are read with a few regular expressions, OSV's evaluation algorithm
(https://ossf.github.io/osv-schema/#evaluation) is written out literally, and versions are compared by node-semver, as npm
ships it. Needs node and npm. Run from the project's root:

    python3 Evals/audit-expected.py ../shared/data > Tests/Fixtures/Impact/audit-expected.tsv

One line for each affected release: lockfile, name@version, ids of the records that cover it (withdrawn ones left out).
"""
import glob, gzip, json, os, re, subprocess, sys

NODE = r"""
const semver = require(process.argv[1])
const {releases, records} = JSON.parse(require('fs').readFileSync(0))
// Some databases write 7.0 for 7.0.0.
const at = v => v === '0' ? null : /^\d+$/.test(v) ? v + '.0.0' : /^\d+\.\d+$/.test(v) ? v + '.0' : v
const le = (a, v) => a === null || semver.compare(a, v, true) <= 0
function inRange(version, events) {
  if (!semver.valid(version, true)) return events.length === 1 && events[0].introduced === '0'
  const sorted = events.filter(e => !('limit' in e)).map(e => ({kind: Object.keys(e)[0], at: at(Object.values(e)[0])}))
  sorted.sort((a, b) => a.at === null ? (b.at === null ? 0 : -1) : b.at === null ? 1 : semver.compare(a.at, b.at, true))
  let vulnerable = false
  for (const e of sorted) {
    if (e.kind === 'introduced' && le(e.at, version)) vulnerable = true
    if (e.kind === 'fixed' && le(e.at, version)) vulnerable = false
    if (e.kind === 'last_affected' && semver.compare(version, e.at, true) > 0) vulnerable = false
  }
  return vulnerable
}
const out = releases.map(([name, version]) => (records[name] || []).filter(r => r.affected.some(a =>
  (a.versions || []).includes(version) || (a.ranges || []).some(g => g.type !== 'GIT' && inRange(version, g.events)
    && !(a.end && g.events.length === 1 && !semver.satisfies(version, a.end, {includePrerelease: true})))
)).map(r => r.id))
console.log(JSON.stringify(out))
"""


def npm_lock(text):
    lock, out = json.loads(text), set()
    if lock.get("packages"):
        for place, entry in lock["packages"].items():
            if "node_modules/" not in place or entry.get("link") or not entry.get("version"):
                continue
            out.add((entry.get("name") or place.split("node_modules/")[-1], entry["version"]))
        return out

    def walk(dependencies):
        for name, entry in dependencies.items():
            version = entry.get("version", "")
            alias = re.fullmatch(r"npm:(.+)@([^@]+)", version)
            if alias:
                out.add(alias.groups())
            elif re.match(r"\d", version):
                out.add((name, version))
            elif re.match(r"https?://.*\.tgz$", version):
                tarball = re.search(r"/-/.*?-(\d+\.\d+\.\d+.*)\.tgz$", version)
                if tarball:
                    out.add((name, tarball.group(1)))
            walk(entry.get("dependencies") or {})

    walk(lock.get("dependencies") or {})
    return out


def yarn_classic(text):
    out = set()
    for block in re.split(r"\n(?=\S)", text):
        lines = block.splitlines()
        if not lines or lines[0].startswith("#") or not lines[0].endswith(":"):
            continue
        head = lines[0].rstrip(":").split(", ")[0].strip('"')
        name, _, requirement = head[1:].partition("@")
        name = head[0] + name
        alias = re.match(r"npm:(@?[^@]+)@", requirement)
        version = re.search(r'^  version "?([^"\n]+)"?', block, re.M)
        if version and not re.match(r"(file|link):", requirement):
            out.add((alias.group(1) if alias else name, version.group(1)))
    return out


def yarn_berry(text):
    found = re.findall(r'^  resolution: "((?:@[^/"]+/)?[^@"]+)@(npm|patch|https?|git[^:]*|ssh):', text, re.M)
    out = set()
    for block in re.split(r"\n(?=\S)", text):
        resolution = re.search(r'^  resolution: "((?:@[^/"]+/)?[^@"]+)@(?!workspace|link|portal|file)', block, re.M)
        version = re.search(r"^  version: \"?([^\s\"]+)", block, re.M)
        if resolution and version:
            out.add((resolution.group(1), version.group(1)))
    assert found or not out
    return out


def pnpm(text):
    out = set()
    section = re.search(r"^packages:\n((?:\n|[ #].*\n?)*)", text, re.M)
    for key in re.findall(r"^  (?:'([^']+)'|(\S+)):(?: |$)", section.group(1) if section else "", re.M):
        key = key[0] or key[1]
        key = key.lstrip("/")
        new = re.match(r"(@?[^@(]+)@(\d[^(]*)", key)
        old = re.match(r"((?:@[^/]+/)?[^/@]+)/(\d+\.\d+\.\d+[^_/]*)", key)
        match = old if old and not (new and "/" not in new.group(2)) else new
        if match:
            out.add(match.groups())
    return out


def bun(text):
    section = text[text.index('"packages"'):] if '"packages"' in text else ""
    return set(re.findall(r'^\s+"[^"]+": \["((?:@[^/"]+/)?[^@"]+)@(\d[^"]*)"', section, re.M))


def read(path):
    text = open(path, encoding="utf-8-sig", errors="replace").read()
    kind = os.path.basename(os.path.dirname(path))
    if kind.startswith("yarn-classic"):
        return yarn_classic(text)
    if kind.startswith("yarn-berry"):
        return yarn_berry(text)
    if kind.startswith("pnpm"):
        return pnpm(text)
    if kind.startswith("bun"):
        return bun(text)
    return npm_lock(text)


def main(data):
    records = {}
    for path in sorted(glob.glob(f"{data}/advisories/*.ndjson.gz")):
        for line in gzip.open(path, "rt"):
            record = json.loads(line)
            if record.get("withdrawn"):
                continue
            by_name = {}
            for entry in record["affected"]:
                if entry.get("package", {}).get("ecosystem") == "npm":
                    end = (entry.get("database_specific") or {}).get("last_known_affected_version_range")
                    by_name.setdefault(entry["package"]["name"], []).append(
                        {"versions": entry.get("versions"), "ranges": entry.get("ranges"), "end": end})
            for name, affected in by_name.items():
                records.setdefault(name, []).append({"id": record["id"], "affected": affected})
    lockfiles = {}
    for path in sorted(glob.glob(f"{data}/lockfiles/*/*")):
        if os.path.basename(path) == "package.json" or os.path.isdir(path):
            continue
        lockfiles[os.path.relpath(path, f"{data}/lockfiles")] = sorted(
            release for release in read(path) if release[0] in records)
    releases = sorted({release for found in lockfiles.values() for release in found})
    root = subprocess.run(["npm", "root", "-g"], capture_output=True, text=True, check=True).stdout.strip()
    answer = subprocess.run(
        ["node", "-e", NODE, f"{root}/npm/node_modules/semver"], stdout=subprocess.PIPE, text=True, check=True,
        input=json.dumps({"releases": releases, "records": records})).stdout
    ids = {release: found for release, found in zip(releases, json.loads(answer)) if found}
    print("# Made by Evals/audit-expected.py, which says how. Lockfile, affected release, records that cover it.")
    print(f"# lockfiles: {len(lockfiles)}")
    for path, found in lockfiles.items():
        for release in found:
            if release in ids:
                print(f"{path}\t{release[0]}@{release[1]}\t{','.join(sorted(set(ids[release])))}")


main(sys.argv[1])
