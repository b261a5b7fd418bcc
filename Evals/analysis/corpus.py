# SPDX-License-Identifier: Apache-2.0
"""Packages that nobody suspects: npm's own tree and Debian's node-* packages, fetched and unpacked, never run."""

import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
NPM_TREES = ("/usr/lib/node_modules/npm", "/usr/share/nodejs/npm", "/usr/local/lib/node_modules/npm")
DEBIAN_ROOTS = ("usr/share/nodejs", "usr/lib/nodejs", "usr/lib/x86_64-linux-gnu/nodejs", "usr/lib/aarch64-linux-gnu/nodejs")


def say(text):
    print(f"evals: {text}", file=sys.stderr)


def packages_below(folder):
    """Folders with a package.json directly in `folder` or in a scope of it, and in their node_modules."""
    found = []
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
        here = os.path.join(folder, name)
        if os.path.islink(here) or not os.path.isdir(here):
            continue
        if name.startswith("@"):
            found += packages_below(here)
        else:
            if os.path.isfile(os.path.join(here, "package.json")):
                found.append(here)
            found += packages_below(os.path.join(here, "node_modules"))
    return found


def npm_tree():
    """npm itself and every package that it carries."""
    for tree in NPM_TREES:
        if os.path.isdir(tree):
            return [tree] + packages_below(os.path.join(tree, "node_modules"))
    say("npm's own tree is not on this machine; its packages are left out")
    return []


def listed():
    with open(os.path.join(HERE, "debian-packages.txt"), encoding="utf-8") as names:
        return [line.strip() for line in names if line.strip()]


def download(names, folder):
    """Fetches .deb files with apt-get download, as many as there are; the ones that are there stay."""
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        say("apt-get and dpkg-deb are not on this machine; Debian's packages are left out")
        return
    there = {name.split("_")[0] for name in os.listdir(folder)}
    wanted = [name for name in names if name not in there]
    for at in range(0, len(wanted), 50):
        part = wanted[at:at + 50]
        command = ["apt-get", "download", "-q", "-o", "APT::Sandbox::User=root"]
        if subprocess.run(command + part, cwd=folder, capture_output=True).returncode:
            for name in part:
                subprocess.run(command + [name], cwd=folder, capture_output=True)
    there = {name.split("_")[0] for name in os.listdir(folder)}
    missing = [name for name in names if name not in there]
    if missing:
        say(f"{len(missing)} of {len(names)} Debian packages could not be fetched (run apt-get update?): {' '.join(missing[:10])}")


def debian(folder, names=None):
    """The npm packages of the listed Debian packages, each once, unpacked below `folder`."""
    archives, trees = os.path.join(folder, "archives"), os.path.join(folder, "unpacked")
    os.makedirs(archives, exist_ok=True)
    os.makedirs(trees, exist_ok=True)
    download(names or listed(), archives)
    found = []
    for archive in sorted(os.listdir(archives)):
        tree = os.path.join(trees, archive[:-4])
        if not os.path.isdir(tree):
            subprocess.run(["dpkg-deb", "-x", os.path.join(archives, archive), tree], check=True)
        for root in DEBIAN_ROOTS:
            found += packages_below(os.path.join(tree, root))
    return found
