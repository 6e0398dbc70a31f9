"""The server where something around it is broken: it works, or says why in one line."""

import asyncio
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from benchmarks.server import ROOT, running
from benchmarks.session import Session


def plot_of(address: str, link: str) -> bytes:
    # A thread of its own, since browser tests keep an event loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(_plot_of(address, link))).result()


async def _plot_of(address: str, link: str) -> bytes:
    session = Session(address, link)
    await session.open()
    plot = await session.fetch_plot()
    await session.close()
    assert session.exceptions == 0
    return plot


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
