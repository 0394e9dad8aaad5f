"""Measures our distribution and the original in the same run and tells how they compare."""

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile

import probe
import report
from daemon import Daemon, Target
from rows import Sessions

OURS = "ours"


def arguments():
    parser = argparse.ArgumentParser(prog="bench.sh", description=__doc__)
    parser.add_argument("--root", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--dist", help="measured distribution (default: dist/target/jsupervisor)")
    parser.add_argument("--checkout", help="checkout of a newer original, to be measured too")
    parser.add_argument("--rounds", type=int, default=5, help="how often everything is measured (5)")
    parser.add_argument(
        "--quick",
        action="store_true",
        help="few rounds of the cheap rows; fails when a ratio is twice that of docs/reference/performance.md",
    )
    parser.add_argument("--write", action="store_true", help="write docs/reference/performance.md")
    options = parser.parse_args()
    if options.quick and options.write:
        parser.error("--quick does not measure all that --write needs")
    if options.rounds < 1:
        parser.error("--rounds must be positive")
    return options


def original_name(daemon):
    version = subprocess.run([daemon, "--version"], stdout=subprocess.PIPE, check=True, text=True)
    return f"original {version.stdout.strip()}"


def compared(options):
    """The targets, the original first, ours last."""
    home = os.path.abspath(options.dist or os.path.join(options.root, "dist", "target", "jsupervisor"))
    ours = Target(OURS, [f"{home}/bin/jsupervisord"], [f"{home}/bin/jsupervisorctl"])
    daemon, client = "/usr/bin/supervisord", "/usr/bin/supervisorctl"
    for file in (daemon, client, *ours.daemon, *ours.client):
        if not os.access(file, os.X_OK):
            raise probe.BenchError(f"cannot run {file}")
    targets = [Target(original_name(daemon), [daemon], [client])]
    if options.checkout:
        python = ["/usr/bin/python3", "-m"]
        targets.append(
            Target(
                "checkout",
                [*python, "supervisor.supervisord"],
                [*python, "supervisor.supervisorctl"],
                {"PYTHONPATH": os.path.abspath(options.checkout)},
            )
        )
    return [*targets, ours]


def runtime(target, child):
    """Version of the JDK the launcher chose."""
    with Daemon(target, child, 1).start() as daemon:
        daemon.connect()
        home = os.path.dirname(os.path.dirname(os.path.realpath(f"/proc/{daemon.pid}/exe")))
    with open(os.path.join(home, "release"), encoding="utf-8") as release:
        values = dict(re.findall(r'^(\w+)="(.*)"$', release.read(), re.MULTILINE))
    return f"{values.get('IMPLEMENTOR', '')} {values['JAVA_VERSION']}".strip()


def plan(options, child):
    """Pairs of a session and its number of rounds."""
    if options.quick:
        quick = Sessions(child, kills=2, calls=600, idle_seconds=0, flood_bytes=0)
        return [(quick.one_program, 3), (quick.daemonizing, 3), (quick.two_hundred, 3)]
    full = Sessions(child, kills=5, calls=600, idle_seconds=20, flood_bytes=1 << 29)
    rounds = options.rounds
    return [
        (full.one_program, rounds),
        (full.daemonizing, rounds),
        (full.two_hundred, rounds),
        (full.rotated_log, rounds),
        (full.plain_log, rounds),
        (full.thousand, min(rounds, 3)),
    ]


def measure(targets, sessions):
    """Lists of figures by target and row key; the targets take turns, each second round the other way round."""
    samples = {target.name: {} for target in targets}
    for session, rounds in sessions:
        for turn in range(rounds):
            for target in targets if turn % 2 == 0 else reversed(targets):
                print(f"{session.__name__} {turn + 1}/{rounds}: {target.name}", file=sys.stderr)
                for key, figure in session(target).items():
                    samples[target.name].setdefault(key, []).append(figure)
    return samples


def run(options, directory):
    child = os.path.join(directory, "child")
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "child.c")
    subprocess.run(["cc", "-O2", "-o", child, source], check=True)
    targets = compared(options)
    original = targets[0].name
    load = os.getloadavg()[0]
    version = runtime(targets[-1], child)
    figures = report.medians(measure(targets, plan(options, child)))
    lines = report.table(figures, OURS, original)
    around = report.surroundings(version, "3, quick" if options.quick else options.rounds, load)
    print("\n".join([*around, "", *lines]))
    path = os.path.join(options.root, "docs", "reference", "performance.md")
    if options.write:
        with open(path, "w", encoding="utf-8") as file:
            file.write(report.page(lines, around))
    if options.quick:
        lost = report.losses(report.ratios(figures, OURS, original), report.committed_ratios(path))
        for sentence in lost:
            print(f"bench: gross loss: {sentence}", file=sys.stderr)
        return 1 if lost else 0
    return 0


def main():
    options = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    probe.adopt_orphans()
    directory = tempfile.mkdtemp(prefix="jsupervisor-bench-")
    try:
        return run(options, directory)
    except (probe.BenchError, OSError, subprocess.SubprocessError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    finally:
        probe.kill_descendants()
        shutil.rmtree(directory)


if __name__ == "__main__":
    sys.exit(main())
