"""What the process keeps in memory: little garbage, and no library that nothing uses."""

import asyncio
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from benchmarks.server import Server, running
from benchmarks.session import Session
from explorer.state.choices import TABS

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


def libraries_of(server: Server) -> set[str]:
    """Return which of the large libraries the server has loaded."""
    loaded = Path(f"/proc/{server.pid}/maps").read_text()
    return {name for name in ("numpy", "pandas", "pyarrow") if f"/{name}/" in loaded}


async def visit(address: str, links: list[str]) -> None:
    for link in links:
        session = Session(address, link)
        await session.open()
        await session.close()
        assert not session.exceptions


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_no_visit_loads_a_library_for_tables(port):
    links = [f"tab={name}" for name in TABS] + ["input=image&source=upload"]
    with running(port) as server, ThreadPoolExecutor(1) as thread:
        # Apart from this thread, where browser tests keep an event loop running.
        thread.submit(lambda: asyncio.run(visit(server.address, links))).result()
        assert libraries_of(server) == {"numpy"}
