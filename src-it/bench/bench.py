"""Measures our distribution and the original in the same run and tells how they compare."""

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import floor
import probe
import report
from daemon import Daemon, Target
from rows import GUARDED, Sessions
from scale import ScaleSessions

OURS = "ours"

QUICK_SECONDS = 30  # After that no further round of --quick begins; each session has at least one.


def arguments():
    parser = argparse.ArgumentParser(prog="bench.sh", description=__doc__)
    parser.add_argument("--root", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--dist", help="measured distribution (default: dist/target/jsupervisor)")
    parser.add_argument("--checkout", help="checkout of a newer original, to be measured too")
    parser.add_argument("--rounds", type=int, default=5, help="how often everything is measured (5)")
    parser.add_argument(
        "--quick",
        action="store_true",
        help="few rounds of the cheap rows; fails when the best of a ratio is twice that of"
        " docs/reference/performance.md and misses its goal",
    )
    parser.add_argument("--only", help="comma-separated names of sessions instead of all, such as rotated_log")
    parser.add_argument("--write", action="store_true", help="write docs/reference/performance.md")
    options = parser.parse_args()
    if options.write and (options.quick or options.only):
        parser.error("--write needs all sessions")
    if options.rounds < 1:
        parser.error("--rounds must be positive")
    return options


def original_name(command, environment=None):
    version = subprocess.run(
        [*command, "--version"], env=environment, stdout=subprocess.PIPE, check=True, text=True
    )
    return f"original {version.stdout.strip()}"


def compared(options):
    """The targets, the original first, ours last."""
    home = os.path.abspath(options.dist or os.path.join(options.root, "dist", "target", "jsupervisor"))
    ours = Target(OURS, [f"{home}/bin/jsupervisord"], [f"{home}/bin/jsupervisorctl"])
    daemon, client = "/usr/bin/supervisord", "/usr/bin/supervisorctl"
    for file in (daemon, client, *ours.daemon, *ours.client):
        if not os.access(file, os.X_OK):
            raise probe.BenchError(f"cannot run {file}")
    targets = [Target(original_name([daemon]), [daemon], [client])]
    if options.checkout:
        python = ["/usr/bin/python3", "-m"]
        path = {"PYTHONPATH": os.path.abspath(options.checkout)}
        name = original_name([*python, "supervisor.supervisord"], dict(os.environ, **path))
        targets.append(
            Target(name, [*python, "supervisor.supervisord"], [*python, "supervisor.supervisorctl"], path)
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
        quick = Sessions(child, kills=1, calls=300, idle_seconds=0, flood_bytes=1 << 27)
        sessions = [(quick.two_hundred, 3), (quick.one_program, 3), (quick.daemonizing, 3), (quick.rotated_log, 3)]
    else:
        full = Sessions(child, kills=5, calls=600, idle_seconds=20, flood_bytes=1 << 29)
        scale = ScaleSessions(child, flood_bytes=1 << 26)
        rounds = options.rounds
        sessions = [
            (full.one_program, rounds),
            (full.daemonizing, rounds),
            (full.two_hundred, rounds),
            (full.rotated_log, rounds),
            (full.plain_log, rounds),
            (full.line_log, min(rounds, 3)),
            (full.thousand, min(rounds, 3)),
            (scale.idle_pipes, min(rounds, 3)),
            (scale.followers, min(rounds, 3)),
            (scale.many_programs, 1),
        ]
    wanted = options.only.split(",") if options.only else None
    return [pair for pair in sessions if wanted is None or pair[0].__name__ in wanted]


class Measurement:
    """Lists of figures by target and row key; what a target other than ours cannot do is a remark."""

    def __init__(self, targets):
        self._targets = targets
        self.samples = {target.name: {} for target in targets}
        self.remarks = []
        self._unable = set()

    def run(self, sessions, seconds=None):
        """Round by round through all sessions, until that many seconds are over."""
        deadline = None if seconds is None else time.monotonic() + seconds
        for turn in range(max((rounds for _, rounds in sessions), default=0)):
            for session, rounds in sessions:
                if turn < rounds and (turn == 0 or deadline is None or time.monotonic() < deadline):
                    print(f"{session.__name__} {turn + 1}/{rounds}", file=sys.stderr)
                    self._take_turns(session, turn)

    def _take_turns(self, session, turn):
        """Each second round the other way round."""
        for target in self._targets if turn % 2 == 0 else reversed(self._targets):
            if (session.__name__, target.name) not in self._unable:
                for key, figure in self._figures(session, target).items():
                    self.samples[target.name].setdefault(key, []).append(figure)

    def _figures(self, session, target):
        try:
            return session(target)
        except probe.BenchError as error:
            if target.name == OURS:
                raise
            self._unable.add((session.__name__, target.name))
            self.remarks.append(f"{target.name}, {session.__name__.replace('_', ' ')}: {error}.")
            return {}


def compiled(directory, name):
    program = os.path.join(directory, name)
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), f"{name}.c")
    subprocess.run(["cc", "-O2", "-o", program, source], check=True)
    return program


def run(options, directory):
    child = compiled(directory, "child")
    targets = compared(options)
    original = targets[0].name
    load = os.getloadavg()[0]
    version = runtime(targets[-1], child)
    measurement = Measurement(targets)
    measurement.run(plan(options, child), QUICK_SECONDS if options.quick else None)
    around = report.surroundings(version, "up to 3, quick" if options.quick else options.rounds, load)
    if options.quick:
        return guard(options, measurement.samples, original, around)
    remarks = [floor.sentence(child, compiled(directory, "copy"), 1 << 29), *measurement.remarks]
    lines = report.table(report.medians(measurement.samples), OURS, original)
    print("\n".join([*around, "", *lines, "", *remarks]))
    if options.write:
        with open(page_path(options), "w", encoding="utf-8") as file:
            file.write(report.page(lines, around, remarks))
    return 0


def page_path(options):
    return os.path.join(options.root, "docs", "reference", "performance.md")


def guard(options, samples, original, around):
    """Compares with the committed page; the exit status."""
    figures = report.best(samples)
    print("\n".join([*around, "", *report.table(figures, OURS, original)]))
    committed = report.committed_ratios(page_path(options))
    print(f"Guarded, best of the rounds: {', '.join(sorted(GUARDED & committed.keys()))}")
    lost = report.losses(report.ratios(figures, OURS, original), committed)
    for sentence in lost:
        print(f"bench: gross loss: {sentence}", file=sys.stderr)
    return 1 if lost else 0


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
