"""Sessions with many programs, pipes and clients; they belong to the full run only."""

import os
import select
import socket
import time

import probe
from daemon import Daemon
from rows import FLOOD_PROGRAM, MILLI, SECOND, flood_figures, median, thousands_possible

FEW = 500
MANY = 5000
IDLE_PROGRAMS = 1000
FOLLOWERS = 200
MINFDS = 20000
PATIENCE_SECONDS = 300
REST_SECONDS = 15  # After which memory that the calls needed has been given back.


class ScaleSessions:
    """What is measured of one target with many of everything."""

    def __init__(self, child, flood_bytes):
        self._child = child
        self._flood_bytes = flood_bytes

    def many_programs(self, target):
        """Cost of one program among 5,000, and how it compares with one among 500."""
        if not thousands_possible():
            return {}
        few, many = self._cost(target, FEW), self._cost(target, MANY)
        return {
            "many-start": many["start"] / SECOND,
            "many-memory": many["memory"],
            "many-status": many["info"] * MANY / MILLI,
            "growth-start": many["cpu"] / few["cpu"],
            "growth-status": many["info-cpu"] / few["info-cpu"],
        }

    def _cost(self, target, programs):
        # Without a pipe and a log for stderr, so that the usual hard limit of descriptors suffices.
        options = "redirect_stderr=true"
        with Daemon(target, self._child, programs, options, minfds=MINFDS).start() as daemon:
            daemon.connect(PATIENCE_SECONDS)
            daemon.await_stamps(programs, PATIENCE_SECONDS)
            probe.until(lambda: daemon.running() == programs, "all programs to run", PATIENCE_SECONDS, 0.1)
            start, cpu = time.monotonic_ns() - daemon.started_nanos, probe.cpu_nanos(daemon.pid)
            info, info_cpu = self._info(daemon)
            daemon.rpc.close()
            time.sleep(REST_SECONDS)
            return {
                "start": start,
                "cpu": cpu / programs,
                "memory": probe.pss_kilobytes(daemon.pid) / programs,
                "info": info / programs,
                "info-cpu": info_cpu / programs,
            }

    def _info(self, daemon):
        for _ in range(5):
            daemon.running()
        calls = 5
        cpu, began = probe.cpu_nanos(daemon.pid), time.monotonic_ns()
        for _ in range(calls):
            daemon.running()
        return (time.monotonic_ns() - began) / calls, (probe.cpu_nanos(daemon.pid) - cpu) / calls

    def idle_pipes(self, target):
        """A flood beside 2,000 pipes on which nothing comes."""
        if not thousands_possible():
            return {}
        flood = FLOOD_PROGRAM.format(
            child=self._child, bytes=self._flood_bytes, size="50MB", stamps="%(here)s/flood-stamps"
        )
        with Daemon(target, self._child, IDLE_PROGRAMS, minfds=10000, more=flood).start() as daemon:
            daemon.await_stamps(IDLE_PROGRAMS, PATIENCE_SECONDS)
            daemon.connect()
            probe.until(
                lambda: daemon.running() == IDLE_PROGRAMS, "the programs to run", PATIENCE_SECONDS, 0.1
            )
            daemon.stamps_file = os.path.join(daemon.directory, "flood-stamps")
            return flood_figures(daemon, "flood", "idle-pipes", self._flood_bytes)

    def followers(self, target):
        """How long a line takes to reach 200 clients that follow a log, and how calls fare meanwhile."""
        with Daemon(target, self._child, 1, "stdout_logfile=%(here)s/p0.log", minfds=2000) as daemon:
            daemon.start().connect()
            daemon.await_stamps(1)
            log = os.path.join(daemon.directory, "p0.log")
            clients = [self._follow(daemon.port) for _ in range(FOLLOWERS)]
            try:
                self._append(log, b"first\n")
                self._await_all(clients, b"first")
                delays, calls = [], []
                cpu = probe.cpu_nanos(daemon.pid)
                for turn in range(5):
                    line = b"line %d" % turn
                    began = time.monotonic_ns()
                    self._append(log, line + b"\n")
                    delays.append(self._await_all(clients, line) - began)
                    began = time.monotonic_ns()
                    daemon.rpc.call("supervisor.getState")
                    calls.append(time.monotonic_ns() - began)
                cpu = probe.cpu_nanos(daemon.pid) - cpu
            finally:
                for client in clients:
                    client.close()
            return {
                "follow": median(delays) / MILLI,
                "follow-cpu": cpu / 5 / FOLLOWERS / 1000,
                "follow-call": max(calls) / MILLI,
            }

    @staticmethod
    def _append(path, line):
        with open(path, "ab") as log:
            log.write(line)

    @staticmethod
    def _follow(port):
        client = socket.create_connection(("127.0.0.1", port), 30)
        client.sendall(b"GET /logtail/p0/stdout HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        return client

    @staticmethod
    def _await_all(clients, line):
        """When the last client had got the line."""
        poller = select.poll()
        waiting = {}
        for client in clients:
            poller.register(client, select.POLLIN)
            waiting[client.fileno()] = (client, bytearray())
        deadline = time.monotonic() + 60
        while waiting:
            if time.monotonic() > deadline:
                raise probe.BenchError(f"cannot wait longer for {len(waiting)} followers")
            for descriptor, _ in poller.poll(1000):
                client, seen = waiting[descriptor]
                data = client.recv(65536)
                if not data:
                    raise probe.BenchError("a follower was disconnected")
                seen += data
                if line in seen:
                    poller.unregister(descriptor)
                    del waiting[descriptor]
        return time.monotonic_ns()
