"""Garbage that is as old as a session's is collected, however much the libraries hold."""

import subprocess
import sys

PROGRAM = """
import gc
from collections import deque
from explorer.server.memory import collect_often

libraries = [[] for _ in range(400_000)]
gc.collect()
if {is_called}:
    collect_often()

class Cycle:
    alive = 0

    def __init__(self):
        Cycle.alive += 1
        self.me = self

    def __del__(self):
        Cycle.alive -= 1

session, most = deque(maxlen=5_000), 0
for _ in range(100_000):
    session.append(Cycle())
    most = max(most, Cycle.alive)
print(most)
"""


def most_alive(*, is_called: bool) -> int:
    program = PROGRAM.format(is_called=is_called)
    command = [sys.executable, "-c", program]
    return int(subprocess.run(command, capture_output=True, check=True).stdout)


def test_little_garbage_waits_when_the_libraries_are_set_aside():
    assert most_alive(is_called=False) > 50_000
    assert most_alive(is_called=True) < 30_000
