"""Stands in for syslog: syslog.py SOCKET FILE [SECONDS] writes every message received as a line of Python text, the
first one after that time."""
import os
import socket
import sys
import time

receiver = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
receiver.bind(sys.argv[1])
os.chmod(sys.argv[1], 0o666)
kept = os.open(sys.argv[2], os.O_WRONLY | os.O_CREAT, 0o644)
time.sleep(float((sys.argv[3:] or [0])[0]))
while True:
    os.write(kept, (repr(receiver.recv(1 << 17)) + "\n").encode())
