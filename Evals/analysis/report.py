# SPDX-License-Identifier: Apache-2.0
"""The report of a run, as Markdown."""

import os

import scanners

RANK = scanners.RANK
# Edges of the calibration table in bits: 0 is even odds, 6.64 is 100 to 1.
EDGES = (-6.0, -3.0, 0.0, 3.0, 6.64, float("inf"))


def rank(release):
    return RANK.get(release["verdict"], -2)


def reaches(row, column):
    return rank(row[column]) >= RANK[row["notes"]["expected"]]


def alarm(row, column):
    return rank(row[column]) >= RANK["suspicious"]


def dog_alarm(row):
    return bool(row["dog"]) and (row["dog"]["score"] or 0) >= scanners.GUARDDOG_ALARM


def judged_words(release):
    return " ".join(f"{f['title']} {f['meaning']}" for f in release["findings"]).lower()


def named(row, key):
    """Whether the findings' words name the chain (one word of each group) or the gate."""
    said = judged_words(row["full"])
    wanted = row["notes"].get(key)
    groups = wanted if isinstance(wanted, list) else [wanted]
    return all(any(word in said for word in group.split("|")) for group in groups)


def share(part, whole):
    return f"{part} of {whole}" + (f" ({100 * part / whole:.1f} %)" if whole else "")


def wanted(row):
    return row["kind"] == "attacks" and RANK[row["notes"]["expected"]] >= RANK["suspicious"]


def column_of(row):
    return "full" if row["notes"].get("metadata_only") else "alone"


def missed(rows):
    """Attacks that stay below what is expected of them, judged by content and difference (metadata where that is all there is)."""
    return [row for row in rows if row["kind"] == "attacks" and not reaches(row, column_of(row))]


def false_alarms(rows):
    return [row for row in rows if row["kind"] == "controls" and alarm(row, "full")]


def known_misses(rows):
    lines = ["# Attacks below their expected level and look-alikes that raise an alarm, as measured; written by Evals/analysis/run --write.",
             "# kind/name verdict"]
    lines += [f"attacks/{row['name']} {row[column_of(row)]['verdict']}" for row in missed(rows)]
    lines += [f"controls/{row['name']} {row['full']['verdict']}" for row in false_alarms(rows)]
    return "\n".join(lines) + "\n"


def cases_part(rows, dog):
    attacks = [row for row in rows if wanted(row)]
    deadly = [row for row in attacks if row["notes"]["expected"] == "dangerous"]
    controls = [row for row in rows if row["kind"] == "controls"]
    lines = ["## Attacks and look-alikes", "", "| what | Lapwing | GuardDog |", "| --- | --- | --- |"]
    beside = share(sum(map(dog_alarm, attacks)), len(attacks)) if dog else "not run"
    lines.append(f"| attacks at least suspicious, content and difference | {share(sum(alarm(r, 'alone') for r in attacks), len(attacks))} | – |")
    lines.append(f"| the same without the release before | {share(sum(alarm(r, 'bare') for r in attacks), len(attacks))} | {beside} |")
    lines.append(f"| the same with the registry's document where a case has one | {share(sum(alarm(r, 'full') for r in attacks), len(attacks))} | – |")
    lines.append(f"| attacks expected to be dangerous that are | {share(sum(reaches(r, 'full') for r in deadly), len(deadly))} | – |")
    lines.append(f"| alerts whose words name the chain | {share(sum(named(r, 'chain') for r in attacks if alarm(r, 'full')), sum(alarm(r, 'full') for r in attacks))} | – |")
    gated = [r for r in attacks if r["notes"].get("gate") and alarm(r, "full")]
    lines.append(f"| alerts on gated attacks whose words name the gate | {share(sum(named(r, 'gate') for r in gated), len(gated))} | – |")
    beside = share(sum(map(dog_alarm, controls)), len(controls)) if dog else "not run"
    lines.append(f"| look-alikes at least suspicious | {share(sum(alarm(r, 'full') for r in controls), len(controls))} | {beside} |")
    if dog:
        lines += ["", f"GuardDog alarms from {scanners.GUARDDOG_ALARM} of 10 on, the threshold of its own evaluations; it reads one release and no difference."]
    return lines + [""]


def list_part(rows):
    lines = ["## Missed", ""]
    found = missed(rows)
    for row in found:
        release = row[column_of(row)]
        ids = ", ".join(f["id"] for f in release["findings"]) or "nothing"
        lines.append(f"- `{row['name']}` ({row['notes']['expected']} expected): {release['verdict']}, {release['bits']:.1f} bits, from {ids}")
    lines += [] if found else ["None."]
    lines += ["", "## Look-alikes that raise an alarm", ""]
    found = false_alarms(rows)
    lines += [f"- `{row['name']}`: {row['full']['verdict']}, {', '.join(f['id'] for f in row['full']['findings'])}" for row in found] or ["None."]
    return lines + [""]


