"""Starts one of the compared daemons with a generated configuration in a directory of its own."""

import os
import shutil
import signal
import subprocess
import tempfile
import time

import probe

STAMP = 32  # bytes of one line the child writes


class Target:
    """A daemon and its client as they are installed."""

    def __init__(self, name, daemon, client, environment=None):
        self.name = name
        self.daemon = daemon
        self.client = client
        self.environment = dict(os.environ, **(environment or {}))


class Daemon:
    """One running daemon; use it in a with statement: nothing of it is left afterwards."""

    def __init__(self, target, child, programs, options="", minfds=None, child_arguments="", more=""):
        self.target = target
        self.directory = tempfile.mkdtemp(prefix="jsupervisor-bench-")
        self.stamps_file = self._path("stamps")
        self.port = probe.free_port()
        self.rpc = probe.Rpc(self.port)
        self.started_nanos = 0
        self.pid = None
        self._process = None
        self._write_configuration(child, programs, options, minfds, child_arguments, more)

    def _path(self, name):
        return os.path.join(self.directory, name)

    def _write_configuration(self, child, programs, options, minfds, child_arguments, more):
        with open(self._path("supervisord.conf"), "w", encoding="ascii") as conf:
            conf.write(
                f"[supervisord]\nlogfile={self._path('main.log')}\npidfile={self._path('pid')}\n"
                f"childlogdir={self.directory}\n"
                + (f"minfds={minfds}\n" if minfds else "")
                + f"[inet_http_server]\nport=127.0.0.1:{self.port}\n"
                f"[unix_http_server]\nfile={self._path('socket')}\n"
                f"[supervisorctl]\nserverurl=unix://{self._path('socket')}\n"
                "[rpcinterface:supervisor]\n"
                "supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface\n"
            )
            for number in range(programs):
                conf.write(
                    f"[program:p{number}]\ncommand={child} {self.stamps_file} {child_arguments}\n"
                    f"startsecs=0\n{options}\n"
                )
            conf.write(more)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.rpc.close()
        try:
            if self._process is not None:
                self._process.kill()
                self._process.wait()
            probe.kill_descendants()
        finally:
            shutil.rmtree(self.directory)

    def _command(self, *arguments):
        return [*self.target.daemon, "-c", self._path("supervisord.conf"), *arguments]

    def start(self):
        """Starts it in the foreground."""
        self.started_nanos = time.monotonic_ns()
        self._process = subprocess.Popen(
            self._command("-n"),
            cwd=self.directory,
            env=self.target.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.pid = self._process.pid
        return self

    def daemonize(self):
        """Nanoseconds until the command that starts it in the background returns."""
        return self._run(self._command(), subprocess.DEVNULL)

    def _run(self, command, output):
        """Nanoseconds until a command has ended well."""
        began = time.monotonic_ns()
        process = subprocess.Popen(
            command,
            cwd=self.directory,
            env=self.target.environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
        )
        probe.await_end(process)
        took = time.monotonic_ns() - began
        if process.returncode != 0:
            raise probe.BenchError(f"cannot run {' '.join(command)}: exit status {process.returncode}")
        return took

    def connect(self, seconds=30):
        probe.until(self._is_listening, f"{self.target.name} to listen", seconds)
        self.rpc.call("supervisor.getState")
        return self

    def _is_listening(self):
        if self._process.poll() is not None:
            raise probe.BenchError(f"cannot connect: {self.target.name} ended with {self._process.returncode}")
        return self.rpc.connect()

    def stamps(self):
        """Pairs of nanoseconds and pid, as the children wrote them."""
        try:
            with open(self.stamps_file, encoding="ascii") as file:
                return [tuple(int(word) for word in line.split()) for line in file]
        except FileNotFoundError:
            return []

    def stamp_count(self):
        try:
            return os.stat(self.stamps_file).st_size // STAMP
        except FileNotFoundError:
            return 0

    def await_stamps(self, count, seconds=60):
        probe.until(
            lambda: self.stamp_count() >= count, f"{count} stamps under {self.target.name}", seconds
        )
        return self.stamps()

    def running(self):
        return self.rpc.call("supervisor.getAllProcessInfo").count(b">RUNNING<")

    def client(self, *arguments):
        """Lines of output of one run of the client and the nanoseconds it took."""
        command = [*self.target.client, "-c", self._path("supervisord.conf"), *arguments]
        with open(self._path("output"), "w+b") as output:
            took = self._run(command, output)
            output.seek(0)
            return output.readlines(), took

    def shutdown(self):
        """Nanoseconds from SIGTERM to the end of the daemon."""
        self.rpc.close()
        began = time.monotonic_ns()
        self._process.send_signal(signal.SIGTERM)
        probe.await_end(self._process)
        return time.monotonic_ns() - began
