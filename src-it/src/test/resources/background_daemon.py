#!/usr/bin/env python3
"""A daemon of the old school: forks twice, leaves its session and writes a pid file."""
import os
import signal
import sys
import time

if os.fork():
    os._exit(0)
os.setsid()
if os.fork():
    os._exit(0)


def stop(number, frame):
    print("told to stop", flush=True)
    os._exit(0)


signal.signal(signal.SIGTERM, stop)
signal.signal(signal.SIGUSR1, lambda number, frame: os._exit(7))
time.sleep(0.3)
print("at work", flush=True)
with open(sys.argv[1] + ".new", "w") as file:
    file.write("%d\n" % os.getpid())
os.rename(sys.argv[1] + ".new", sys.argv[1])
while True:
    signal.pause()
