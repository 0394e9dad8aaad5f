"""Runs a command whose standard output and error are of the given kind, and keeps what it says:

attach.py pipe|file|socket|tty FILE COMMAND...
"""
import os
import pty
import socket
import subprocess
import sys

kind, path, command = sys.argv[1], sys.argv[2], sys.argv[3:]
kept = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
reading = None
if kind == "file":
    writing = kept
elif kind == "pipe":
    reading, writing = os.pipe()
elif kind == "socket":
    reading, writing = (end.detach() for end in socket.socketpair())
else:
    reading, writing = pty.openpty()
started = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=writing, stderr=writing)
if reading is not None:
    os.close(writing)
    while True:
        try:
            data = os.read(reading, 65536)
        except OSError:  # A terminal nobody holds any more.
            break
        if not data:
            break
        os.write(kept, data)
sys.exit(started.wait())
