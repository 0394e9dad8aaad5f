"""The rows of the table and the sessions that measure them.

A session runs one daemon of one target and returns figures by row key; smaller is better in every row.
"""

import collections
import os
import resource
import signal
import time

import probe
from daemon import Daemon

Row = collections.namedtuple("Row", "key label digits goal limit absolute")


def ratio(key, label, digits, limit):
    return Row(key, label, digits, f"ratio < {limit}", limit, False)


def absolute(key, label, digits, limit, unit):
    return Row(key, label, digits, f"< {limit} {unit}", limit, True)


ROWS = [
    ratio("first", "start to first child, ms", 0, 1),
    ratio("all", "start to 200 children, ms", 0, 0.5),
    ratio("all-cpu", "start to 200 children, daemon CPU ms", 0, 1),
    ratio("respawn", "killed to running again, ms", 1, 0.02),
    absolute("switches", "idle with 200 children: context switches/s", 2, 1, "/s"),
    absolute("idle", "idle with 200 children: CPU ms/min", 1, 20, "ms"),
    absolute("pss", "PSS with 200 children, MB", 1, 50, "MB"),
    absolute("busy-pss", "PSS right after thousands of calls, MB", 1, 60, "MB"),
    ratio("state", "getState, ms per call", 3, 0.4),
    ratio("state-cpu", "getState, daemon CPU ms per call", 3, 0.4),
    ratio("info", "getAllProcessInfo of 200, ms per call", 2, 0.1),
    ratio("info-cpu", "getAllProcessInfo of 200, daemon CPU ms per call", 2, 0.15),
    ratio("status", "client: status of 200, ms", 0, 0.8),
    ratio("rotate", "log rotating at 50 MB, s/GB", 2, 0.5),
    ratio("rotate-cpu", "log rotating at 50 MB, daemon CPU s/GB", 2, 0.5),
    ratio("plain", "log without rotation, s/GB", 2, 0.4),
    ratio("plain-cpu", "log without rotation, daemon CPU s/GB", 2, 0.4),
    ratio("lines", "log of lines written one by one, s/GB", 2, 1.1),
    ratio("lines-cpu", "log of lines written one by one, daemon CPU s/GB", 2, 0.6),
    ratio("shutdown", "shutdown of 200, ms", 0, 0.2),
    absolute("thousand", "1,000 programs RUNNING with minfds=20000, s", 2, 2, "s"),
    absolute("silence", "longest RPC silence meanwhile, ms", 0, 50, "ms"),
    absolute("daemonize", "daemonizing command returns, ms", 0, 200, "ms"),
    ratio("many-start", "5,000 programs RUNNING, s", 1, 0.5),
    absolute("growth-start", "CPU to start one of 5,000, against one of 500", 2, 1.3, "times"),
    ratio("many-memory", "PSS for each of 5,000 programs, KB", 1, 1),
    ratio("many-status", "getAllProcessInfo of 5,000, ms per call", 0, 0.1),
    absolute("growth-status", "CPU to tell of one of 5,000, against one of 500", 2, 1.3, "times"),
    ratio("idle-pipes", "log rotating at 50 MB beside 2,000 idle pipes, s/GB", 2, 0.7),
    ratio("idle-pipes-cpu", "log beside 2,000 idle pipes, daemon CPU s/GB", 2, 0.7),
    ratio("follow", "a line to the last of 200 clients following a log, ms", 0, 1),
    absolute("follow-cpu", "a line to 200 following clients, daemon CPU µs per client", 0, 100, "µs"),
    absolute("follow-call", "getState right after it, the longest, ms", 1, 50, "ms"),
]

# What --quick compares with the committed page: rows that do not set our work against a wait of the
# original's, so that a busy machine slows both down alike.
GUARDED = {
    "all-cpu",
    "busy-pss",
    "state",
    "state-cpu",
    "info",
    "info-cpu",
    "status",
    "rotate-cpu",
    "daemonize",
}

FLOOD_PROGRAM = (
    "[program:flood]\ncommand={child} {stamps} {bytes}\nautostart=false\nautorestart=false\nstartsecs=0\n"
    "stdout_logfile=%(here)s/flood.log\nstdout_logfile_maxbytes={size}\nstdout_logfile_backups=3\n"
)

MILLI = 1e6
LINE = 128  # Bytes.
SECOND = 1e9


def median(values):
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def thousands_possible():
    """Whether so many descriptors are allowed as thousands of programs need."""
    return os.getuid() == 0 or resource.getrlimit(resource.RLIMIT_NOFILE)[1] >= 20000


def flood_figures(daemon, program, key, flood_bytes):
    """Seconds per gigabyte which a program that is started now needs to write, and the daemon's CPU."""
    cpu = probe.cpu_nanos(daemon.pid)
    daemon.rpc.call("supervisor.startProcess", program)
    (began, _), (ended, _) = daemon.await_stamps(2, 120)
    cpu = probe.cpu_nanos(daemon.pid) - cpu
    # Nanoseconds per byte are seconds per gigabyte.
    return {key: (ended - began) / flood_bytes, f"{key}-cpu": cpu / flood_bytes}


