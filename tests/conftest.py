"""What several kinds of tests need: a real browser, and a port to serve on."""

import shutil
import socket
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# A busy machine is slow, not wrong.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Return Playwright, of which a process can have one alone."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Return an installed Chromium or Chrome, else the one that Playwright brought."""
    browser = launch(playwright)
    yield browser
    browser.close()


def launch(playwright: Playwright, *flags: str) -> Browser:
    """Start a browser."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    path = next(filter(None, map(shutil.which, names)), None)
    return playwright.chromium.launch(executable_path=path, args=[*FLAGS, *flags])


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return an empty page of 1280 by 720 that fails the test when its scripts do."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 720}, color_scheme="light", accept_downloads=True
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.set_default_timeout(20_000)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert not errors


@pytest.fixture
def port() -> int:
    """Return a port for a server of the test's own."""
    return free_port()


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
