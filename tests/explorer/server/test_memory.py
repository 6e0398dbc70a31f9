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


ONCE = """
import gc
from explorer.server.memory import set_aside

counts = []
for name in ("one", "one", "another"):
    kept = [[] for _ in range(1000)], locals().get("kept")
    set_aside(name)
    counts.append(gc.get_freeze_count())
print(counts[1] - counts[0], counts[2] - counts[1] >= 2000)
"""


def test_a_library_is_set_aside_once():
    done = subprocess.run([sys.executable, "-c", ONCE], capture_output=True, check=True, text=True)
    assert done.stdout.split() == ["0", "True"]
