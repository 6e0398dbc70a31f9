"""The server where something around it is broken: it works, or says why in one line."""

import asyncio
import re
import resource
import subprocess
import sys
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pytest

from benchmarks.server import ROOT, Server, running
from benchmarks.session import Session
from tests.explorer.files import saved

Result = TypeVar("Result")


def in_a_thread(work: Coroutine[Any, Any, Result]) -> Result:
    """Run it apart from this thread, where browser tests keep an event loop running."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(work)).result()


def plot_of(address: str, link: str) -> bytes:
    return in_a_thread(_plot_of(address, link))


async def _plot_of(address: str, link: str) -> bytes:
    session = Session(address, link)
    await session.open()
    plot = session.plot
    await session.close()
    assert session.exceptions == 0
    return plot


class Listener(Session):
    """A session that keeps what the page says in boxes."""

    def __init__(self, address: str, query: str) -> None:
        super().__init__(address, query)
        self.said: list[str] = []

    def _take_element(self, element: Any) -> None:
        if element.WhichOneof("type") == "alert":
            self.said.append(element.alert.body)
        super()._take_element(element)


def words_after_upload(address: str, photo: bytes, size: str) -> list[str]:
    """Upload a photo and return what the page says; no exception is shown, and a plot is."""
    return in_a_thread(_words(address, photo, size))


async def _words(address: str, photo: bytes, size: str) -> list[str]:
    session = Listener(address, f"input=image&source=upload&size={size}&tab=plots")
    await session.open()
    assert len(session.said) == 1
    assert "No picture is chosen yet" in session.said.pop()
    await session.upload("upload", "photo.png", photo)
    await session.rerun()
    assert session.plot.startswith(b"\x89PNG")
    await session.close()
    assert session.exceptions == 0
    return session.said


def leave_memory(server: Server, megabytes: int) -> None:
    status = Path(f"/proc/{server.pid}/status").read_text()
    used = int(re.findall(r"VmSize:\s+(\d+) kB", status)[0]) * 1024
    most = used + megabytes * 2**20
    resource.prlimit(server.pid, resource.RLIMIT_AS, (most, most))


def test_an_upload_needs_no_disk(port):
    noise = np.random.default_rng(0).integers(0, 256, (1200, 1200, 3), dtype=np.uint8)
    with running(port) as server:
        plot_of(server.address, "tab=plots")
        # A file that grows beyond this is refused, as by a disk that is full.
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (2**16, 2**16))
        assert words_after_upload(server.address, saved(noise, "PNG"), "224") == []
        assert server.errors() == 0


def test_an_image_that_memory_cannot_hold_is_refused_in_one_line(port):
    with running(port) as server:
        words_after_upload(server.address, saved(np.zeros((9, 9), np.uint8), "PNG"), "original")
        leave_memory(server, 60)
        large = saved(np.zeros((7000, 7000, 3), np.uint8), "PNG", compress_level=1)
        (said,) = words_after_upload(server.address, large, "original")
        assert "too little memory left for this image" in said
        assert server.errors() == 0
        small = saved(np.zeros((40, 30), np.uint8), "PNG")
        assert words_after_upload(server.address, small, "original") == []


@pytest.mark.parametrize(
    "environment",
    [{"HOME": "/proc"}, {"MPLCONFIGDIR": "/proc/matplotlib"}],
    ids=["no home directory to write to", "no cache for matplotlib"],
)
def test_plots_are_drawn_where_nothing_can_be_kept(port, environment):
    with running(port, environment) as server:
        plot = plot_of(server.address, "input=image&tab=plots")
        assert server.errors() == 0
    assert plot.startswith(b"\x89PNG")


def test_after_a_restart_the_same_link_shows_the_same(port):
    link = "pool_size=3&stride=1&mode=average&tab=plots"
    plots = []
    for _ in range(2):
        with running(port) as server:
            plots.append(plot_of(server.address, link))
    assert plots[0] == plots[1]


def test_a_second_server_on_the_same_port_says_so_in_one_line(port):
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true"]
    with running(port):
        second = subprocess.run(
            [*command, f"--server.port={port}", "--server.address=127.0.0.1"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert second.returncode == 1
    said = (second.stdout + second.stderr).strip()
    assert said.endswith(f"Port {port} is not available")
    assert "\n" not in said
