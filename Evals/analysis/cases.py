#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads the cases in attacks/ and controls/, and writes them out as folders.

    python3 Evals/analysis/cases.py list
    python3 Evals/analysis/cases.py unpack FOLDER [NAME...]

`unpack` writes FOLDER/attacks/NAME/{case.json,old/,new/,packument.json}; `old` is missing where nothing came before.
README.md tells the form of a case.
"""

import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SECTION = re.compile(r"^-- (old|new|both)/(\S+)((?: \([^)]*\))*) --$")
ESCAPE = re.compile(r"\\u\{([0-9A-Fa-f]+)\}")


class Case:
    """One case: its notes and the files of the release before (`old`, may be None) and of the release to judge (`new`)."""

    def __init__(self, kind, name, notes, old, new):
        self.kind, self.name, self.notes, self.old, self.new = kind, name, notes, old, new

    def packument(self):
        """The registry's document, or None where the case tells nothing of it."""
        registry = self.notes.get("registry")
        if not registry:
            return None
        name, last = self.notes["package"], self.notes["to"]
        people = [{"name": p, "email": f"{p}@mail.example"} for p in registry.get("maintainers", [registry["publisher"]])]
        rows = [tuple(row) for row in registry.get("earlier", [])] + [(last, registry["time"], registry["publisher"])]
        versions, times = {}, {"created": rows[0][1], "modified": registry["time"]}
        for version, time, publisher in rows:
            files = self.new if version == last else self.old if version == self.notes.get("from") else None
            manifest = json.loads(files["package.json"]) if files and "package.json" in files else {}
            owners = people if version == last else [{"name": publisher, "email": f"{publisher}@mail.example"}]
            manifest.update(name=name, version=version, maintainers=owners)
            manifest["_npmUser"] = {"name": publisher, "email": f"{publisher}@mail.example"}
            manifest["dist"] = {"tarball": f"https://registry.example/{name}/-/{version}.tgz"}
            versions[version], times[version] = manifest, time
        return {"_id": name, "name": name, "dist-tags": {"latest": last}, "versions": versions, "time": times, "maintainers": people}


def decoded(lines, attributes):
    text = "".join(line + "\n" for line in lines)
    if "(hex)" in attributes:
        return bytes.fromhex(re.sub(r"\s", "", text))
    if "(escaped)" in attributes:
        text = ESCAPE.sub(lambda m: chr(int(m[1], 16)), text)
    if "(no end)" in attributes:
        text = text[:-1]
    data = text.encode()
    times = re.search(r"\(times (\d+)\)", attributes)
    return data * int(times[1]) if times else data


def sections(text):
    """Yields (side, path, attributes, lines); the lines before the first section come as (None, None, '', lines)."""
    side, path, attributes, lines = None, None, "", []
    for line in text.split("\n"):
        match = SECTION.match(line)
        if match:
            yield side, path, attributes, lines
            side, path, attributes, lines = match[1], match[2], match[3], []
        else:
            lines.append(line)
    if lines and lines[-1] == "":
        lines.pop()
    yield side, path, attributes, lines


def place(trees, text):
    notes = {}
    opened = {"old": set(), "new": set()}
    for side, path, attributes, lines in sections(text):
        if side is None:
            notes = json.loads("\n".join(line for line in lines if not line.startswith("#")))
            if notes.get("base"):
                place(trees, open(os.path.join(HERE, "base", notes["base"] + ".case"), encoding="utf-8").read())
            continue
        data = decoded(lines, attributes)
        for target in ("old", "new") if side == "both" else (side,):
            tree = trees[target]
            if "(gone)" in attributes:
                tree.pop(path, None)
            elif "(before)" in attributes:
                tree[path] = data + tree.get(path, b"")
            elif path in opened[target] or "(after)" in attributes:
                tree[path] = tree.get(path, b"") + data
            else:
                tree[path] = data
            opened[target].add(path)
    return notes


def read(kind, name):
    trees = {"old": {}, "new": {}}
    notes = place(trees, open(os.path.join(HERE, kind, name + ".case"), encoding="utf-8").read())
    for side, version in (("old", notes.get("from")), ("new", notes["to"])):
        tree = trees[side]
        if "package.json" not in tree:
            tree["package.json"] = b'{"name":"@NAME@","version":"@VERSION@","main":"index.js","license":"MIT"}\n'
        manifest = tree["package.json"].replace(b"@NAME@", notes["package"].encode())
        tree["package.json"] = manifest.replace(b"@VERSION@", (version or "").encode())
    return Case(kind, name, notes, trees["old"] if notes.get("from") else None, trees["new"])


def names(kind):
    return sorted(f[:-5] for f in os.listdir(os.path.join(HERE, kind)) if f.endswith(".case"))


def write(tree, folder):
    for path, data in tree.items():
        target = os.path.join(folder, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "wb") as out:
            out.write(data)


def unpack(case, folder):
    """Writes the case below `folder`; answers its own folder."""
    target = os.path.join(folder, case.kind, case.name)
    write(case.new, os.path.join(target, "new"))
    if case.old is not None:
        write(case.old, os.path.join(target, "old"))
    extra = {"case.json": case.notes, "packument.json": case.packument()}
    write({name: json.dumps(value, indent=1).encode() for name, value in extra.items() if value}, target)
    return target


def main(arguments):
    if arguments[:1] == ["list"] and len(arguments) == 1:
        for kind in ("attacks", "controls"):
            for name in names(kind):
                print(f"{kind}/{name}: {read(kind, name).notes['title']}")
        return 0
    if arguments[:1] == ["unpack"] and len(arguments) >= 2:
        for kind in ("attacks", "controls"):
            for name in names(kind):
                if len(arguments) == 2 or name in arguments[2:]:
                    unpack(read(kind, name), arguments[1])
        return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
