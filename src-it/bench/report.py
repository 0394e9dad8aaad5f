"""Medians and ratios as a table, the page made of it, and the check against a committed page."""

import datetime
import os
import platform

from rows import GUARDED, ROWS, median

GROSS = 2


def medians(samples):
    """From lists of figures by target and row key to one figure each."""
    return {
        name: {key: median(figures) for key, figures in rows.items()} for name, rows in samples.items()
    }


def best(samples):
    """Likewise, but of each row the smallest figure, which a busy machine disturbs least."""
    return {name: {key: min(figures) for key, figures in rows.items()} for name, rows in samples.items()}


def ratios(figures, ours, original):
    return {
        row.key: figures[ours][row.key] / figures[original][row.key]
        for row in ROWS
        if row.key in figures[ours] and figures[original].get(row.key)
    }


def table(figures, ours, original):
    """Lines of a Markdown table."""
    others = [name for name in figures if name not in (ours, original)]
    columns = [original, *others, ours]
    newest = others[-1] if others else original
    headings = columns + ["ratio"] + ([f"ratio to {newest}"] if others else [])
    lines = [
        "| smaller is better | " + " | ".join(headings) + " | goal | |",
        "|---|" + "---:|" * len(headings) + "---|---|",
    ]
    by_row, to_newest = ratios(figures, ours, original), ratios(figures, ours, newest)
    for row in ROWS:
        if row.key not in figures[ours]:
            continue
        cells = [
            f"{figures[name][row.key]:.{row.digits}f}" if row.key in figures[name] else ""
            for name in columns
        ]
        share = to_newest.get(row.key)
        compared = figures[ours][row.key] if row.absolute else share
        verdict = "" if compared is None else "reached" if compared < row.limit else "missed"
        shares = [by_row.get(row.key)] + ([share] if others else [])
        cells += [f"{one:.4f}" if one is not None else "" for one in shares] + [row.goal, verdict]
        lines.append(f"| {row.label} | " + " | ".join(cells) + " |")
    return lines


def surroundings(runtime, rounds, load):
    model = next(
        (line.partition(":")[2].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")),
        platform.machine(),
    )
    return [
        f"- Date: {datetime.date.today().isoformat()}",
        f"- Cores: {os.cpu_count()} ({model})",
        f"- JDK: {runtime}",
        f"- Python: {platform.python_version()}",
        f"- Kernel: {platform.system()} {platform.release()}",
        f"- Rounds: {rounds}, load average before: {load:.2f}",
    ]


def page(lines, around, remarks=()):
    return "\n".join(
        [
            "# Performance",
            "",
            "Written by `sh src-it/bench.sh --write`. The daemons took turns in the same run, and every figure is the",
            "median of the rounds. **The ratios count**, not the milliseconds: those belong to one machine and one day.",
            "`ratio` is ours divided by the original. Where a newer original was measured too, the goal is for the ratio to that.",
            "",
            *around,
            "",
            *lines,
            "",
            *remarks,
            *([""] if remarks else []),
            "Everything is measured from outside: the CPU clock of the process, `/proc` for memory and context switches,",
            "stamps of the monotonic clock which a small C program writes when it starts, and XML-RPC over one kept-alive",
            "TCP connection on loopback. *Killed to running again* is the time from SIGKILL to the first stamp of the next",
            "process. *Shutdown* is the time from SIGTERM to the end of the daemon. The original waits up to a second",
            "before it starts its first program; that second is part of its figures. Log files are in the directory for",
            "temporary files, so the speed of that file system is part of the log rows of both.",
            "",
        ]
    )


def committed_ratios(path):
    """Ratios by row key of a page written before; empty without one."""
    if not os.path.exists(path):
        return {}
    keys = {row.label: row.key for row in ROWS}
    found, column = {}, None
    with open(path, encoding="utf-8") as file:
        for line in file:
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if "ratio" in cells:
                column = cells.index("ratio")
            elif column is not None and cells[0] in keys and cells[column]:
                found[keys[cells[0]]] = float(cells[column])
    return found


def losses(measured, committed):
    """Sentences, one for each guarded row that is grossly worse than the committed page.

    A ratio that reaches its goal all the same is none: few calls of code that is not compiled yet can double it.
    """
    return [
        f"{row.label}: ratio {measured[row.key]:.4f}, committed {committed[row.key]:.4f}"
        for row in ROWS
        if row.key in GUARDED
        and row.key in measured
        and row.key in committed
        and measured[row.key] > GROSS * committed[row.key]
        and (row.absolute or measured[row.key] >= row.limit)
    ]
