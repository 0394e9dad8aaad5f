#!/usr/bin/env python3
"""Becomes ready, and stays healthy, as files in its directory say: slow_server.py HOW DIRECTORY [PORT]."""

import http.server
import os
import socket
import subprocess
import sys
import time

how, directory = sys.argv[1:3]
port = int(sys.argv[3]) if len(sys.argv) > 3 else 0


def has(name):
    return os.path.exists(os.path.join(directory, name))


def wait_for(name):
    while not has(name):
        time.sleep(0.05)


def notify(text):
    address = os.environ["NOTIFY_SOCKET"]
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as client:
        client.connect("\0" + address[1:] if address.startswith("@") else address)
        client.sendall(text.encode())


class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if has("go") and not has("sick") else 503)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass


class Server(http.server.HTTPServer):
    def server_bind(self):
        # Without the look-up of the host's name.
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_name, self.server_port = self.server_address


if how == "http":
    Server(("127.0.0.1", port), Answer).serve_forever()
wait_for("go")
if how == "tcp":
    listener = socket.create_server(("127.0.0.1", port))
elif how == "log":
    print("now listening on 80", flush=True)
elif how == "fd":
    os.write(int(os.environ["READY_FD"]), b"\n")
elif how == "notify":
    notify("READY=1\nSTATUS=serving nobody")
elif how == "child":
    # As systemd-notify does in a script.
    subprocess.run([sys.executable, __file__, "messenger", directory], check=True)
elif how == "messenger":
    notify("READY=1")
    sys.exit()
elif how == "watchdog":
    notify("READY=1")
    while not has("sick"):
        notify("WATCHDOG=1")
        time.sleep(0.2)
while True:
    time.sleep(10)
