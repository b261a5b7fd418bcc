# SPDX-License-Identifier: Apache-2.0
"""Lapwing and GuardDog, started on folders, with time and peak memory."""

import concurrent.futures
import json
import os
import subprocess
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
RANK = {"unread": -1, "clear": 0, "notice": 1, "suspicious": 2, "dangerous": 3}
# GuardDog's evaluations take a release for detected from this score on (evals/README.md of its repository).
GUARDDOG_ALARM = 5.0
# Folders named in one call of lapwing: far below the limit for a command line.
BATCH = 250


def measured(command, **options):
    """Runs a command; answers (exit code, output, errors, wall seconds, processor seconds, peak bytes)."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.time()
        process = subprocess.Popen(command, stdout=out, stderr=err, **options)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.time() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        return process.returncode, out.read(), err.read(), wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


class Lapwing:
    def __init__(self, program):
        self.program = program

    def version(self):
        return measured([self.program, "--version"])[1].decode().strip()

    def judge(self, new, old=None, packument=None):
        """One release in a process of its own; a failure is a release with the verdict `failed`."""
        command = [self.program, "inspect", new, "--format", "json"]
        command += ["--previous", old] if old else []
        command += ["--packument", packument] if packument else []
        code, output, errors, *_ = measured(command)
        try:
            return json.loads(output)["releases"][0]
        except (ValueError, LookupError):
            return {"verdict": "failed", "bits": 0, "findings": [], "unread": [], "problem": f"exit {code}: {errors.decode()[-300:]}"}

    def judge_pairs(self, pairs, width):
        with concurrent.futures.ThreadPoolExecutor(width) as pool:
            return list(pool.map(lambda pair: self.judge(*pair), pairs))

    def judge_many(self, folders):
        """Many releases without history, a batch a process: (releases by folder, wall, processor seconds, peak bytes)."""
        judged, walls, cpu, peak = {}, 0.0, 0.0, 0
        for at in range(0, len(folders), BATCH):
            part = folders[at:at + BATCH]
            code, output, errors, wall, seconds, memory = measured([self.program, "inspect", "--format", "json"] + part)
            walls, cpu, peak = walls + wall, cpu + seconds, max(peak, memory)
            releases = json.loads(output)["releases"] if output else []
            if len(releases) != len(part):
                raise SystemExit(f"evals: lapwing judged {len(releases)} of {len(part)} folders: {errors.decode()[-500:]}")
            judged.update(zip(part, releases))
        return judged, walls, cpu, peak


class GuardDog:
    """`guarddog` from PyPI; its own scanner object in one process, so that its start is paid once."""

    def __init__(self, program):
        self.program = program
        self.python = os.path.join(os.path.dirname(os.path.abspath(program)), "python3")

    def version(self):
        return measured([self.program, "--version"])[1].decode().strip().split("\n")[-1]

    def one_call(self, folder):
        """What a person types: wall and processor seconds of one call."""
        _, _, _, wall, cpu, _ = measured([self.program, "npm", "scan", folder, "--output-format", "json"])
        return wall, cpu

    def scan(self, folders):
        """(rows by folder, wall, processor seconds, peak bytes, seconds of its start)."""
        with tempfile.TemporaryFile("w+") as names:
            names.write("".join(folder + "\n" for folder in folders))
            names.seek(0)
            code, output, errors, wall, cpu, peak = measured([self.python, os.path.join(HERE, "guarddog_driver.py")], stdin=names)
        rows = [json.loads(line) for line in output.decode().splitlines() if line.startswith("{")]
        if not rows or "peak" not in rows[-1]:
            raise SystemExit(f"evals: GuardDog ended early: {errors.decode()[-500:]}")
        return {row["folder"]: row for row in rows if "folder" in row}, wall, cpu, peak, rows[0]["loaded"]


def source_bytes(folder):
    """Bytes of the files that hold code or data which both read."""
    total = 0
    for base, folders, files in os.walk(folder):
        folders[:] = [f for f in folders if f not in (".git", "node_modules")]
        for name in files:
            path = os.path.join(base, name)
            if not os.path.islink(path) and name.rsplit(".", 1)[-1] in ("js", "mjs", "cjs", "ts", "mts", "cts", "jsx", "tsx", "json"):
                total += os.path.getsize(path)
    return total
