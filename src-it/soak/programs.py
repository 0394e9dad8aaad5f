"""The programs that a soaked daemon runs: python3 programs.py writer | flood | crasher | listener [FILE]."""

import os
import random
import signal
import sys
import time


def writer():
    """Numbered lines for some seconds, then a line that says how many they were."""
    stop = []
    signal.signal(signal.SIGTERM, lambda *_: stop.append(True))
    pid, end, count = os.getpid(), time.monotonic() + random.uniform(4, 12), 0
    while not stop and time.monotonic() < end:
        for _ in range(20):
            os.write(1, b"%d %d\n" % (pid, count))
            count += 1
        time.sleep(0.1)
    # The last bytes right before the end are those most easily lost.
    os.write(1, b"%d end %d\n" % (pid, count))


def flood():
    block = (b"x" * 127 + b"\n") * 512
    while True:
        for _ in range(128):
            os.write(1, block)
        time.sleep(20)


def crasher():
    time.sleep(random.uniform(0.2, 2))
    os.write(2, b"crashed\n")
    sys.exit(1)


def listener(file):
    """Notes each event's number in its pool."""
    with open(file, "a", encoding="ascii", buffering=1) as notes:
        while True:
            os.write(1, b"READY\n")
            head = sys.stdin.readline()
            if not head:
                return
            tokens = dict(token.split(":", 1) for token in head.split())
            sys.stdin.read(int(tokens["len"]))
            notes.write(f"{os.getppid()} {os.getpid()} {tokens['poolserial']}\n")
            os.write(1, b"RESULT 2\nOK")


if __name__ == "__main__":
    {"writer": writer, "flood": flood, "crasher": crasher, "listener": listener}[sys.argv[1]](*sys.argv[2:])