class Sessions:
    """What is measured of one target; the effort says how often and how long."""

    def __init__(self, child, kills, calls, idle_seconds, flood_bytes):
        self._child = child
        self._kills = kills
        self._calls = calls
        self._idle_seconds = idle_seconds
        self._flood_bytes = flood_bytes

    def one_program(self, target):
        with Daemon(target, self._child, 1, "autorestart=true").start() as daemon:
            first = daemon.await_stamps(1)[0][0] - daemon.started_nanos
            daemon.connect()
            probe.until(lambda: daemon.running() == 1, "the program to run")
            return {"first": first / MILLI, "respawn": median(self._respawns(daemon)) / MILLI}

    def _respawns(self, daemon):
        for turn in range(self._kills):
            time.sleep(0.1 + turn * 0.37 % 1)  # Meets a daemon that looks once a second at every phase.
            _, pid = daemon.stamps()[-1]
            killed = time.monotonic_ns()
            os.kill(pid, signal.SIGKILL)
            yield daemon.await_stamps(turn + 2)[-1][0] - killed

    def daemonizing(self, target):
        with Daemon(target, self._child, 1) as daemon:
            took = daemon.daemonize()
            daemon.await_stamps(1)
            return {"daemonize": took / MILLI}

    def two_hundred(self, target):
        with Daemon(target, self._child, 200).start() as daemon:
            figures = {"all": (daemon.await_stamps(200)[-1][0] - daemon.started_nanos) / MILLI}
            figures["all-cpu"] = probe.cpu_nanos(daemon.pid) / MILLI
            daemon.connect()
            probe.until(lambda: daemon.running() == 200, "200 programs to run", pause=0.1)
            figures["state"], figures["state-cpu"] = self._calls_of(daemon, "supervisor.getState", self._calls)
            figures["info"], figures["info-cpu"] = self._calls_of(
                daemon, "supervisor.getAllProcessInfo", self._calls // 20
            )
            figures["status"] = median([self._status(daemon) for _ in range(3)]) / MILLI
            daemon.rpc.close()
            figures["busy-pss"] = probe.pss_kilobytes(daemon.pid) / 1024
            if self._idle_seconds:
                figures["switches"], figures["idle"] = self._idle(daemon)
                figures["pss"] = probe.pss_kilobytes(daemon.pid) / 1024
            figures["shutdown"] = daemon.shutdown() / MILLI
            return figures

    def _calls_of(self, daemon, method, count):
        for _ in range(count // 5 + 1):
            daemon.rpc.call(method)
        cpu, began = probe.cpu_nanos(daemon.pid), time.monotonic_ns()
        for _ in range(count):
            daemon.rpc.call(method)
        took = time.monotonic_ns() - began
        return took / count / MILLI, (probe.cpu_nanos(daemon.pid) - cpu) / count / MILLI

    def _status(self, daemon):
        lines, took = daemon.client("status")
        if sum(b"RUNNING" in line for line in lines) != 200:
            raise probe.BenchError(f"cannot use the status {daemon.target.name} shows")
        return took

    def _idle(self, daemon):
        time.sleep(12)  # What the calls before left to be done, such as giving back memory, is not idleness.
        switches, cpu = probe.context_switches(daemon.pid), probe.cpu_nanos(daemon.pid)
        time.sleep(self._idle_seconds)
        cpu = probe.cpu_nanos(daemon.pid) - cpu
        switches = probe.context_switches(daemon.pid) - switches
        return switches / self._idle_seconds, cpu / MILLI * 60 / self._idle_seconds

    def rotated_log(self, target):
        return self._flood(target, "rotate", "50MB")

    def plain_log(self, target):
        return self._flood(target, "plain", "0")

    def line_log(self, target):
        return self._flood(target, "lines", "50MB", self._flood_bytes // 4, LINE)

    def _flood(self, target, key, size, flood_bytes=None, write=""):
        flood_bytes = flood_bytes or self._flood_bytes
        options = (
            "autostart=false\nautorestart=false\nstdout_logfile=%(here)s/flood.log\n"
            f"stdout_logfile_maxbytes={size}\nstdout_logfile_backups=3"
        )
        with Daemon(target, self._child, 1, options, child_arguments=f"{flood_bytes} {write}") as daemon:
            daemon.start().connect()
            return flood_figures(daemon, "p0", key, flood_bytes)

    def thousand(self, target):
        if not thousands_possible():
            return {}
        with Daemon(target, self._child, 1000, minfds=20000).start() as daemon:
            silence = self._longest_silence(daemon)
            probe.until(lambda: daemon.running() == 1000, "1,000 programs to run", 120, 0.05)
            return {
                "thousand": (time.monotonic_ns() - daemon.started_nanos) / SECOND,
                "silence": silence / MILLI,
            }

    def _longest_silence(self, daemon):
        """Longest time a call took between the opening of the port and the last start."""
        probe.until(daemon.rpc.connect, "the daemon to listen", 60, 0.001)
        longest = 0
        while True:
            began = time.monotonic_ns()
            daemon.rpc.call("supervisor.getState")
            longest = max(longest, time.monotonic_ns() - began)
            if daemon.stamp_count() >= 1000:
                return longest
            if time.monotonic_ns() - daemon.started_nanos > 120 * SECOND:
                raise probe.BenchError("cannot wait longer for 1,000 programs")
            time.sleep(0.005)

