#!/usr/bin/python3
"""A FastCGI responder on the inherited descriptor 0: answers each request with its own pid.

With the argument "graceful" it answers the request it has when it gets TERM, and takes no other one.
"""
import os
import select
import signal
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


def requests():
    while True:
        yield listener.accept()[0]


def requests_until_term():
    asked, ask = os.pipe()
    signal.signal(signal.SIGTERM, lambda *_: os.write(ask, b"x"))
    listener.setblocking(False)
    while True:
        ready, _, _ = select.select([listener, asked], [], [])
        if asked in ready:
            return
        try:
            accepted, _ = listener.accept()
        except BlockingIOError:  # another process was faster
            continue
        accepted.setblocking(True)
        yield accepted


listener = socket.socket(fileno=0)
print("serving on", listener.family.name, flush=True)
for accepted in requests_until_term() if sys.argv[1:] == ["graceful"] else requests():
    try:
        serve(accepted)
    except (EOFError, ConnectionError) as failure:
        print("lost a connection:", failure, file=sys.stderr, flush=True)
    finally:
        accepted.close()
