"""The daemon under soak: its configuration, which changes, and the clients that load it."""

import os
import random
import signal
import socket
import sys
import threading
import time
import xmlrpc.client

PROGRAMS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "programs.py")


def configuration(directory, port, variant):
    """The file's text; each variant has another group and another environment."""

    def program(name, kind, options):
        return f"[program:{name}]\ncommand={sys.executable} {PROGRAMS} {kind}\n{options}\n"

    head = (
        f"[supervisord]\nlogfile={directory}/main.log\nlogfile_maxbytes=1MB\nlogfile_backups=1\n"
        f"pidfile={directory}/pid\nchildlogdir={directory}\n"
        f"[inet_http_server]\nport=127.0.0.1:{port}\n"
        "[rpcinterface:supervisor]\n"
        "supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface\n"
    )
    rotated = "stdout_logfile={0}/%(program_name)s.log\nstdout_logfile_maxbytes={1}\nstdout_logfile_backups={2}"
    kept = rotated.format(directory, "256KB", 200)
    return head + "".join(
        [
            program("writer", "writer", f"autorestart=true\nstartsecs=0\n{kept}"),
            program("toggled", "writer", f"autorestart=true\nstartsecs=0\n{kept}"),
            program("flood", "flood", rotated.format(directory, "1MB", 2)),
            program("crasher", "crasher", "startsecs=0\nautorestart=true\nstderr_logfile_maxbytes=100KB"),
            program("idle", "crasher", "autostart=false"),
            f"[eventlistener:events]\ncommand={sys.executable} {PROGRAMS} listener {directory}/events\n"
            "events=PROCESS_STATE,TICK_5\nbuffer_size=10000\n",
            f"[program:changing{variant % 3}]\ncommand=/bin/sleep {10_000 + variant}\n"
            f"process_name=c%(process_num)d\nnumprocs={1 + variant % 4}\n",
        ]
    )


class Load:
    """Clients that call, follow logs and reload until they are told to stop."""

    def __init__(self, directory, port, pid, reload_seconds, restart_seconds):
        self._directory = directory
        self._port = port
        self._pid = pid
        self._reload_seconds = reload_seconds
        self._restart_seconds = restart_seconds
        self._stopped = threading.Event()
        self._restarting = threading.Event()
        self._variant = 0
        self.calls = self.faults = self.reloads = self.restarts = self.followed = 0
        self.errors = []
        jobs = [self._call, self._reload] + [self._follow] * 3
        self._threads = [threading.Thread(target=self._run, args=(job,), daemon=True) for job in jobs]

    def start(self):
        for thread in self._threads:
            thread.start()

    def stop(self):
        self._stopped.set()
        for thread in self._threads:
            thread.join(30)

    def _run(self, job):
        while not self._stopped.is_set():
            try:
                job()
            except (OSError, xmlrpc.client.ProtocolError, ValueError, EOFError) as error:
                # While the daemon restarts nobody listens.
                if not self._restarting.is_set():
                    self.errors.append(f"{time.strftime('%H:%M:%S')} {job.__name__}: {error!r}")
                self._stopped.wait(0.5)

    def _proxy(self):
        return xmlrpc.client.ServerProxy(f"http://127.0.0.1:{self._port}/RPC2").supervisor

    def _call(self):
        supervisor = self._proxy()
        calls = [
            lambda: supervisor.getState(),
            lambda: supervisor.getAllProcessInfo(),
            lambda: supervisor.tailProcessStdoutLog("writer", 0, 4096),
            lambda: supervisor.readLog(-2000, 0),
            lambda: supervisor.stopProcess("toggled", random.random() < 0.5),
            lambda: supervisor.startProcess("toggled", random.random() < 0.5),
            lambda: supervisor.sendProcessStdin("flood", "unread " * 100),
            lambda: supervisor.startProcess("no_such_program"),
        ]
        while not self._stopped.wait(0.1):
            try:
                self.calls += 1
                random.choice(calls)()
            except xmlrpc.client.Fault:
                self.faults += 1

    def _follow(self):
        with socket.create_connection(("127.0.0.1", self._port), 30) as client:
            client.sendall(b"GET /logtail/writer HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            until = time.monotonic() + random.uniform(5, 60)
            while not self._stopped.is_set() and time.monotonic() < until:
                data = client.recv(65536)
                if not data or data.startswith(b"HTTP/1.1 404"):
                    # The end of a life, or the log's program has not been started yet.
                    self._stopped.wait(0.2)
                    return
                self.followed += len(data)

    def _reload(self):
        supervisor, until_restart = self._proxy(), self._restart_seconds
        while not self._stopped.wait(self._reload_seconds):
            until_restart -= self._reload_seconds
            self._variant += 1
            text = configuration(self._directory, self._port, self._variant)
            with open(f"{self._directory}/supervisord.conf", "w", encoding="ascii") as file:
                file.write(text)
            if until_restart > 0:
                self._update(supervisor)
                self.reloads += 1
            else:
                until_restart = self._restart_seconds
                self._restart(supervisor)
                self.restarts += 1

    @staticmethod
    def _update(supervisor):
        """What the client's update does."""
        [[added, changed, removed]] = supervisor.reloadConfig()
        for group in removed + changed:
            supervisor.stopProcessGroup(group, True)
            supervisor.removeProcessGroup(group)
        for group in added + changed:
            supervisor.addProcessGroup(group)

    def _restart(self, supervisor):
        self._restarting.set()
        os.kill(self._pid, signal.SIGHUP)
        deadline = time.monotonic() + 60
        self._stopped.wait(2)
        while time.monotonic() < deadline:
            try:
                if supervisor.getState()["statename"] == "RUNNING":
                    break
            except (OSError, xmlrpc.client.Error):
                pass
            time.sleep(0.2)
        else:
            self.errors.append("cannot see the daemon run again within 60 s after SIGHUP")
        self._stopped.wait(2)
        self._restarting.clear()
