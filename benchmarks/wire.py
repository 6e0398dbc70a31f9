"""How many bytes go over the wire with a first visit and with a change, and how long it takes.

    python -m benchmarks.wire --write

Everything is counted in Chromium: what is fetched as it comes over the wire, and each message
of the WebSocket. An empty app with one slider is measured beside the page, in turns, so that a
busy machine slows both; so is the same app in another folder, such as a checkout of an
earlier commit (``--beside FOLDER``). Needs the packages of requirements-dev.txt.
"""

import argparse
import shutil
import socket
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, expect, sync_playwright

from benchmarks.latency import FLOOR_APP, STAGE_SIZE, open_page, round_trips
from benchmarks.report import table, write_section
from benchmarks.server import running
from explorer.inputs.matrices import PRESETS, format_link

EMPTY = "empty app"
TEXT = "[data-testid=stMarkdown] p"
# Milliseconds without a byte after which a page is at rest.
REST = 1500
KB = 1000


@dataclass
class Wire:
    """What came over the wire to one page."""

    requests: int = 0
    fetched: int = 0
    sent: int = 0
    sockets: list[Any] = field(default_factory=list)

    @property
    def bytes(self) -> int:
        """All that was fetched, with its headers, and all messages."""
        return self.fetched + self.sent


@dataclass(frozen=True)
class Visit:
    """One visit: what it took, and the milliseconds until something is there to be used."""

    wire: Wire
    until_usable: float


def listen(page: Page) -> Wire:
    """Count from now on what comes over the wire."""
    wire = Wire()

    def count_fetched(event: dict[str, Any]) -> None:
        wire.requests += 1
        wire.fetched += int(event["encodedDataLength"])

    def count_sent(frame: bytes | str) -> None:
        wire.sent += len(frame)

    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.on("Network.loadingFinished", count_fetched)
    page.on("websocket", lambda socket: socket.on("framereceived", count_sent))
    return wire


def settle(page: Page, wire: Wire) -> None:
    """Wait until nothing comes any more."""
    before = -1
    while before != wire.bytes:
        before = wire.bytes
        page.wait_for_timeout(REST)


def visit(browser: Browser, url: str, watched: str, visits: int = 1) -> Visit:
    """Visit a page as somebody new, or again, and return what the last visit was like."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    for _ in range(visits):
        page = context.new_page()
        wire = listen(page)
        page.goto(url, wait_until="commit")
        page.locator(watched).first.wait_for(timeout=60_000)
        usable = page.evaluate("performance.now()")
        settle(page, wire)
    context.close()
    return Visit(wire, usable)


def bytes_of_a_change(browser: Browser, url: str) -> int:
    """Return the bytes of all messages after one step of the first slider."""
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    wire = listen(page)
    page.goto(url)
    page.locator(STAGE_SIZE).wait_for()
    settle(page, wire)
    before = wire.sent
    size = page.locator(STAGE_SIZE).inner_text()
    page.get_by_role("slider").first.press("ArrowRight")
    expect(page.locator(STAGE_SIZE)).not_to_have_text(size)
    settle(page, wire)
    page.close()
    return wire.sent - before


def visits_in_turns(
    browser: Browser, urls: dict[str, str], visits: int, turns: int
) -> dict[str, list[Visit]]:
    taken: dict[str, list[Visit]] = {name: [] for name in urls}
    for _ in range(turns):
        for name, url in urls.items():
            watched = TEXT if name == EMPTY else STAGE_SIZE
            taken[name].append(visit(browser, url, watched, visits))
    return taken


def trips(browser: Browser, urls: dict[str, str], link: str) -> dict[str, float]:
    """Return the median round trip of each page as a multiple of the empty app's."""
    pages = {}
    for name, url in urls.items():
        watched = TEXT if name == EMPTY else STAGE_SIZE
        pages[name] = (open_page(browser, url if name == EMPTY else url + link, watched), watched)
    times = round_trips(pages)
    for page, _ in pages.values():
        page.close()
    least = median(times[EMPTY])
    return {name: median(taken) / least for name, taken in times.items()}


def measure(browser: Browser, urls: dict[str, str], turns: int) -> str:
    """Return a table with a column for each app."""
    first = visits_in_turns(browser, urls, 1, turns)
    again = visits_in_turns(browser, urls, 2, turns)
    names = list(urls)
    digit = f"?stride=1&matrix={format_link(PRESETS['Digit, 8 x 8']())}"
    matrix, image = trips(browser, urls, digit), trips(browser, urls, "?input=image")

    def kilobytes(link: str) -> list[str]:
        return [
            "" if name == EMPTY else f"{bytes_of_a_change(browser, urls[name] + link) / KB:.1f}"
            for name in names
        ]

    def each(visits: dict[str, list[Visit]], value: Callable[[Visit], float]) -> list[float]:
        return [median(map(value, visits[name])) for name in names]

    def multiples(values: list[float]) -> list[str]:
        return [f"{value / values[0]:.3f}" for value in values]

    rows = [
        ["a change with a 4x4 matrix, KB", *kilobytes("")],
        ["a change with a 224x224 image, KB", *kilobytes("?input=image")],
        ["a first visit, KB", *(f"{v / KB:.0f}" for v in each(first, lambda v: v.wire.bytes))],
        ["the same as a multiple", *multiples(each(first, lambda v: v.wire.bytes))],
        ["requests", *(f"{v:.0f}" for v in each(first, lambda v: v.wire.requests))],
        ["until usable, as a multiple", *multiples(each(first, lambda v: v.until_usable))],
        ["a second visit, KB", *(f"{v / KB:.0f}" for v in each(again, lambda v: v.wire.bytes))],
        ["until usable, as a multiple", *multiples(each(again, lambda v: v.until_usable))],
        ["round trip, 8x8 matrix, multiple", *(f"{matrix[name]:.2f}" for name in names)],
        ["round trip, 224x224 image, multiple", *(f"{image[name]:.2f}" for name in names)],
    ]
    return table(["", *names], rows)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def main() -> None:
    parser = argparse.ArgumentParser(description="Count what goes over the wire.")
    parser.add_argument("--beside", type=Path, nargs="*", default=[], help="folders of the app")
    parser.add_argument("--turns", type=int, default=12, help="visits to each app")
    parser.add_argument("--write", action="store_true", help="into docs/performance.md")
    options = parser.parse_args()
    path = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    with ExitStack() as stack:
        script = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "floor.py"
        script.write_text(FLOOR_APP)
        apps = {EMPTY: running(_free_port(), script=script), "app": running(_free_port())}
        apps |= {folder.name: running(_free_port(), root=folder) for folder in options.beside}
        servers = {name: stack.enter_context(app) for name, app in apps.items()}
        browser = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        urls = {name: f"http://{server.address}/" for name, server in servers.items()}
        text = measure(browser, urls, options.turns)
    print(text)
    if options.write:
        write_section("wire", f"## Over the wire\n\n{text}")


if __name__ == "__main__":
    main()
