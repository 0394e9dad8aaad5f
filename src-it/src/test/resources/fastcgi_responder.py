#!/usr/bin/python3
"""A FastCGI responder on the inherited descriptor 0: answers each request with its own pid."""
import os
import socket
import struct
import sys
import time

BEGIN, END, STDIN, STDOUT = 1, 3, 5, 6


def exactly(connection, size):
    data = b""
    while len(data) < size:
        more = connection.recv(size - len(data))
        if not more:
            raise EOFError
        data += more
    return data


def record(kind, request, content):
    return struct.pack(">BBHHBB", 1, kind, request, len(content), 0, 0) + content


def serve(connection):
    while True:
        _, kind, request, size, padding, _ = struct.unpack(">BBHHBB", exactly(connection, 8))
        exactly(connection, size + padding)
        if kind == STDIN and size == 0:
            break
    time.sleep(0.02)  # long enough that the others of the group get requests too
    body = b"Content-Type: text/plain\r\n\r\npid %d\n" % os.getpid()
    answer = record(STDOUT, request, body) + record(STDOUT, request, b"")
    connection.sendall(answer + record(END, request, struct.pack(">IB3x", 0, 0)))


listener = socket.socket(fileno=0)
print("serving on", listener.family.name, flush=True)
while True:
    accepted, _ = listener.accept()
    try:
        serve(accepted)
    except (EOFError, ConnectionError) as failure:
        print("lost a connection:", failure, file=sys.stderr, flush=True)
    finally:
        accepted.close()
