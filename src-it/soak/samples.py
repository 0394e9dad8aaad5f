"""What is looked at while the daemon is soaked, and what is too much of it."""

import os
from statistics import median

import probe

# Column, what the table calls it, and how much more at the end than at the start is no leak: share and absolute.
COLUMNS = [
    ("rss", "RSS, MB", 0.25, 8),
    ("own", "not of files, MB", 0.25, 8),
    ("descriptors", "descriptors", 0, 12),
    ("threads", "threads", 0, 2),
    ("children", "children", 0, 8),
]


def take(pid, started):
    with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as status:
        values = dict(line.rstrip("\n").split(":", 1) for line in status)
    children = []
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/children", encoding="ascii") as file:
            children += file.read().split()
    return {
        "seconds": round(started),
        "rss": int(values["VmRSS"].split()[0]) / 1024,
        "own": int(values["RssAnon"].split()[0]) / 1024,
        "descriptors": len(os.listdir(f"/proc/{pid}/fd")),
        "threads": int(values["Threads"]),
        "children": len(children),
        "cpu": probe.cpu_nanos(pid) / 1_000_000_000,
    }


def thirds(samples):
    """The first, middle and last of the samples; what comes before the tenth part is the start's own."""
    warm = samples[len(samples) // 10 :]
    size = max(1, len(warm) // 3)
    middle = (len(warm) - size) // 2
    return warm[:size], warm[middle : middle + size], warm[-size:]


def summary(samples):
    """Rows of title, start, middle, end, and whether that is growth."""
    parts = thirds(samples)
    rows = []
    for key, title, share, absolute in COLUMNS:
        figures = [median(sample[key] for sample in part) for part in parts]
        grew = figures[2] - figures[0] > max(absolute, share * figures[0])
        rows.append((title, *figures, grew))
    return rows


def table(rows):
    lines = ["| | start | middle | end | |", "|---|---:|---:|---:|---|"]
    for title, start, middle, end, grew in rows:
        lines.append(f"| {title} | {start:.1f} | {middle:.1f} | {end:.1f} | {'grew' if grew else ''} |")
    return lines
