"""Stands in for syslog: syslog.py SOCKET FILE writes every message received as a line of Python text."""
import os
import socket
import sys

receiver = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
receiver.bind(sys.argv[1])
os.chmod(sys.argv[1], 0o666)
kept = os.open(sys.argv[2], os.O_WRONLY | os.O_CREAT, 0o644)
while True:
    os.write(kept, (repr(receiver.recv(1 << 17)) + "\n").encode())
