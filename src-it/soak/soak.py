"""Keeps a daemon busy for hours; tells what grew and what was lost."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time

import losses
import probe
import samples
from world import Load, configuration


def arguments():
    parser = argparse.ArgumentParser(prog="soak.sh", description=__doc__)
    parser.add_argument("hours", type=float, metavar="HOURS", help="such as 1, or 0.05 for three minutes")
    parser.add_argument("--root", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--dist", help="soaked distribution (default: dist/target/jsupervisor)")
    parser.add_argument("--samples", metavar="FILE", help="keep all samples in this file, separated by tabs")
    options = parser.parse_args()
    if not 0 < options.hours <= 1000:
        parser.error("HOURS is a number above 0")
    return options


def run(options, directory):
    port, seconds = probe.free_port(), options.hours * 3600
    with open(f"{directory}/supervisord.conf", "w", encoding="ascii") as file:
        file.write(configuration(directory, port, 0))
    home = os.path.abspath(options.dist or os.path.join(options.root, "dist", "target", "jsupervisor"))
    daemon = subprocess.Popen(
        [f"{home}/bin/jsupervisord", "-n", "-s", "-c", f"{directory}/supervisord.conf"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        probe.until(probe.Rpc(port).connect, "the daemon to listen", 60)
        load = Load(directory, port, daemon.pid, min(30, seconds / 8), min(600, seconds / 3))
        load.start()
        taken = watch(daemon, seconds)
        load.stop()
        ended = daemon.poll()
        if ended is None:
            daemon.terminate()
            probe.await_end(daemon, 60)
        return verdict(options, directory, load, taken, ended)
    finally:
        if daemon.poll() is None:
            daemon.kill()
            daemon.wait()
        probe.kill_descendants()


def watch(daemon, seconds):
    began, pause, taken = time.monotonic(), min(60, seconds / 30), []
    terminal = sys.stdout.isatty()
    while time.monotonic() - began < seconds and daemon.poll() is None:
        time.sleep(min(pause, max(0.0, began + seconds - time.monotonic())))
        if daemon.poll() is None:
            taken.append(samples.take(daemon.pid, time.monotonic() - began))
            last = taken[-1]
            print(
                f"{last['seconds']:6d} s of {seconds:.0f}: RSS {last['rss']:.1f} MB, {last['own']:.1f} MB not of files,"
                f" {last['descriptors']} descriptors, {last['children']} children",
                end="\r" if terminal else "\n",
                flush=True,
            )
    if terminal:
        print()
    return taken


def keep(file, taken):
    with open(file, "w", encoding="ascii") as table:
        for row in [list(taken[0]), *(one.values() for one in taken)] if taken else []:
            table.write("\t".join(str(cell) for cell in row) + "\n")


def verdict(options, directory, load, taken, ended):
    """Prints what was seen; true if nothing is wrong."""
    faults = []
    if options.samples:
        keep(options.samples, taken)
    if ended is not None:
        faults.append(f"the daemon ended by itself with {ended}")
    rows = samples.summary(taken)
    faults += [f"{row[0]} grew" for row in rows if row[4]]
    lost_lines = written = 0
    for name in ("writer", "toggled"):
        lost, count = losses.lost_lines(losses.lines_of(f"{directory}/{name}.log"))
        lost_lines, written = lost_lines + lost, written + count
    with open(f"{directory}/events", encoding="ascii") as notes:
        lost_events, delivered = losses.lost_events(notes)
    if lost_lines or not written:
        faults.append(f"{lost_lines} lines of output were lost")
    if lost_events or not delivered:
        faults.append(f"{lost_events} events were lost")
    faults += load.errors[:10]
    print("\n".join(samples.table(rows)))
    print(f"| lines of output: lost, of | | | {lost_lines} of {written:,} | |")
    print(f"| events: lost, of | | | {lost_events} of {delivered:,} | |")
    print(
        f"\n{load.calls:,} calls ({load.faults:,} answered with a fault), {load.reloads} reloads,"
        f" {load.restarts} restarts, {load.followed / 1e6:.1f} MB followed,"
        f" {taken[-1]['cpu'] if taken else 0:.1f} s of CPU time"
    )
    for fault in faults:
        print(f"soak: {fault}", file=sys.stderr)
    return not faults


def main():
    options = arguments()
    probe.adopt_orphans()
    directory = tempfile.mkdtemp(prefix="jsupervisor-soak-")
    good = False
    try:
        good = run(options, directory)
    except probe.BenchError as error:
        print(f"soak: {error}", file=sys.stderr)
    finally:
        if good:
            shutil.rmtree(directory)
        else:
            print(f"soak: logs and configuration are in {directory}", file=sys.stderr)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
