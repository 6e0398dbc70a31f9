"""How fast the stage answers, against an empty app with one slider, in one run.

    python -m benchmarks.latency

Starts both apps, opens each in Chromium, and takes turns: one change of a parameter in one,
then in the other, so that a busy machine slows both. The round trip runs from the key on a
slider to the first frame that shows its result. Needs the packages of requirements-dev.txt.
"""

import json
import platform
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright

from explorer.components.stage.crossing import frame, payload
from explorer.inputs.images import load_image
from explorer.inputs.matrices import PRESETS, format_link
from pooling import MODES, PoolSpec, trace

ROOT = Path(__file__).parent.parent
TURNS = 60
# Steps of the slider in one direction, so that no answer is the one before the last, which
# the browser may have kept.
SWEEP = 6
FLOOR_APP = """
import streamlit as st

size = st.slider("Pool size", 1, 16, 2)
st.markdown(f"size {size}")
"""
# Resolve with the milliseconds from the next key to the first frame in which a text is new.
WATCH = """watched => {
    const roots = [...document.querySelectorAll("*")].flatMap(node => node.shadowRoot ?? []);
    const root = [document, ...roots].find(root => root.querySelector(watched));
    const read = () => root.querySelector(watched)?.textContent;
    const before = read();
    window.trip = new Promise(resolve => addEventListener("keydown", () => {
        const start = performance.now();
        const look = () => read() === before
            ? requestAnimationFrame(look) : resolve(performance.now() - start);
        requestAnimationFrame(look);
    }, { capture: true, once: true }));
}"""
STAGE_SIZE = "[data-part=output] .size"


@contextmanager
def serving(script: Path) -> Generator[str]:
    """Run a Streamlit script, and yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--server.headless=true", f"--server.port={port}", "--server.address=127.0.0.1"]
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(script), *options],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        while not is_healthy(url):
            time.sleep(0.2)
        yield url
    finally:
        server.kill()
        server.wait()


def is_healthy(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2) as answer:  # noqa: S310
            return answer.read() == b"ok"
    except OSError:
        return False


def open_page(browser: Browser, url: str, watched: str) -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.goto(url)
    page.locator(watched).first.wait_for(timeout=60_000)
    page.wait_for_timeout(3000)
    return page


def round_trips(pages: dict[str, tuple[Page, str]]) -> dict[str, list[float]]:
    """Take turns over the pages; the first turns warm up."""
    times: dict[str, list[float]] = {name: [] for name in pages}
    for turn in range(TURNS):
        key = "ArrowRight" if turn % (2 * SWEEP) < SWEEP else "ArrowLeft"
        for name, (page, watched) in pages.items():
            page.bring_to_front()
            slider = page.get_by_role("slider").first
            slider.focus()
            page.evaluate(WATCH, watched)
            slider.press(key)
            times[name].append(page.evaluate("trip"))
            page.wait_for_timeout(300)
    return {name: taken[10:] for name, taken in times.items()}


def trace_events(browser: Browser, page: Page, act: Callable[[], None]) -> list[dict]:
    """Return Chromium's own timeline of what happened while `act` ran."""
    browser.start_tracing(page=page, categories=["devtools.timeline"])
    act()
    return json.loads(browser.stop_tracing())["traceEvents"]


def hover(page: Page) -> None:
    """Move over the input, one frame per event."""
    surface = page.locator("[data-part=input] .surface")
    for place in range(5, 250, 2):
        surface.hover(position={"x": place, "y": 255 - place})
        page.wait_for_timeout(20)


def play(page: Page) -> None:
    page.get_by_label("Windows a second").select_option("60 a second")
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_timeout(5000)


def script_per_pointer_event(events: list[dict]) -> float:
    """Return the 95th percentile of handling an event and drawing the frame after it."""
    moves = durations(events, "EventDispatch", "pointermove")
    frames = durations(events, "FireAnimationFrame")
    return percentile(moves) + percentile(frames)


def durations(events: list[dict], name: str, kind: str | None = None) -> list[float]:
    """Return the processor's milliseconds for each event of a name."""
    return [
        event["tdur"] / 1000
        for event in events
        if event["name"] == name
        and "tdur" in event
        and (kind is None or event["args"].get("data", {}).get("type") == kind)
    ]


def percentile(values: list[float]) -> float:
    return quantiles(values, n=20)[-1]


def payload_sizes() -> dict[str, int]:
    """Return the bytes of what is sent of the sample at 224 by 224, pooled 2 by 2."""
    image = load_image((ROOT / "assets/chelsea.png").read_bytes())
    return {
        mode: len(
            frame(payload(trace(image, PoolSpec(mode=mode)), is_picture=image.dtype == np.uint8))
        )
        for mode in MODES
    }


def main() -> None:
    print(f"{platform.machine()}, Python {platform.python_version()}, NumPy {np.__version__}")
    print("payload, bytes:", payload_sizes())
    path = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        script = Path(folder) / "floor.py"
        script.write_text(FLOOR_APP)
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        with serving(script) as floor, serving(ROOT / "app.py") as app:
            report_round_trips(browser, floor, app)
            report_frames(browser, f"{app}/?input=image&size=448&pool_size=3&stride=2")


def report_round_trips(browser: Browser, floor: str, app: str) -> None:
    # The 8 x 8 digit at stride 1, so that every pool size from 2 to 8 has another output.
    matrix = f"{app}/?stride=1&matrix={format_link(PRESETS['Digit, 8 x 8']())}"
    image = f"{app}/?input=image"
    pages = {
        "empty app": (
            open_page(browser, floor, "[data-testid=stMarkdown] p"),
            "[data-testid=stMarkdown] p",
        ),
        "matrix": (open_page(browser, matrix, STAGE_SIZE), STAGE_SIZE),
        "image, 224 x 224": (open_page(browser, image, STAGE_SIZE), STAGE_SIZE),
    }
    times = round_trips(pages)
    least = median(times["empty app"])
    for name, taken in times.items():
        print(f"{name}: {median(taken):.0f} ms, {median(taken) / least:.2f} times the empty app")


def report_frames(browser: Browser, url: str) -> None:
    page = open_page(browser, url, STAGE_SIZE)
    events = trace_events(browser, page, lambda: hover(page))
    print(f"hover at 448 x 448: {script_per_pointer_event(events):.2f} ms of script (95 %)")
    events = trace_events(browser, page, lambda: play(page))
    drawn = [event for event in events if event["name"] == "FireAnimationFrame"]
    print(f"playing: {len(drawn) / 5:.0f} frames a second")


if __name__ == "__main__":
    main()