def clean_part(clean, dog):
    if not clean:
        return ["## Clean packages", "", "Neither npm's tree nor Debian's packages could be had on this machine: not measured.", ""]
    judged = clean["judged"]
    alarms = [(f, r) for f, r in judged.items() if rank(r) >= 2]
    unread = [r for r in judged.values() if r["verdict"] == "unread"]
    notice = sum(r["verdict"] == "notice" for r in judged.values())
    lines = ["## Clean packages", "", f"npm's own tree and the npm packages of the listed Debian packages: {len(judged)} packages, "
             f"{clean['bytes'] / 1e6:.1f} MB of source and data. Nothing was run."]
    lines += ["", f"- suspicious or worse: {share(len(alarms), len(judged))}; notices: {notice}; unread: {len(unread)}"]
    for folder, release in alarms:
        lines.append(f"  - {release['release']}: {release['verdict']}, {', '.join(f['id'] for f in release['findings'])}")
    for release in unread:
        lines.append(f"  - unread: {release['release']}: {'; '.join(u['part'] + ': ' + u['reason'] for u in release['unread'][:2])}")
    if dog:
        scored = clean["dog"][0]
        high = sum((scored[f]["score"] or 0) >= scanners.GUARDDOG_ALARM for f in clean["shared"])
        findings = sum(bool(scored[f].get("issues")) for f in clean["shared"])
        ours = sum(rank(judged[f]) >= 2 for f in clean["shared"])
        lines.append(f"- the {len(clean['shared'])} that both read: Lapwing {ours} alerts; GuardDog {high} at its threshold, {findings} with any finding")
    return lines + [""]


def speed_part(clean, dog):
    if not clean:
        return []
    wall, cpu, peak = clean["shared_run"]
    lines = ["## Time and memory", "", f"The same {len(clean['shared'])} packages ({clean['shared_bytes'] / 1e6:.1f} MB), {os.cpu_count()} processors.", "",
             "| what | Lapwing | GuardDog |", "| --- | --- | --- |"]
    empty = ("not run",) * 3
    theirs = (f"{clean['dog'][1]:.1f} s", f"{clean['dog'][2]:.1f} s", f"{clean['dog'][3] / 1e6:.0f} MB") if dog else empty
    lines += [f"| wall time, one process | {wall:.2f} s | {theirs[0]} |", f"| processor time | {cpu:.2f} s | {theirs[1]} |",
              f"| peak memory | {peak / 1e6:.0f} MB | {theirs[2]} |"]
    if dog:
        lines.append(f"| times as fast: wall, processor | {clean['dog'][1] / wall:.0f}, {clean['dog'][2] / cpu:.0f} | 1 |")
        one = clean["one"]
        lines.append(f"| one call for one small package: wall, processor | {one[0] * 1000:.0f} ms, {one[1] * 1000:.0f} ms | "
                     f"{clean['dog_call'][0] * 1000:.0f} ms, {clean['dog_call'][1] * 1000:.0f} ms |")
    lines += ["", f"All {len(clean['judged'])} packages: {clean['cpu']:.1f} s of processor time, {clean['bytes'] / 1e6 / clean['cpu']:.1f} MB a second and core, "
              f"peak {clean['peak'] / 1e6:.0f} MB. Figures of a machine that did other work at the same time are lower bounds.", ""]
    return lines


def calibration_part(rows, clean, trial):
    """Of the alerts at some bits, how many were right? Attacks count for right, all else for wrong, weighted by nothing."""
    points = [(row["full"]["bits"], True) for row in rows if wanted(row)]
    points += [(row["full"]["bits"], False) for row in rows if row["kind"] == "controls"]
    points += [(r["bits"], False) for r in (clean or {}).get("judged", {}).values()]
    points += [(row["bits"], False) for row in trial or []]
    ordinary = sum(not right for _, right in points)
    bad = len(points) - ordinary
    lines = ["## Calibration", "", f"{bad} attacks, {ordinary} ordinary releases. The last column is the share that would be right where, as on the registry, one release in a thousand is bad.", "",
             "| bits | meant as | attacks | ordinary | right at 1 in 1,000 |", "| --- | --- | --- | --- | --- |"]
    for low, high in zip(EDGES, EDGES[1:]):
        hits = sum(low <= b < high and right for b, right in points)
        wrong = sum(low <= b < high and not right for b, right in points)
        # Where nothing wrong was seen, one half is taken for what may have been missed.
        p, q = hits / bad if bad else 0, max(wrong, 0.5) / ordinary if ordinary else 0
        right = f"{'' if wrong else 'about '}{100 * p * 0.001 / (p * 0.001 + q * 0.999):.0f} %" if hits else "–"
        name = "notice" if high <= 0 else "suspicious" if high < 7 else "dangerous"
        lines.append(f"| {low:g} to {high:g} | {name} | {hits} | {wrong} | {right} |")
    return lines + ["", "In-sample: weights were chosen while these cases were known. The attacks are ours, so shapes we did not think of are missing.", ""]


def trial_part(trial):
    if not trial:
        return ["## Real updates", "", "Not measured in this run: `trial.py` judges consecutive releases of git repositories; its rows go in with --trial.", ""]
    alarms = [row for row in trial if RANK.get(row["verdict"], 4) >= 2]
    lines = ["## Real updates", "", f"{len(trial)} pairs of consecutive releases of {len({r['repository'] for r in trial})} packages (git tags of public libraries): "
             f"{share(len(alarms), len(trial))} suspicious or worse; the target is at most 1 in 3,000."]
    lines += [f"- {r['repository']} {r['old']} -> {r['new']}: {r['verdict']}, {', '.join(sorted({f[0] for f in r['findings']}))}" for r in alarms]
    return lines + [""]


def text(date, lapwing, dog, rows, clean, trial):
    beside = f", GuardDog {dog.version()}" if dog else ""
    lines = ["# What is found", "", f"Measured on {date} with Lapwing {lapwing.version()}{beside} by `Evals/analysis/run --write`. How to read it: README.md.", ""]
    lines += cases_part(rows, dog) + list_part(rows) + clean_part(clean, dog) + speed_part(clean, dog) + trial_part(trial)
    lines += calibration_part(rows, clean, trial)
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines) + "\n"
