"""The page as a frame of a page of another origin, with the settings that it comes with."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.imports import ROOT


class _Slide(BaseHTTPRequestHandler):
    """Answers with a page that has the README's frame in it."""

    markup = ""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(f"<!doctype html><h1>Slide</h1>{self.markup}".encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def slide(page: Page, app_url: str) -> Iterator[Page]:
    """Return a page of another host and port, with the frame as the README writes it."""
    readme = (ROOT / "README.md").read_text("utf-8")
    line = next(line for line in readme.splitlines() if line.startswith("<iframe"))
    markup = line.replace("https://lab.example", app_url)
    assert app_url in markup
    handler = type("Slide", (_Slide,), {"markup": markup})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page.goto(f"http://localhost:{server.server_port}/")
    yield page
    server.shutdown()
    server.server_close()


def frame_of(page: Page) -> FrameLocator:
    frame = page.frame_locator("iframe")
    expect(frame.locator(".stage.ready")).to_be_visible(timeout=30_000)
    return frame


def test_a_frame_of_another_origin_has_the_stage_the_named_controls_and_no_sidebar(slide):
    frame = frame_of(slide)
    expect(frame.locator(".sentence")).to_contain_text("average")
    expect(frame.get_by_label("Pool size").first).to_be_visible()
    expect(frame.locator('[data-testid="stSidebar"]')).to_have_count(0)
    expect(frame.locator('[data-testid="stAlert"]')).to_have_count(0)
    expect(frame.get_by_text("What is pooling?")).to_be_hidden()
    expect(frame.get_by_text("Extracted pools")).to_have_count(0)
    expect(frame.get_by_label("Rows")).to_have_count(0)
    frame.get_by_role("button", name="Next window").click()
    expect(frame.locator(".sentence")).to_contain_text("row 1, column 2")


def test_a_control_in_a_frame_pools_anew_and_keeps_it_a_frame(slide):
    frame = frame_of(slide)
    frame.get_by_role("radio", name="Median").check()
    expect(frame.locator(".sentence")).to_contain_text("median")
    expect(frame.locator('[data-testid="stSidebar"]')).to_have_count(0)
    inside = next(one for one in slide.frames if "embed=true" in one.url)
    inside.wait_for_function("location.search.includes('mode=median')")
    assert "show=pool" in inside.evaluate("location.search")


def test_a_frame_leaves_the_keys_of_presenting_to_the_page_around_it(slide):
    frame = frame_of(slide)
    frame.locator("[data-part=output] .picture").focus()
    slide.keyboard.press("p")
    slide.wait_for_timeout(300)
    expect(frame.locator(".stage.presented")).to_have_count(0)


@pytest.mark.parametrize(
    ("show", "rows", "size", "sections"),
    [("input", 1, 0, 0), ("pool,sections", 0, 1, 1), ("", 0, 0, 0)],
)
def test_show_names_what_stays(page, app_url, show, rows, size, sections):
    page.goto(f"{app_url}/?embed=true&{f'show={show}' if show else ''}")
    expect(page.locator(".stage.ready")).to_be_visible(timeout=30_000)
    page.wait_for_timeout(500)
    assert page.get_by_label("Rows", exact=True).count() == rows
    assert bool(page.get_by_label("Pool size").count()) == bool(size)
    assert bool(page.get_by_text("Extracted pools").count()) == bool(sections)
    expect(page.locator('[data-testid="stSidebar"]')).to_have_count(0)


def test_a_frame_can_present(page, app_url):
    page.goto(f"{app_url}/?embed=true&view=present&page=compare")
    expect(page.locator(".stage.presented.ready")).to_be_visible(timeout=30_000)
    page.keyboard.press("PageDown")
    expect(page.locator(".count")).to_have_text("2 of 9")
