"""How the app does without a server, beside the one with a server, in one run.

    python -m benchmarks.folder [FOLDER]

Serves the folder of `make site` on this machine and opens it in Chromium: some visits of newcomers,
each with a second visit, then changes of a slider, in turns with the server's.
"""

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright

from benchmarks.latency import ROOT, STAGE_SIZE, round_trips, serving
from explorer.inputs.matrices import PRESETS, format_link

VISITS = 5
TIMEOUT = 120_000
# Seconds until a browser has its own start behind it, and an app all that it does once.
SETTLING = 8
# Milliseconds that a newcomer stays: what is kept comes after the page, and the browser keeps what
# it compiled later still.
STAY = 20_000
# The stage of the app itself, when all around it has come as well and nothing lies over it.
APP = (
    "#root [data-test-script-state=notRunning] [data-testid=stMain] "
    "[data-testid=stBidiComponentIsolated]"
)
# When the first screen was there, of all that a page did.
ALIVE = "performance.getEntriesByName('first screen')[0].startTime"
# A page that says when the app has drawn itself.
WATCH_APP = f"""const look = () =>
    document.querySelector('{APP}') && document.querySelector("#loading").hidden
        ? performance.mark("usable") : requestAnimationFrame(look);
addEventListener("DOMContentLoaded", look);"""
USABLE = "performance.getEntriesByName('usable')[0]?.startTime"


@contextmanager
def served(folder: Path) -> Generator[str]:
    """Serve the folder by what it brings, and yield its address."""
    with subprocess.Popen(
        [sys.executable, str(folder / "serve.py"), "8655"], stdout=subprocess.PIPE, text=True
    ) as server:
        if server.stdout:
            server.stdout.readline()  # it listens by then
        try:
            yield "http://127.0.0.1:8655"
        finally:
            server.kill()


@contextmanager
def newcomer(playwright: Playwright) -> Generator[BrowserContext]:
    """Open a browser that has seen nothing yet, and keeps what it sees on disk as a reader's."""
    with tempfile.TemporaryDirectory() as profile:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=next(
                filter(None, map(shutil.which, ("chromium", "google-chrome"))), None
            ),
            args=["--no-sandbox"],
            viewport={"width": 1280, "height": 720},
        )
        context.add_init_script(WATCH_APP)
        time.sleep(SETTLING)
        yield context
        context.close()


def visit(context: BrowserContext, address: str) -> tuple[Page, set[str]]:
    """Open the folder, wait until the app is there, and return what was asked for meanwhile."""
    page = context.new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).path))
    page.goto(address)
    page.wait_for_function(USABLE, timeout=TIMEOUT)
    return page, asked


def measure_visits(playwright: Playwright, folder: Path, address: str) -> None:
    alive, cold, warm = [], [], []
    asked: set[str] = set()
    for _ in range(VISITS):
        with newcomer(playwright) as context:
            page, asked = visit(context, address)
            alive.append(page.evaluate(ALIVE))
            cold.append(page.evaluate(USABLE))
            page.wait_for_timeout(STAY)
            page.close()
            page, _ = visit(context, address)
            warm.append(page.evaluate(USABLE))
            page.close()
    print_times("worked example alive, cold", alive)
    print_times("usable, cold", cold)
    print_times("usable, second visit", warm)
    files = [folder / (path.lstrip("/") or "index.html") for path in sorted(asked)]
    contents = [path.read_bytes() for path in files if path.is_file()]
    plain, small = sum(map(len, contents)), sum(len(gzip.compress(text)) for text in contents)
    print(f"over the wire: {plain / 1e6:.1f} MB, {small / 1e6:.1f} MB gzip")


def print_times(name: str, taken: list[float]) -> None:
    print(f"{name}: {median(taken):.0f} ms ({min(taken):.0f} to {max(taken):.0f})", flush=True)


def measure_slider(playwright: Playwright, address: str) -> None:
    matrix = f"stride=1&matrix={format_link(PRESETS['Digit, 8 x 8']())}"
    for name, query in {"matrix": matrix, "image, 224 x 224": "input=image"}.items():
        with newcomer(playwright) as context, serving(ROOT / "app.py") as server:
            pages = {}
            for kind, url in {"server": server, "folder": address}.items():
                page = context.new_page()
                page.goto(f"{url}/?{query}")
                page.locator(STAGE_SIZE).first.wait_for(timeout=TIMEOUT)
                pages[kind] = (page, STAGE_SIZE)
            time.sleep(SETTLING)
            times = round_trips(pages)
        for title, rank in {"median": median, "second slowest of 22": second_slowest}.items():
            here, there = rank(times["folder"]), rank(times["server"])
            print(f"{name}, {title}: {here:.0f} and {there:.0f} ms, {here / there:.2f}", flush=True)


def second_slowest(taken: list[float]) -> float:
    """Return the second slowest of 22, as the median of all runs of 22 in a row."""
    runs = [taken[start : start + 22] for start in range(len(taken) - 21)]
    return median(sorted(run)[-2] for run in runs)


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site")
    print(f"load {os.getloadavg()[0]:.1f}")
    with sync_playwright() as playwright, served(folder) as address:
        measure_visits(playwright, folder, address)
        measure_slider(playwright, address)


if __name__ == "__main__":
    main()
