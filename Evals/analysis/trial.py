#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Real updates: how often is an ordinary release called suspicious, compared with the one before it?

    python3 Evals/analysis/trial.py --lapwing .build/release/lapwing GIT-REPOSITORY...
    python3 Evals/analysis/trial.py --lapwing .build/release/lapwing --releases OLDER NEWER

The first form takes each tag whose tree has a package.json at its root for a release, orders them by version, and judges each
against the one before it. Of the tree that counts which npm would pack: what `files` names where the tree holds it, else all but
tests, documentation and dot folders. The second takes folders of unpacked packages of the same names (an older and a newer
distribution, corpus.py). Nothing is run and nothing of the repositories is kept.
"""

import argparse
import concurrent.futures
import contextlib
import fnmatch
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import scanners

LEFT_OUT = re.compile(
    r"^(\.[^/]*/|tests?/|__tests__/|spec/|docs?/|website/|examples?/|bench(mark)?s?/|node_modules/|coverage/|fixtures/|vendor/)", re.I)
ALWAYS = re.compile(r"^(package\.json|readme[^/]*|licen[cs]e[^/]*|changelog[^/]*|binding\.gyp)$", re.I)
VERSION = re.compile(r"^(\d+)\.(\d+)\.(\d+)$")
# Bytes of one release that are read, and of one file; builds of megabytes are in the clean corpus.
RELEASE_BYTES, FILE_BYTES = 6 << 20, 2 << 20


def git(repository, *words):
    output = subprocess.run(["git", "-C", repository, *words], capture_output=True, check=False).stdout
    return output.decode("utf-8", "surrogateescape")


def manifest_at(repository, tag):
    try:
        return json.loads(git(repository, "show", f"{tag}:package.json"))
    except ValueError:
        return None


def trial_or_reason(repository, lapwing, most, scratch):
    """As trial_of; a repository that cannot be read gives no rows and says so."""
    try:
        return trial_of(repository, lapwing, most, scratch)
    except (OSError, ValueError, LookupError) as error:
        print(f"evals: {name_of(repository)} is left out: {error!r}", file=sys.stderr, flush=True)
        return []


def releases(repository):
    """(version, tag) in the order of versions, a version once, pre-releases left out."""
    found = {}
    for tag in git(repository, "tag").split("\n"):
        match = re.search(r"(\d+\.\d+\.\d+)$", tag)
        # The tag's own number first: most tags need not be opened to be left out.
        if match and not re.search(r"-(alpha|beta|rc|next|pre)", tag):
            found.setdefault(match[1], tag)
    return sorted(found.items(), key=lambda item: tuple(int(part) for part in item[0].split(".")))


def packed(paths, manifest):
    files = manifest.get("files")
    main = str(manifest.get("main") or "index.js").removeprefix("./")
    chosen = []
    if isinstance(files, list) and files:
        wanted = [str(entry).removeprefix("./").removeprefix("/").rstrip("/") for entry in files]
        for path in paths:
            if any(path == w or path.startswith(w + "/") or fnmatch.fnmatch(path, w) for w in wanted if not w.startswith("!")):
                chosen.append(path)
        if any(path.endswith((".js", ".mjs", ".cjs", ".ts")) for path in chosen):
            return sorted(set(chosen) | {p for p in paths if ALWAYS.match(p) or p == main})
    # `files` names a build that the tree does not hold: its sources stand for it.
    return [path for path in paths if not LEFT_OUT.match(path) and not path.startswith(".")]


def write_release(repository, tag, folder):
    """Writes what would be packed; answers the manifest, or None where there is none or it is too large."""
    manifest = manifest_at(repository, tag)
    if not isinstance(manifest, dict) or not manifest.get("name") or manifest.get("workspaces"):
        return None
    sizes = {}
    for row in git(repository, "ls-tree", "-r", "-l", "-z", tag).split("\0"):
        if row and row.split()[1] == "blob" and row[:6] != "120000":
            meta, path = row.split("\t", 1)
            # "BAD" stands where a partial copy of the repository lacks the object.
            if meta.split()[3].isdigit():
                sizes[path] = int(meta.split()[3])
    chosen = [path for path in packed(list(sizes), manifest) if sizes[path] <= FILE_BYTES and "\n" not in path]
    if not chosen or sum(sizes[path] for path in chosen) > RELEASE_BYTES:
        return None
    names = os.fsencode("".join(f"{tag}:{path}\n" for path in chosen))
    stream = subprocess.run(["git", "-C", repository, "cat-file", "--batch"], input=names, capture_output=True).stdout
    at = 0
    for path in chosen:
        end = stream.index(b"\n", at)
        size = int(stream[at:end].split()[-1])  # "<id> blob <size>"
        target = os.path.join(folder, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "wb") as out:
            out.write(stream[end + 1:end + 1 + size])
        at = end + size + 2
    return manifest


def trial_of(repository, lapwing, most, scratch):
    """Rows for one repository. `most` pairs at most, evenly spread over its history."""
    rows = []
    ordered = releases(repository)
    places = list(range(1, len(ordered)))
    if len(places) > most:
        step = len(places) / most
        places = [places[int(i * step)] for i in range(most)]
    name = name_of(repository)
    previous = None
    for place in places:
        (before, old_tag), (after, new_tag) = ordered[place - 1], ordered[place]
        root = tempfile.mkdtemp(dir=scratch)
        old, new = os.path.join(root, "old"), os.path.join(root, "new")
        if previous and previous[0] == old_tag:
            os.rename(previous[1], old)
            manifests = [previous[2]]
        else:
            manifests = [write_release(repository, old_tag, old)]
        manifests.append(write_release(repository, new_tag, new))
        if None not in manifests and manifests[0]["name"] == manifests[1]["name"]:
            judged = lapwing.judge(new, old)
            rows.append({"repository": name, "old": before, "new": after, **slim(judged)})
        if previous:
            shutil.rmtree(os.path.dirname(previous[1]), ignore_errors=True)
        previous = (new_tag, new, manifests[1]) if manifests[1] is not None else None
        if previous is None:
            shutil.rmtree(root, ignore_errors=True)
    print(f"evals: {name}: {len(rows)} pairs", file=sys.stderr, flush=True)
    return rows


def name_of(repository):
    return repository.rstrip("/").removesuffix("/repo").rsplit("/", 1)[-1]


def kept_rows(file):
    """Rows of an earlier, perhaps broken off run."""
    if not file or not os.path.exists(file):
        return []
    with open(file, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def slim(judged):
    findings = [(f["id"], f["title"], f["bits"], [e.get("file") for e in f["evidence"][:2]]) for f in judged["findings"]]
    return {"verdict": judged["verdict"], "bits": judged["bits"], "findings": findings, "problem": judged.get("problem"),
            "unread": len(judged["unread"])}


def folders_by_name(root):
    import corpus
    found = {}
    for folder in corpus.packages_below(root) if os.path.isdir(root) else []:
        try:
            manifest = json.load(open(os.path.join(folder, "package.json"), encoding="utf-8"))
            found[manifest["name"]] = (str(manifest.get("version")), folder)
        except (ValueError, LookupError, OSError):
            continue
    return found


def trial_of_distributions(older, newer, lapwing):
    before, after = folders_by_name(older), folders_by_name(newer)
    shared = [name for name in sorted(before.keys() & after.keys()) if before[name][0] != after[name][0]]
    judged = lapwing.judge_pairs([(after[name][1], before[name][1]) for name in shared], os.cpu_count() or 1)
    return [{"repository": name, "old": before[name][0], "new": after[name][0], **slim(j)} for name, j in zip(shared, judged)]


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--lapwing", default=os.path.join(scanners.HERE, "../../.build/release/lapwing"))
    words.add_argument("--most", type=int, default=150, help="pairs of one repository at most")
    words.add_argument("--rows", help="where rows are added, a JSON object a line; the repositories in it are left out")
    words.add_argument("--releases", nargs=2, metavar=("OLDER", "NEWER"))
    words.add_argument("repositories", nargs="*")
    given = words.parse_args()
    lapwing = scanners.Lapwing(given.lapwing)
    rows = kept_rows(given.rows)
    done = {row["repository"] for row in rows}
    wanted = [r for r in given.repositories if name_of(r) not in done]
    with contextlib.ExitStack() as stack:
        scratch = stack.enter_context(tempfile.TemporaryDirectory())
        pool = stack.enter_context(concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1))
        out = stack.enter_context(open(given.rows, "a", encoding="utf-8")) if given.rows else None
        parts = [trial_of_distributions(*given.releases, lapwing)] if given.releases else []
        work = [pool.submit(trial_or_reason, r, lapwing, given.most, scratch) for r in wanted]
        for part in itertools.chain(parts, (done.result() for done in concurrent.futures.as_completed(work))):
            rows += part
            if out:
                out.writelines(json.dumps(row) + "\n" for row in part)
                out.flush()
    alarms = [row for row in rows if scanners.RANK.get(row["verdict"], 4) >= 2]
    count = {verdict: sum(row["verdict"] == verdict for row in rows) for verdict in sorted({row["verdict"] for row in rows})}
    print(f"{len(rows)} pairs of {len({row['repository'] for row in rows})} packages: {count}")
    print(f"suspicious or worse: {len(alarms)} (target: at most 1 in 3,000)")
    for row in alarms:
        print(f"  {row['repository']} {row['old']} -> {row['new']}: {row['verdict']} {row['bits']} {row['findings'] or row['problem']}")
    return 0 if rows else 3


if __name__ == "__main__":
    sys.exit(main())
