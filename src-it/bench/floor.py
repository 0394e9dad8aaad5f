"""What the log rows cost without any supervisor: the same bytes through a pipe into a file, copied by a C program."""

import os
import subprocess
import tempfile

from rows import median

TIMES = 3


def sentence(child, copy, flood_bytes):
    walls, cpus = zip(*(_copied(child, copy, flood_bytes) for _ in range(TIMES)))
    return (
        f"The floor of the log rows: a C program that does nothing but read the same bytes from the pipe and write "
        f"them to a file took {median(walls):.2f} s/GB and {median(cpus):.2f} CPU s/GB in the same run."
    )


def _copied(child, copy, flood_bytes):
    """Seconds per gigabyte: of the writing program, and of the copying one's CPU."""
    with tempfile.TemporaryDirectory(prefix="jsupervisor-bench-") as directory:
        stamps = os.path.join(directory, "stamps")
        with open(os.path.join(directory, "flood.log"), "ab") as log:
            reader, writer = os.pipe()
            copier = subprocess.Popen([copy], stdin=reader, stdout=log)
            os.close(reader)
            flood = subprocess.Popen([child, stamps, str(flood_bytes)], stdout=writer)
            os.close(writer)
            flood.wait()
            _, status, usage = os.wait4(copier.pid, 0)
            copier.returncode = os.waitstatus_to_exitcode(status)
        with open(stamps, encoding="ascii") as file:
            began, ended = (int(line.split()[0]) for line in file)
        return (ended - began) / flood_bytes, (usage.ru_utime + usage.ru_stime) * 1e9 / flood_bytes
