"""Looks at processes from outside: /proc, clocks, and raw HTTP on loopback."""

import ctypes
import os
import select
import signal
import socket
import time

PR_SET_CHILD_SUBREAPER = 36


class BenchError(Exception):
    """A measurement that cannot be made."""


def until(condition, what, seconds=30, pause=0.005):
    """Returns the first true answer of the condition; fails after so many seconds."""
    deadline = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise BenchError(f"cannot wait longer than {seconds} s for {what}")
        time.sleep(pause)


def await_end(process, seconds=120):
    """Waits for a child without polling, which would blur what is measured."""
    descriptor = os.pidfd_open(process.pid)
    try:
        if not select.select([descriptor], [], [], seconds)[0]:
            raise BenchError(f"cannot wait longer than {seconds} s for process {process.pid}")
    finally:
        os.close(descriptor)
    process.wait()


def cpu_nanos(pid):
    """CPU time of all threads of a process, ended ones included: the kernel's CPU clock of that pid."""
    return time.clock_gettime_ns((~pid << 3) | 2)


def context_switches(pid):
    total = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/status", encoding="ascii", errors="replace") as status:
            total += sum(int(line.split()[1]) for line in status if "ctxt_switches" in line)
    return total


def pss_kilobytes(pid):
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii", errors="replace") as rollup:
        return next(int(line.split()[1]) for line in rollup if line.startswith("Pss:"))


def adopt_orphans():
    """Makes this process the parent of everything below it whose own parent ends."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def descendants():
    parents = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat", encoding="ascii", errors="replace") as stat:
                    parents[int(name)] = int(stat.read().rpartition(")")[2].split()[1])
            except OSError:
                continue
    found, fresh = [], [os.getpid()]
    while fresh:
        fresh = [pid for pid, parent in parents.items() if parent in fresh]
        found += fresh
    return found


def kill_descendants():
    """Kills and reaps all that was started below this process and still lives."""

    def none_left():
        left = descendants()
        for pid in left:
            try:
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, os.WNOHANG)
            except (ProcessLookupError, ChildProcessError):
                continue
        return not left

    until(none_left, "killed processes to end")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Rpc:
    """XML-RPC calls over one kept-alive TCP connection."""

    def __init__(self, port, timeout=120):
        self._address = ("127.0.0.1", port)
        self._timeout = timeout
        self._socket = None

    def connect(self):
        """True once the port is listened on."""
        try:
            self._socket = socket.create_connection(self._address, self._timeout)
            return True
        except ConnectionRefusedError:
            return False

    def call(self, method, argument=None):
        """The raw body of the answer."""
        if self._socket is None and not self.connect():
            raise BenchError("cannot connect to the daemon")
        value = f"<param><value><string>{argument}</string></value></param>" if argument else ""
        body = (
            f"<?xml version='1.0'?><methodCall><methodName>{method}</methodName>"
            f"<params>{value}</params></methodCall>"
        )
        self._socket.sendall(
            (
                "POST /RPC2 HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/xml\r\n"
                f"Content-Length: {len(body)}\r\n\r\n{body}"
            ).encode()
        )
        answer = self._answer()
        if b"<fault>" in answer:
            raise BenchError(f"cannot call {method}: {answer.decode(errors='replace')}")
        return answer

    def _answer(self):
        data = b""
        while b"\r\n\r\n" not in data:
            data += self._more()
        head, _, body = data.partition(b"\r\n\r\n")
        head = head.lower()
        if not head.split(b"\r\n")[0].endswith(b"200 ok"):
            raise BenchError(f"cannot use the answer {head.decode(errors='replace')}")
        length = int(head.partition(b"content-length:")[2].split(b"\r\n")[0])
        parts, missing = [body], length - len(body)
        while missing > 0:
            parts.append(self._more())
            missing -= len(parts[-1])
        if b"connection: close" in head:
            self.close()
        return b"".join(parts)

    def _more(self):
        data = self._socket.recv(1 << 18)
        if not data:
            raise BenchError("the daemon closed the connection within an answer")
        return data

    def close(self):
        if self._socket is not None:
            self._socket.close()
            self._socket = None
