#!/usr/bin/python3
"""An event listener that writes each header line and payload down."""
import sys

with open(sys.argv[1], "a") as book:
    while True:
        sys.stdout.write("READY\n")
        sys.stdout.flush()
        header = sys.stdin.readline()
        if not header:
            break
        size = int(dict(token.split(":", 1) for token in header.split())["len"])
        book.write(header + sys.stdin.read(size).rstrip("\n") + "\n")
        book.flush()
        sys.stdout.write("RESULT 2\nOK")
        sys.stdout.flush()
