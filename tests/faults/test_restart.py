"""The server is killed under an open page, and started again."""

import io

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from benchmarks.server import running

LOST = "No picture is chosen yet"


@pytest.fixture
def photo() -> bytes:
    stream = io.BytesIO()
    Image.new("L", (40, 30), 90).save(stream, "PNG")
    return stream.getvalue()


def test_the_page_comes_back_by_itself_and_the_next_change_counts(page, port):
    size = page.locator("[data-part=output] .size")
    slider = page.locator('input[type="range"][aria-label="Pool size"]')
    frames: list[object] = []
    page.on(
        "websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(frame))
    )
    with running(port) as server:
        page.goto(f"http://{server.address}/?pool_size=3&stride=1&mode=min")
        expect(size).to_have_text("2 × 2")
    frames.clear()
    with running(port):
        _wait_until_quiet(page, frames)
        expect(page.get_by_role("radio", name="Min")).to_be_checked()
        slider.focus()
        slider.press("ArrowLeft")
        expect(size).to_have_text("3 × 3")
        expect(page.get_by_role("radio", name="Min")).to_be_checked()


def test_a_lost_upload_is_said_without_a_change(page, port, photo):
    with running(port) as server:
        page.goto(f"http://{server.address}/?input=image&source=upload")
        expect(page.get_by_text(LOST)).to_be_visible()
        file = {"name": "grey.png", "mimeType": "image/png", "buffer": photo}
        page.locator("input[type=file]").set_input_files(file)
        expect(page.get_by_text(LOST)).to_have_count(0)
    with running(port):
        expect(page.get_by_text(LOST)).to_be_visible(timeout=40_000)


def _wait_until_quiet(page: Page, frames: list[object]) -> None:
    """Wait until the server has sent something, and then nothing for two seconds."""
    seen = 0
    for _ in range(30):
        page.wait_for_timeout(2000)
        if frames and len(frames) == seen:
            return
        seen = len(frames)
    pytest.fail("the page did not come back")
