# SPDX-License-Identifier: Apache-2.0
"""Runs in GuardDog's own environment: scans the folders named on standard input in one process, one JSON object a line."""

import json
import logging
import resource
import sys
import time

logging.disable(logging.CRITICAL)
start = time.time()
from guarddog.scanners.npm_package_scanner import NPMPackageScanner  # noqa: E402

scanner = NPMPackageScanner()
print(json.dumps({"loaded": time.time() - start}), flush=True)
for line in sys.stdin:
    folder = line.rstrip("\n")
    before = time.time()
    try:
        answer = scanner.scan_local(folder)
        row = {"score": answer["risk_score"]["score"], "issues": answer["issues"], "errors": len(answer["errors"])}
    except Exception as error:  # a scanner that fails is a row, not the end of the run
        row = {"score": None, "problem": str(error)[:200]}
    print(json.dumps({"folder": folder, "seconds": time.time() - before, **row}), flush=True)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps({"peak": peak}), flush=True)
