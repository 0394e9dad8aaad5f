"""Finds what is missing in the writers' logs and in the listeners' notes."""

import glob
import os
import re


def in_order(log):
    """The log's files, the oldest first: log.3, log.2, log.1, log."""
    numbered = [(int(file.rpartition(".")[2]), file) for file in glob.glob(glob.escape(log) + ".[0-9]*")]
    files = [file for _, file in sorted(numbered, reverse=True)]
    return files + ([log] if os.path.exists(log) else [])


def lines_of(log):
    for file in in_order(log):
        with open(file, "rb") as lines:
            yield from lines


def lost_lines(lines):
    """Lines that a writer wrote and that are not there, with the number of all: (lost, written).

    A writer that was killed says no end; of such a one only gaps count.
    """
    expected, lost, written = {}, 0, 0
    for line in lines:
        match = re.fullmatch(rb"(\d+) (end )?(\d+)\n", line)
        if not match:
            lost += 1
            continue
        pid, number = match.group(1), int(match.group(3))
        due = expected.get(pid, 0)
        lost += max(0, number - due)
        if match.group(2):
            # The pid may be given again to another writer.
            expected.pop(pid, None)
        else:
            if number < due:
                due = number
            written += 1
            expected[pid] = number + 1
    return lost, written


def lost_events(notes):
    """Gaps in the numbers of a pool's events, with the number of all: (lost, delivered).

    Each life of the daemon numbers anew; several listeners may note out of order.
    """
    lives, life = [], []
    for line in notes:
        serial = int(line.split()[2])
        if life and serial == 0:
            lives.append(life)
            life = []
        life.append(serial)
    lives.append(life)
    lost = sum(max(life) - min(life) + 1 - len(set(life)) for life in lives if life)
    return lost, sum(len(life) for life in lives)
