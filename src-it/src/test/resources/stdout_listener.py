#!/usr/bin/python3
"""Sends the payload of each event back as its result, for result_handler=supervisor_stdout:event_handler."""
import sys

while True:
    sys.stdout.write("READY\n")
    sys.stdout.flush()
    header = sys.stdin.readline()
    if not header:
        break
    payload = sys.stdin.read(int(dict(token.split(":", 1) for token in header.split())["len"]))
    sys.stdout.flush()
    sys.stdout.buffer.write(b"RESULT %d\n" % len(payload.encode()) + payload.encode())
    sys.stdout.flush()
